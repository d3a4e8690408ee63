import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeStandardSteps, type StandardStepsView, standardStepsOperations } from "../contract.ts";
import { presentSteps } from "../present.ts";
import { findNamed, findSteps, updateSteps } from "../queries.ts";
import { stepsIssues } from "../rules.ts";

/** D7: changes a list; what the body leaves out stays, and what was followed keeps the words it had. */
export async function changeStandardSteps(
  keeping: Keeping,
  asking: Asking,
  id: string,
  body: ChangeStandardSteps,
): Promise<StandardStepsView> {
  return keep(keeping, asking, { id: standardStepsOperations.change.id, input: { id, body } }, async (tx) => {
    const row = await findSteps(tx, id);
    if (!row) throw notFound();
    const before = presentSteps(row);
    mustBeCurrent(asking, before);
    const wanted = { ...row, ...body };
    const issues = stepsIssues(wanted, await findNamed(tx, wanted, id));
    if (issues.length > 0) throw invalid(...issues);
    const after = presentSteps(await updateSteps(tx, id, wanted, row.archivedAt));
    await recordChange(tx, asking, { register: "standard-steps", record: id, before, after });
    return after;
  });
}
