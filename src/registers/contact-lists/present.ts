import type { ContactListView } from "./contract.ts";
import type { ContactListRow } from "./queries.ts";

export const presentList = (row: ContactListRow): ContactListView => ({
  id: row.id,
  departmentId: row.department_id,
  departmentName: row.department_name,
  rungs: row.rungs.map((rung) => ({
    ...rung,
    personName: rung.personId === null ? null : (row.names[rung.personId] ?? null),
  })),
  version: row.version,
  archivedAt: row.archived_at?.toString() ?? null,
});
