import type { FieldIssue } from "#kernel/errors/refusal.ts";

/**
 * A category may only require fields that cases can carry: an unknown key could never be filled, and no case of the category
 * could be dispatched again. Before any process is installed nothing can be said, and nothing is refused.
 */
export function requiredFieldIssues(required: readonly string[], carried: readonly string[]): FieldIssue[] {
  return required.flatMap((key, index): FieldIssue[] => {
    const path = `requiredFields[${index}]`;
    if (required.indexOf(key) !== index) return [{ path, code: "twice" }];
    return carried.length > 0 && !carried.includes(key) ? [{ path, code: "not-there" }] : [];
  });
}
