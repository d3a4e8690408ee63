import type { ProcessRoom } from "#kernel/process/room.ts";
import { explained } from "./explained.ts";
import { incident } from "./process.ts";
import { consequencesOf, guardsOf, type IncidentRegisters } from "./rules.ts";
import { stepsAsked } from "./steps.ts";

export { incidentReactions } from "./reactions.ts";
export { incidentRoutes } from "./routes.ts";
export type { IncidentRegisters };

/** The room of incidents, as the app mounts it. */
export const incidentRoom = (registers: IncidentRegisters): ProcessRoom => ({
  definition: incident,
  guards: guardsOf(registers),
  consequences: consequencesOf(registers),
  explains: explained,
  asks: { stepsFollowed: stepsAsked(registers) },
});
