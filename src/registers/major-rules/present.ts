import type { MajorRuleView } from "./contract.ts";
import type { MajorRuleRow } from "./queries.ts";

export const presentRule = ({ archivedAt, ...rule }: MajorRuleRow): MajorRuleView => ({
  ...rule,
  archivedAt: archivedAt?.toString() ?? null,
});
