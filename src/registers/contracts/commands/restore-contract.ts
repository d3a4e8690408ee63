import { notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ContractView, contractOperations } from "../contract.ts";
import type { ContractKeeping } from "../keeping.ts";
import { presentContract, valuesOf } from "../present.ts";
import { lockContract, updateContract } from "../queries.ts";

/** Takes an archived contract into use again. */
export async function restoreContract(keeping: ContractKeeping, asking: Asking, id: string): Promise<ContractView> {
  return keep(keeping, asking, { id: contractOperations.restore.id, input: { id } }, async (tx) => {
    const row = await lockContract(tx, id);
    if (!row) throw notFound();
    const before = presentContract(row);
    mustBeCurrent(asking, before);
    if (!row.archivedAt) return before;
    const after = presentContract(await updateContract(tx, id, { ...valuesOf(row), archivedAt: null }));
    await recordChange(tx, asking, { register: "contracts", record: id, before, after });
    return after;
  });
}
