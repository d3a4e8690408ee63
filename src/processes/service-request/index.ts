import type { ProcessRoom } from "#kernel/process/room.ts";
import { explained } from "./explained.ts";
import { serviceRequest } from "./process.ts";
import { consequencesOf, guards, type RequestRegisters } from "./rules.ts";

export { serviceRequestRoutes } from "./routes.ts";
export type { RequestRegisters };

/** The room of service requests, as the app mounts it. */
export const serviceRequestRoom = (registers: RequestRegisters): ProcessRoom => ({
  definition: serviceRequest,
  guards,
  consequences: consequencesOf(registers),
  explains: explained,
});
