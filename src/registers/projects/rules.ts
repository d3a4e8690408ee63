import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { Around, ProjectValues } from "./queries.ts";

/** A project is of a customer in use, whose contracts it gathers, and one of our own people manages it. */
export function projectIssues(values: ProjectValues, found: Around): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (found.isNumberUsed) issues.push({ path: "number", code: "already-used" });
  if (!found.isCustomer || found.hasStrangeContracts) issues.push({ path: "organisationId", code: "not-there" });
  if (values.managerId !== null && !found.isStaff) issues.push({ path: "managerId", code: "unknown-id" });
  return issues;
}
