import type { TreeNode } from "../record-keeping/index.ts";
import type { CategoryView } from "./contract.ts";
import type { CategoryRow } from "./queries.ts";

export const presentCategory = (row: CategoryRow): CategoryView => ({
  id: row.id,
  parentId: row.parent_id,
  key: row.key,
  name: row.name,
  requiredFields: row.required_fields,
  designForPriority: row.design_for_priority,
  version: row.version,
  archivedAt: row.archived_at?.toString() ?? null,
});

export const asNode = (row: CategoryRow): TreeNode => ({
  id: row.id,
  parentId: row.parent_id,
  key: row.key,
  isArchived: row.archived_at !== null,
});
