import type { FormFieldView } from "#kernel/process/contract.ts";

/** What a move's form holds, by field key. Null: empty. Pure; the server checks all of it again. */
export type FormValues = Readonly<Record<string, unknown>>;

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

export function openingValues(form: readonly FormFieldView[]): FormValues {
  return Object.fromEntries(form.map(({ key, value }) => [key, value ?? null]));
}

/** The fields that apply: a condition looks at the form first, else at what the case knows. */
export function fieldsThatApply(
  form: readonly FormFieldView[],
  values: FormValues,
  known: Readonly<Record<string, unknown>>,
): FormFieldView[] {
  const byKey = new Map(form.map((field) => [field.key, field]));
  const applies = (field: FormFieldView, seen: ReadonlySet<string>): boolean => {
    if (field.when === null) return true;
    if (seen.has(field.key)) return false;
    const other = byKey.get(field.when.field);
    if (other && !applies(other, new Set([...seen, field.key]))) return false;
    const value = other ? values[other.key] : known[field.when.field];
    return field.when.isOneOf.some((one) => one === value);
  };
  return form.filter((field) => applies(field, new Set()));
}

/** Keys of required fields that are still empty. */
export function missingFields(fields: readonly FormFieldView[], values: FormValues): string[] {
  return fields.filter(({ key, required }) => required && isEmpty(values[key])).map(({ key }) => key);
}

/**
 * What goes over the wire: what must be filled and what was changed. A value left as it stood is not sent, so that it is not
 * taken for somebody's decision (a priority as it is does not override the matrix).
 */
export function valuesToSend(
  fields: readonly FormFieldView[],
  opening: FormValues,
  values: FormValues,
): Record<string, unknown> {
  const read = (value: unknown) => JSON.stringify(isEmpty(value) ? null : value);
  const isChanged = (key: string) => read(values[key]) !== read(opening[key]);
  const sent = fields.filter(({ key, required }) => (required && !isEmpty(values[key])) || isChanged(key));
  return Object.fromEntries(sent.map(({ key }) => [key, isEmpty(values[key]) ? null : values[key]]));
}

/** Fields somebody else has changed since the form was opened, to something else than what stands in the form now. */
export function clashingFields(
  opened: readonly FormFieldView[],
  fresh: readonly FormFieldView[],
  values: FormValues,
): FormFieldView[] {
  const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  return fresh.filter((field) => {
    const before = opened.find(({ key }) => key === field.key);
    return before !== undefined && !same(before.value, field.value) && !same(field.value, values[field.key]);
  });
}
