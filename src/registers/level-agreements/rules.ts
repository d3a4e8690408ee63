import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { TargetScope } from "#kernel/process/replan/target-change.ts";
import type { AgreementView, CreateAgreement } from "./contract.ts";
import type { Around } from "./queries.ts";

/** L5: for one customer or one contract, another level or other targets, for a time that is not yet over. */
export function agreementIssues(body: CreateAgreement, found: Around, now: Temporal.Instant): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const wrong = (path: string, code: FieldIssue["code"]) => issues.push({ path, code });
  if (body.organisationId === null && body.contractId === null) wrong("organisationId", "required");
  if (body.organisationId !== null && body.contractId !== null) wrong("contractId", "does-not-apply");
  if (body.organisationId !== null && !found.isCustomer) wrong("organisationId", "not-there");
  if (body.contractId !== null && !found.isContract) wrong("contractId", "not-there");
  if (body.levelId !== null && !found.isLevel) wrong("levelId", "not-there");
  if (body.levelId === null && Object.keys(body.targets).length === 0) wrong("levelId", "required");
  const [from, until] = [Temporal.Instant.from(body.fromAt), Temporal.Instant.from(body.untilAt)];
  if (Temporal.Instant.compare(until, from) <= 0) wrong("untilAt", "days-backwards");
  else if (Temporal.Instant.compare(until, now) <= 0) wrong("untilAt", "too-long-ago");
  return issues;
}

export function stateOfAgreement(
  { fromAt, untilAt, withdrawnAt }: { fromAt: Temporal.Instant; untilAt: Temporal.Instant; withdrawnAt: unknown },
  now: Temporal.Instant,
): AgreementView["state"] {
  if (withdrawnAt !== null) return "withdrawn";
  if (Temporal.Instant.compare(now, fromAt) < 0) return "to-come";
  return Temporal.Instant.compare(now, untilAt) < 0 ? "holds" : "over";
}

/** Whose open cases an agreement touches. */
export const scopeOf = ({
  contractId,
  organisationId,
}: Pick<AgreementView, "contractId" | "organisationId">): TargetScope =>
  contractId === null
    ? { scope: "organisation", scopeId: organisationId ?? "" }
    : { scope: "contract", scopeId: contractId };
