import type { Condition, Field } from "./field.ts";

/** Whether a field applies, given what the named field holds. Several chosen values count if one of them fits. */
export function holds(condition: Condition | undefined, held: (field: string) => unknown): boolean {
  if (!condition) return true;
  const value = held(condition.field);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.some((one) => condition.isOneOf.some((wanted) => wanted === one));
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/**
 * The one figure of a set of answers, 0 to 100: the mean of its ratings, each from its lowest step (0) to its highest (100).
 * Null where nothing was rated.
 */
export function scoreOf(
  fields: Readonly<Record<string, Pick<Field, "type" | "steps">>>,
  answers: Record<string, unknown>,
): number | null {
  const parts: number[] = [];
  for (const [key, field] of Object.entries(fields)) {
    const value = Object.hasOwn(answers, key) ? answers[key] : null;
    if (field.type === "rating" && typeof value === "number") parts.push((value - 1) / (ratingSteps(field) - 1));
  }
  if (parts.length === 0) return null;
  return Math.round((100 * parts.reduce((sum, part) => sum + part, 0)) / parts.length);
}

/** Steps of a rating whose definition names none. */
export const ratingSteps = (field: Pick<Field, "steps">): number => field.steps ?? 5;
