import type { TreeNode } from "../record-keeping/index.ts";
import type { ServiceView } from "./contract.ts";
import type { ServiceRow } from "./queries.ts";

export const presentService = (row: ServiceRow): ServiceView => ({
  id: row.id,
  parentId: row.parent_id,
  key: row.key,
  name: row.name,
  departmentId: row.department_id,
  teamId: row.team_id,
  thirdLineTeamId: row.third_line_team_id,
  version: row.version,
  archivedAt: row.archived_at?.toString() ?? null,
});

export const asNode = (row: ServiceRow): TreeNode => ({
  id: row.id,
  parentId: row.parent_id,
  key: row.key,
  isArchived: row.archived_at !== null,
});
