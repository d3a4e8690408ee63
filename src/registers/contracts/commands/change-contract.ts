import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { orderTargetReplan } from "#kernel/process/replan/target-queries.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeContract, type ContractView, contractOperations } from "../contract.ts";
import type { ContractKeeping } from "../keeping.ts";
import { presentContract, valuesOf } from "../present.ts";
import { findAround, lockContract, updateContract } from "../queries.ts";
import { contractIssues } from "../rules.ts";

/** L1: changes a contract. Another service level is carried to the clocks of its open cases, in the background. */
export async function changeContract(
  keeping: ContractKeeping,
  asking: Asking,
  id: string,
  body: ChangeContract,
): Promise<ContractView> {
  const operation = { id: contractOperations.change.id, input: { id, body } };
  const changed = await keep(keeping, asking, operation, async (tx) => {
    const row = await lockContract(tx, id);
    if (!row) throw notFound();
    const before = presentContract(row);
    mustBeCurrent(asking, before);
    const values = { ...valuesOf(row), ...body };
    const issues = contractIssues(values, await findAround(tx, { ...values, id }));
    if (issues.length > 0) throw invalid(...issues);
    const after = presentContract(await updateContract(tx, id, values));
    await recordChange(tx, asking, { register: "contracts", record: id, before, after });
    if (after.levelId !== before.levelId)
      await orderTargetReplan(tx, { scope: "contract", scopeId: id, because: "targets", notBefore: asking.now });
    return after;
  });
  keeping.wakeReplanner();
  return changed;
}
