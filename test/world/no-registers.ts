import type { IncidentRegisters } from "#processes/incident/index.ts";

/** Registers with nothing in them, where only the definition of the process matters. */
export const noRegisters: IncidentRegisters = {
  priorityFor: () => 3,
  service: () => null,
  category: () => null,
  contract: () => null,
  coverOf: () => ({ state: "unchecked", contract: null, reason: { zh: "", en: "" } }),
  routeOf: () => ({ contractId: null, route: "liaison", projectManagerId: null }),
};
