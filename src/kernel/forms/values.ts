import { z } from "zod";
import type { Field, FieldType } from "./field.ts";
import { ratingSteps } from "./rules.ts";

/**
 * What a filled field of each type must look like, as zod schemas whose messages are our stable codes. The output is the
 * form in which the value is stored: trimmed, composed (NFC), days as `YYYY-MM-DD`, instants in UTC with milliseconds.
 */
export function valueSchema(field: Field): z.ZodType {
  return builders[field.type](field);
}

const lengths = { line: 300, long: 50_000, phone: 40, email: 320, choices: 100, files: 20, people: 50 };

// PostgreSQL stores no NUL, and half a surrogate pair is no text; the other controls have no business in an answer.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const text = (maxLength: number, tidy: (value: string) => string) =>
  z
    .string({ error: "not-text" })
    .refine((value) => value.isWellFormed() && !unreadable.test(value), { error: "unreadable", abort: true })
    .transform((value) => tidy(value.normalize("NFC")).trim())
    // In characters as people count them, not in UTF-16 halves.
    .refine((value) => value.length <= maxLength || [...value].length <= maxLength, { error: "too-long" });

const oneLine = (value: string) => value.replace(/\s+/g, " ");
const lines = (value: string) => value.replace(/\r\n?/g, "\n");

const number = (field: Field) =>
  z
    .number({ error: "not-a-number" })
    .min(field.min ?? -1e15, { error: "out-of-range" })
    .max(field.max ?? 1e15, { error: "out-of-range" });

const whole = (min: number, max: number, code: string) =>
  z
    .number({ error: "not-a-number" })
    .refine((value) => Number.isInteger(value), { error: code, abort: true })
    .min(min, { error: "out-of-range" })
    .max(max, { error: "out-of-range" });

const reference = () => z.string({ error: "not-an-id" }).regex(/^[1-9]\d{0,17}$/, { error: "not-an-id" });

const oneOf = (field: Field) => {
  const allowed = new Set(field.choices?.map(({ value }) => value));
  return z.string({ error: "not-a-choice" }).refine((value) => allowed.has(value), { error: "not-a-choice" });
};

const unique = (values: unknown[]) => new Set(values).size === values.length;

const parsed = (read: (value: string) => string, code: string) =>
  z.string({ error: code }).transform((value, context) => {
    try {
      return read(value);
    } catch {
      context.addIssue({ code: "custom", message: code });
      return z.NEVER;
    }
  });

/** Strict on purpose: Temporal alone would also read `20301231` and `2030-12-31T00:00[Asia/Shanghai]`. */
const day = (value: string) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new RangeError(value);
  return Temporal.PlainDate.from(value).toString();
};
const moment = (value: string) => {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]{5,18}(?:Z|[+-]\d{2}:\d{2})$/.test(value)) throw new RangeError(value);
  return Temporal.Instant.from(value).round("millisecond").toString({ smallestUnit: "millisecond" });
};

const phone = () =>
  text(lengths.phone, oneLine)
    .refine((value) => /^[+\d(][\d\s()\-–/.]*(?:(?:ext\.?|x|#|转)\s*\d{1,8})?$/i.test(value), {
      error: "bad-phone",
      abort: true,
    })
    .refine((value) => (value.match(/\d/g)?.length ?? 0) >= 3, { error: "bad-phone" });

const email = () =>
  text(lengths.email, oneLine).refine((value) => /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(value), {
    error: "bad-email",
  });

const builders: Record<FieldType, (field: Field) => z.ZodType> = {
  text: (field) => text(field.maxLength ?? lengths.line, oneLine),
  "long-text": (field) => text(field.maxLength ?? lengths.long, lines),
  number,
  "yes-no": () => z.boolean({ error: "not-yes-or-no" }),
  choice: oneOf,
  choices: (field) =>
    z.array(oneOf(field), { error: "not-a-list" }).max(lengths.choices, { error: "too-many" }).refine(unique, {
      error: "twice",
    }),
  date: () => parsed(day, "not-a-date"),
  "date-time": () => parsed(moment, "not-a-date-time"),
  minutes: (field) => whole(field.min ?? 0, field.max ?? 366 * 24 * 60, "not-whole-minutes"),
  rating: (field) => whole(1, ratingSteps(field), "not-a-whole-step"),
  phone,
  email,
  priority: () => whole(1, 4, "not-a-whole-step"),
  person: reference,
  team: reference,
  department: reference,
  organisation: reference,
  supplier: reference,
  people: () =>
    z.array(reference(), { error: "not-a-list" }).max(lengths.people, { error: "too-many" }).refine(unique, {
      error: "twice",
    }),
  service: reference,
  category: reference,
  device: reference,
  contract: reference,
  "catalogue-item": reference,
  // What stands in it the item's own form checks.
  answers: () =>
    z
      .record(z.string().max(60), z.unknown(), { error: "not-a-form" })
      .refine((value) => Object.keys(value).length <= lengths.choices, { error: "too-many" }),
  files: () =>
    z
      .array(z.uuid({ error: "not-an-id" }), { error: "not-a-list" })
      .max(lengths.files, { error: "too-many" })
      .refine(unique, { error: "twice" }),
};
