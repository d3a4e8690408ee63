import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type StandardStepsView, standardStepsOperations } from "../contract.ts";
import { presentSteps } from "../present.ts";
import { findNamed, findSteps, updateSteps } from "../queries.ts";
import { stepsIssues } from "../rules.ts";

/** D7: takes an archived list into use again, where what it names is in use and no other stands at its place. */
export async function restoreStandardSteps(keeping: Keeping, asking: Asking, id: string): Promise<StandardStepsView> {
  return keep(keeping, asking, { id: standardStepsOperations.restore.id, input: { id } }, async (tx) => {
    const row = await findSteps(tx, id);
    if (!row) throw notFound();
    const before = presentSteps(row);
    mustBeCurrent(asking, before);
    if (!row.archivedAt) return before;
    const issues = stepsIssues(row, await findNamed(tx, row, id));
    if (issues.length > 0) throw invalid(...issues);
    const after = presentSteps(await updateSteps(tx, id, row, null));
    await recordChange(tx, asking, { register: "standard-steps", record: id, before, after });
    return after;
  });
}
