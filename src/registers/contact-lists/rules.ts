import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { Role } from "#kernel/people/roles.ts";
import type { RungBody } from "./contract.ts";

/** What of the asked can be on a list. */
export type Askable = {
  department: { isOwn: boolean; isArchived: boolean } | null;
  /** Those of the asked persons who may acknowledge a dispatch. */
  personIds: readonly string[];
  roles: readonly Role[];
};

/** A list belongs to one of our own departments that are in use. */
export function departmentIssues({ department }: Askable): FieldIssue[] {
  const path = "departmentId";
  if (department === null) return [{ path, code: "not-there" }];
  if (department.isArchived) return [{ path, code: "archived" }];
  return department.isOwn ? [] : [{ path, code: "not-own-department" }];
}

/** Every rung names one person or one role, nobody twice, and only who may acknowledge: else a case would wait in vain (D8). */
export function rungIssues(rungs: readonly RungBody[], { personIds, roles }: Askable): FieldIssue[] {
  const seen = new Set<string>();
  return rungs.flatMap(({ personId, role }, index): FieldIssue[] => {
    const path = `rungs.${index}`;
    if ((personId === null) === (role === null)) return [{ path, code: "person-or-role" }];
    const named = personId ?? role ?? "";
    if (seen.has(named)) return [{ path, code: "named-twice" }];
    seen.add(named);
    const may = personId === null ? roles.includes(role as Role) : personIds.includes(personId);
    return may ? [] : [{ path, code: "cannot-acknowledge" }];
  });
}
