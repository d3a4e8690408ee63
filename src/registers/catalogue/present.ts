import type { ItemView, OfferedItem } from "./contract.ts";
import type { ItemRow } from "./queries.ts";
import { groups } from "./rules.ts";

export const presentItem = ({ id, key, position, content, version, archived_at }: ItemRow): ItemView => ({
  id,
  key,
  position,
  ...content,
  version,
  archivedAt: archived_at?.toString() ?? null,
});

/** As whoever asks for it sees it: not who approves and who fulfils it. */
export const presentOffered = ({ id, key, content, version }: ItemRow): OfferedItem => ({
  id,
  key,
  group: content.group,
  groupTitle: groups[content.group],
  name: content.name,
  description: content.description,
  help: content.help,
  icon: content.icon,
  serviceId: content.serviceId,
  fields: content.fields,
  priority: content.priority,
  usualHours: content.usualHours,
  approvals: content.approvals.map(({ title }) => ({ title })),
  version,
});
