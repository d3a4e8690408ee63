import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { CreateMajorRule } from "./contract.ts";

/** null: it is not there. */
export type Named = { isServiceInUse: boolean | null; isCategoryInUse: boolean | null };

/** D12: a rule names what is in use, and asks for no more customers than incidents: such a rule could never hold. */
export function ruleIssues(
  rule: Pick<CreateMajorRule, "serviceId" | "categoryId" | "cases" | "customers">,
  { isServiceInUse, isCategoryInUse }: Named,
): FieldIssue[] {
  return [
    ...(rule.serviceId === null ? [] : issueOf("serviceId", isServiceInUse)),
    ...(rule.categoryId === null ? [] : issueOf("categoryId", isCategoryInUse)),
    ...(rule.customers > rule.cases ? [{ path: "customers", code: "more-than-cases" } as const] : []),
  ];
}

function issueOf(path: string, isInUse: boolean | null): FieldIssue[] {
  if (isInUse === null) return [{ path, code: "not-there" }];
  return isInUse ? [] : [{ path, code: "archived" }];
}
