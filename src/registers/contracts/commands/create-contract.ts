import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { keep, recordChange } from "../../record-keeping/index.ts";
import { type ContractView, type CreateContract, contractOperations } from "../contract.ts";
import type { ContractKeeping } from "../keeping.ts";
import { presentContract } from "../present.ts";
import { findAround, insertContract } from "../queries.ts";
import { contractIssues } from "../rules.ts";

/** L1: adds a contract. Open cases of the customer keep what they have until somebody touches them. */
export async function createContract(
  keeping: ContractKeeping,
  asking: Asking,
  body: CreateContract,
): Promise<ContractView> {
  return keep(keeping, asking, { id: contractOperations.create.id, input: body }, async (tx) => {
    const values = { ...body, archivedAt: null };
    const issues = contractIssues(values, await findAround(tx, { ...values, id: null }));
    if (issues.length > 0) throw invalid(...issues);
    const created = presentContract(await insertContract(tx, values));
    await recordChange(tx, asking, { register: "contracts", record: created.id, before: null, after: created });
    return created;
  });
}
