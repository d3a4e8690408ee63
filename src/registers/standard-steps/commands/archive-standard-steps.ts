import { notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type StandardStepsView, standardStepsOperations } from "../contract.ts";
import { presentSteps } from "../present.ts";
import { findSteps, updateSteps } from "../queries.ts";

/** D7: takes a list out of use; what was followed stays on its cases. */
export async function archiveStandardSteps(keeping: Keeping, asking: Asking, id: string): Promise<StandardStepsView> {
  return keep(keeping, asking, { id: standardStepsOperations.archive.id, input: { id } }, async (tx) => {
    const row = await findSteps(tx, id);
    if (!row) throw notFound();
    const before = presentSteps(row);
    mustBeCurrent(asking, before);
    if (row.archivedAt) return before;
    const after = presentSteps(await updateSteps(tx, id, row, asking.now));
    await recordChange(tx, asking, { register: "standard-steps", record: id, before, after });
    return after;
  });
}
