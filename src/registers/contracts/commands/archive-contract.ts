import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ContractView, contractOperations } from "../contract.ts";
import type { ContractKeeping } from "../keeping.ts";
import { presentContract, valuesOf } from "../present.ts";
import { lockContract, openCasesUnder, updateContract } from "../queries.ts";

/** Takes a contract out of use. Refused while open cases are under it (`still-in-use`). */
export async function archiveContract(keeping: ContractKeeping, asking: Asking, id: string): Promise<ContractView> {
  return keep(keeping, asking, { id: contractOperations.archive.id, input: { id } }, async (tx) => {
    const row = await lockContract(tx, id);
    if (!row) throw notFound();
    const before = presentContract(row);
    mustBeCurrent(asking, before);
    if (row.archivedAt) return before;
    const count = await openCasesUnder(tx, id);
    if (count > 0) throw new Refusal("wrong-state", "still-in-use", { params: { count } });
    const after = presentContract(await updateContract(tx, id, { ...valuesOf(row), archivedAt: asking.now }));
    await recordChange(tx, asking, { register: "contracts", record: id, before, after });
    return after;
  });
}
