import type { AgreementView } from "./contract.ts";
import type { AgreementRow } from "./queries.ts";
import { stateOfAgreement } from "./rules.ts";

export const presentAgreement = (row: AgreementRow, now: Temporal.Instant): AgreementView => ({
  ...row,
  state: stateOfAgreement(row, now),
  fromAt: row.fromAt.toString(),
  untilAt: row.untilAt.toString(),
  agreedOn: row.agreedOn.toString(),
  withdrawnAt: row.withdrawnAt?.toString() ?? null,
});
