import type { ContractView } from "./contract.ts";
import type { ContractRow, ContractValues } from "./queries.ts";

export const presentContract = (row: ContractRow): ContractView => ({
  ...row,
  signedOn: row.signedOn?.toString() ?? null,
  fromDay: row.fromDay.toString(),
  untilDay: row.untilDay?.toString() ?? null,
  archivedAt: row.archivedAt?.toString() ?? null,
});

/** What of a contract is written by people, as it is stored. */
export function valuesOf(row: ContractRow): ContractValues {
  const { id: _, organisation: _o, contractor: _c, project: _p, manager: _m, used: _u, version: _v, ...values } = row;
  return {
    ...values,
    signedOn: row.signedOn?.toString() ?? null,
    fromDay: row.fromDay.toString(),
    untilDay: row.untilDay?.toString() ?? null,
  };
}
