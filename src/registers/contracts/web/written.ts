import type { Reference } from "#web/fields/ReferenceField.tsx";
import type { ContractView } from "../contract.ts";

type Unit = ContractView["balanceUnit"];

/** A contract as the form holds it. */
export const writtenOf = (contract: ContractView | null) => ({
  number: contract?.number ?? "",
  name: contract?.name ?? "",
  organisation: (contract?.organisation ?? null) as Reference | null,
  contractorId: contract?.contractorId ?? null,
  project: (contract?.project ?? null) as Reference | null,
  signedOn: contract?.signedOn ?? null,
  fromDay: contract?.fromDay ?? null,
  untilDay: contract?.untilDay ?? null,
  warnDays: contract?.warnDays ?? 30,
  serviceIds: contract?.serviceIds ?? [],
  siteIds: contract?.siteIds ?? [],
  deviceIds: contract?.deviceIds ?? [],
  levelId: contract?.levelId ?? null,
  balanceUnit: (contract?.balanceUnit ?? null) as Unit,
  bought: contract?.bought ?? 0,
  route: (contract?.route ?? null) as ContractView["route"],
  isKeyCustomer: contract?.isKeyCustomer ?? false,
  hasOurStaff: contract?.hasOurStaff ?? false,
  complaintDays: contract?.complaintDays ?? null,
  note: contract?.note ?? "",
});
export type WrittenContract = ReturnType<typeof writtenOf>;

/** Minutes are written as hours, to one decimal; visits as they are. */
export const shownAmount = (unit: Unit, amount: number): number =>
  unit === "minutes" ? Math.round(amount / 6) / 10 : amount;

export const storedAmount = (unit: Unit, shown: number): number =>
  unit === "minutes" ? Math.round(shown * 60) : Math.round(shown);
