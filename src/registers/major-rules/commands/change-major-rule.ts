import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeMajorRule, type MajorRuleView, majorRuleOperations } from "../contract.ts";
import { presentRule } from "../present.ts";
import { findNamed, findRule, updateRule } from "../queries.ts";
import { ruleIssues } from "../rules.ts";

/** D12: changes a rule; what the body leaves out stays, and so does what the rule has brought about. */
export async function changeMajorRule(
  keeping: Keeping,
  asking: Asking,
  id: string,
  body: ChangeMajorRule,
): Promise<MajorRuleView> {
  return keep(keeping, asking, { id: majorRuleOperations.change.id, input: { id, body } }, async (tx) => {
    const row = await findRule(tx, id);
    if (!row) throw notFound();
    const before = presentRule(row);
    mustBeCurrent(asking, before);
    const wanted = { ...row, ...body };
    const issues = ruleIssues(wanted, await findNamed(tx, wanted));
    if (issues.length > 0) throw invalid(...issues);
    const after = presentRule(await updateRule(tx, id, wanted, row.archivedAt));
    await recordChange(tx, asking, { register: "major-rules", record: id, before, after });
    return after;
  });
}
