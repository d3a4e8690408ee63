import type { DeviceView } from "./contract.ts";
import type { DeviceRow } from "./queries.ts";

export const presentDevice = (row: DeviceRow): DeviceView => ({
  id: row.id,
  organisation: { id: row.organisation_id, name: row.organisation_name },
  model: row.model,
  serial: row.serial,
  name: row.name,
  site: row.site,
  version: row.version,
  archivedAt: row.archived_at?.toString() ?? null,
});
