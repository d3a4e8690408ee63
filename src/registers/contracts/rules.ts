import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { Around, ContractValues } from "./queries.ts";

/** A contract is of a customer in use, signed by an own organisation, and names only what is the customer's. */
export function contractIssues(values: ContractValues, found: Around): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const wrong = (path: string, code: FieldIssue["code"]) => issues.push({ path, code });
  if (found.isNumberUsed) wrong("number", "already-used");
  if (!found.isCustomer) wrong("organisationId", "not-there");
  if (!found.isOwn) wrong("contractorId", "not-own-department");
  if (values.projectId !== null && !found.isTheirProject) wrong("projectId", "not-there");
  if (values.levelId !== null && !found.isLevel) wrong("levelId", "not-there");
  if (values.untilDay !== null && values.untilDay < values.fromDay) wrong("untilDay", "days-backwards");
  if (found.services < new Set(values.serviceIds).size) wrong("serviceIds", "not-there");
  if (found.sites < new Set(values.siteIds).size) wrong("siteIds", "not-there");
  if (found.devices < new Set(values.deviceIds).size) wrong("deviceIds", "not-there");
  if (values.balanceUnit === null && values.bought > 0) wrong("balanceUnit", "required");
  return issues;
}
