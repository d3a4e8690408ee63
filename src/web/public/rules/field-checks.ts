import type { IssueCode } from "#kernel/errors/codes.ts";
import type { FormFieldView } from "#kernel/process/contract.ts";

/** Why a field cannot be sent: codes of the server, which checks again and may name others. */
export type FieldFault = Extract<
  IssueCode,
  "required" | "too-long" | "bad-phone" | "bad-email" | "wrong-type" | "too-small" | "too-large"
>;

export type Values = Record<string, unknown>;

/** A field with a condition stands only while the field it names has one of the values. */
export function applies(field: FormFieldView, values: Values): boolean {
  if (field.when === null) return true;
  const value = values[field.when.field];
  return field.when.isOneOf.some((one) => one === value);
}

/** Faults by field key; empty: it may be sent. */
export function faultsOf(form: readonly FormFieldView[], values: Values): Record<string, FieldFault> {
  const faults: Record<string, FieldFault> = {};
  for (const field of form) {
    const fault = applies(field, values) ? faultOf(field, values[field.key]) : null;
    if (fault !== null) faults[field.key] = fault;
  }
  return faults;
}

function faultOf(field: FormFieldView, value: unknown): FieldFault | null {
  if (isEmpty(value)) return field.required ? "required" : null;
  if (typeof value === "number") return numberFault(field, value);
  if (typeof value !== "string") return null;
  if (field.maxLength !== null && value.length > field.maxLength) return "too-long";
  if (field.type === "phone" && !isPhone(value)) return "bad-phone";
  if (field.type === "email" && !isEmail(value)) return "bad-email";
  return null;
}

function numberFault(field: FormFieldView, value: number): FieldFault | null {
  if (!Number.isFinite(value)) return "wrong-type";
  if (field.min !== null && value < field.min) return "too-small";
  if (field.max !== null && value > field.max) return "too-large";
  return null;
}

/** Only what applies and was filled: what goes to the server. */
export function sendable(form: readonly FormFieldView[], values: Values): Values {
  const sent: Values = {};
  for (const field of form) {
    const value = values[field.key];
    if (!applies(field, values) || isEmpty(value)) continue;
    sent[field.key] = typeof value === "string" ? value.trim() : value;
  }
  return sent;
}

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** Loose on purpose: people write phones in many ways, the server reads them properly. */
export const isPhone = (text: string) => /^[+\d][\d\s\-().转x]{4,39}$/.test(text.normalize("NFKC").trim());
export const isEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
