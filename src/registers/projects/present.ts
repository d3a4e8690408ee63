import type { ProjectView } from "./contract.ts";
import type { ProjectRow } from "./queries.ts";

export const presentProject = (row: ProjectRow): ProjectView => ({
  ...row,
  archivedAt: row.archivedAt?.toString() ?? null,
});
