import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type MajorRuleView, majorRuleOperations } from "../contract.ts";
import { presentRule } from "../present.ts";
import { findNamed, findRule, updateRule } from "../queries.ts";
import { ruleIssues } from "../rules.ts";

/** D12: takes an archived rule into use again, where what it names is still in use. */
export async function restoreMajorRule(keeping: Keeping, asking: Asking, id: string): Promise<MajorRuleView> {
  return keep(keeping, asking, { id: majorRuleOperations.restore.id, input: { id } }, async (tx) => {
    const row = await findRule(tx, id);
    if (!row) throw notFound();
    const before = presentRule(row);
    mustBeCurrent(asking, before);
    if (!row.archivedAt) return before;
    const issues = ruleIssues(row, await findNamed(tx, row));
    if (issues.length > 0) throw invalid(...issues);
    const after = presentRule(await updateRule(tx, id, row, null));
    await recordChange(tx, asking, { register: "major-rules", record: id, before, after });
    return after;
  });
}
