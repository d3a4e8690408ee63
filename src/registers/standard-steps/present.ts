import type { StandardStepsView } from "./contract.ts";
import type { StandardStepsRow } from "./queries.ts";

export const presentSteps = ({ archivedAt, ...list }: StandardStepsRow): StandardStepsView => ({
  ...list,
  archivedAt: archivedAt?.toString() ?? null,
});
