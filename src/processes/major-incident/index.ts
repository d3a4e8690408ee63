import type { ProcessRoom } from "#kernel/process/room.ts";
import { explained } from "./explained.ts";
import { majorIncident } from "./process.ts";
import { consequences, guards } from "./rules.ts";

export { majorIncidentReactions } from "./reactions.ts";
export { majorIncidentRoutes } from "./routes.ts";

/** The room of major incidents, as the app mounts it. */
export const majorIncidentRoom: ProcessRoom = { definition: majorIncident, guards, consequences, explains: explained };
