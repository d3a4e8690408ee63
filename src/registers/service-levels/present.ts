import type { LevelView } from "./contract.ts";
import type { LevelRow } from "./queries.ts";

export const presentLevel = (row: LevelRow): LevelView => ({
  id: row.id,
  key: row.key,
  name: row.name,
  isDefault: row.is_default,
  calendarId: row.calendar_id,
  urgentCalendarId: row.urgent_calendar_id,
  targets: row.targets,
  usedIn: row.used_in,
  version: row.version,
  archivedAt: row.archived_at?.toString() ?? null,
});
