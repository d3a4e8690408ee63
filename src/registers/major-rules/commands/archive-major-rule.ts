import { notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type MajorRuleView, majorRuleOperations } from "../contract.ts";
import { presentRule } from "../present.ts";
import { findRule, updateRule } from "../queries.ts";

/** D12: takes a rule out of use; major incidents it brought about go on. */
export async function archiveMajorRule(keeping: Keeping, asking: Asking, id: string): Promise<MajorRuleView> {
  return keep(keeping, asking, { id: majorRuleOperations.archive.id, input: { id } }, async (tx) => {
    const row = await findRule(tx, id);
    if (!row) throw notFound();
    const before = presentRule(row);
    mustBeCurrent(asking, before);
    if (row.archivedAt) return before;
    const after = presentRule(await updateRule(tx, id, row, asking.now));
    await recordChange(tx, asking, { register: "major-rules", record: id, before, after });
    return after;
  });
}
