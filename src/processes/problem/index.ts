import type { ProcessRoom } from "#kernel/process/room.ts";
import { explained } from "./explained.ts";
import { problem } from "./process.ts";
import { consequences } from "./rules.ts";

export { problemReactions } from "./reactions.ts";
export { problemRoutes } from "./routes.ts";

/** The room of problems, as the app mounts it. */
export const problemRoom: ProcessRoom = { definition: problem, guards: {}, consequences, explains: explained };
