import type { ProcessRoom } from "#kernel/process/room.ts";
import { explained } from "./explained.ts";
import { followUp } from "./process.ts";
import { consequences, guards } from "./rules.ts";

export { followUpReactions } from "./reactions.ts";

/** The room of follow-ups, as the app mounts it. */
export const followUpRoom: ProcessRoom = { definition: followUp, guards, consequences, explains: explained };
