import type { z } from "zod";
import { isIssueCode } from "../errors/codes.ts";
import { type FieldIssue, Refusal } from "../errors/refusal.ts";
import type { Field, FormField } from "./field.ts";
import { holds, isEmpty, ratingSteps } from "./rules.ts";
import { valueSchema } from "./values.ts";

/** A filled form. `null`: the field was emptied on purpose. Fields that were not sent are absent. */
export type FormValues = Record<string, unknown>;

export type FormContext = {
  /** What conditions see where a field is not part of this form: the case's values so far. */
  known?: Readonly<Record<string, unknown>>;
  /** Put before each field in the issues, as the caller wrote it. */
  path?: string;
};

export type CompiledForm = {
  /** Every issue of every field at once, and the values in the form they are stored in. */
  check: (
    given: Readonly<Record<string, unknown>>,
    context?: FormContext,
  ) => { values: FormValues; issues: FieldIssue[] };
  /** The values; throws a Refusal: 400 `unknown-key`, 422 `invalid-fields` naming every field that is wrong. */
  read: (given: Readonly<Record<string, unknown>>, context?: FormContext) => FormValues;
};

type Place = FormField & { definition: Field; schema: z.ZodType };

/**
 * Compiles a form once, to be checked many times. What it says is final: a browser's own checks are only kindness.
 *
 * Codes: `required`, `does-not-apply` (its condition does not hold, so filling it is a mistake, never silently dropped),
 * `unknown-key`, and per type `not-text`, `unreadable`, `too-long`, `not-a-number`, `out-of-range`, `not-a-whole-step`,
 * `not-whole-minutes`, `not-yes-or-no`, `not-a-choice`, `not-a-list`, `too-many`, `twice`, `not-a-date`, `not-a-date-time`,
 * `bad-phone`, `bad-email`, `not-an-id`. Whether an id names something is for the command to find out.
 */
export function compileForm(fields: Readonly<Record<string, Field>>, form: readonly FormField[]): CompiledForm {
  const places = new Map<string, Place>();
  for (const place of form) {
    const definition = Object.hasOwn(fields, place.field) ? fields[place.field] : undefined;
    if (!definition) throw new Error(`form names the field "${place.field}", which is not declared`);
    places.set(place.field, { ...place, definition, schema: valueSchema(definition) });
  }

  const check: CompiledForm["check"] = (given, { known = {}, path = "" } = {}) => {
    const issues: FieldIssue[] = [];
    for (const key of Object.keys(given)) {
      if (!places.has(key)) issues.push({ path: path + key, code: "unknown-key" });
    }
    const applies = whatApplies(places, given, known);
    const values: [string, unknown][] = [];
    for (const [key, place] of places) {
      const value = own(given, key);
      const isFilled = !isEmpty(value);
      if (!applies(key)) {
        if (isFilled) issues.push({ path: path + key, code: "does-not-apply" });
      } else if (isFilled) {
        const result = place.schema.safeParse(value);
        if (result.success) values.push([key, result.data]);
        else issues.push(issueOf(path + key, result.error, place.definition));
      } else if (place.required) {
        issues.push({ path: path + key, code: "required" });
      } else if (value !== undefined) {
        values.push([key, null]);
      }
    }
    // fromEntries defines properties, so that a field of whatever name cannot reach a prototype.
    return { values: Object.fromEntries(values), issues };
  };

  return {
    check,
    read: (given, context) => {
      const { values, issues } = check(given, context);
      const unknown = issues.filter(({ code }) => code === "unknown-key");
      if (unknown.length > 0) throw new Refusal("malformed", "unknown-key", { issues: unknown });
      if (issues.length > 0) throw new Refusal("invalid", "invalid-fields", { issues });
      return values;
    },
  };
}

const own = (values: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(values, key) ? values[key] : undefined;

/** A field applies when its condition holds for a field that itself applies; conditions in a circle never hold. */
function whatApplies(
  places: ReadonlyMap<string, Place>,
  given: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>>,
): (key: string) => boolean {
  const answers = new Map<string, boolean>();
  const applies = (key: string): boolean => {
    const place = places.get(key);
    if (!place?.when) return true;
    const before = answers.get(key);
    if (before !== undefined) return before;
    answers.set(key, false);
    const answer = holds(place.when, (field) => {
      if (!places.has(field)) return own(known, field);
      return applies(field) ? own(given, field) : undefined;
    });
    answers.set(key, answer);
    return answer;
  };
  return applies;
}

function issueOf(path: string, error: z.ZodError, field: Field): FieldIssue {
  const [first] = error.issues;
  // The schemas of values.ts give codes for messages; anything else would be zod's own words.
  const code = isIssueCode(first?.message) ? first.message : "unreadable";
  const inner = first && first.path.length > 0 ? `${path}.${first.path.join(".")}` : path;
  const limits = limitsOf(code, field);
  return limits ? { path: inner, code, params: limits } : { path: inner, code };
}

function limitsOf(code: string, field: Field): Record<string, number> | undefined {
  if (code === "too-long" && field.maxLength) return { max: field.maxLength };
  if (code !== "out-of-range") return undefined;
  if (field.type === "rating") return { min: 1, max: ratingSteps(field) };
  if (field.type === "priority") return { min: 1, max: 4 };
  const entries = Object.entries({ min: field.min, max: field.max }).filter(([, limit]) => limit !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as Record<string, number>) : undefined;
}
