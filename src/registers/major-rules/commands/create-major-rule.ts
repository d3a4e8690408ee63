import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, recordChange } from "../../record-keeping/index.ts";
import { type CreateMajorRule, type MajorRuleView, majorRuleOperations } from "../contract.ts";
import { presentRule } from "../present.ts";
import { findNamed, insertRule } from "../queries.ts";
import { ruleIssues } from "../rules.ts";

/** D12: adds a rule; refuses what is not in use, and more customers than incidents. */
export async function createMajorRule(keeping: Keeping, asking: Asking, body: CreateMajorRule): Promise<MajorRuleView> {
  return keep(keeping, asking, { id: majorRuleOperations.create.id, input: body }, async (tx) => {
    const issues = ruleIssues(body, await findNamed(tx, body));
    if (issues.length > 0) throw invalid(...issues);
    const created = presentRule(await insertRule(tx, body));
    await recordChange(tx, asking, { register: "major-rules", record: created.id, before: null, after: created });
    return created;
  });
}
