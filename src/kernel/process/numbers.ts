import { notFound, Refusal } from "../errors/refusal.ts";

/**
 * The number people say on the phone: the case's id followed by a check digit (Damm), so that one wrong digit or two
 * neighbours swapped is always recognised as mistyped instead of showing somebody else's case.
 */

// A totally anti-symmetric quasigroup of order 10 (H. M. Damm, 2004). Its diagonal is zero: the digits of a whole
// number, check digit included, walk back to 0.
const table = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
] as const;

const damm = (digits: string): number => {
  let interim = 0;
  for (const digit of digits) interim = Number(table[interim]?.[Number(digit)]);
  return interim;
};

/** The number of a case, bare digits as stored in `cases.number`. */
export function numberOf(id: string | bigint): string {
  return `${id}${damm(String(id))}`;
}

const groupings: Record<number, RegExp> = {
  7: /^(\d{3})(\d{4})$/,
  8: /^(\d{4})(\d{4})$/,
  9: /^(\d{3})(\d{3})(\d{3})$/,
  10: /^(\d{3})(\d{3})(\d{4})$/,
};

/** Grouped for speech and reading: `4827-3165`. Takes the bare digits. */
export function formatNumber(number: string | bigint): string {
  const digits = String(number);
  const grouped = groupings[digits.length]?.exec(digits)?.slice(1);
  return (grouped ?? digits.match(/\d{1,4}(?=(\d{4})*$)/g) ?? [digits]).join("-");
}

/**
 * Reads a number as people write it: spaces, any kind of hyphen, full-width digits, a leading `#`.
 * `mistyped`: it has the shape of a number but the check digit says no; `not-a-number`: another thing altogether.
 * Eleven digits are a mobile phone, so a number has 7 to 10 of them.
 */
export function parseNumber(text: string): { id: string } | "mistyped" | "not-a-number" {
  if (text.length > 60) return "not-a-number";
  const digits = text
    .normalize("NFKC")
    .trim()
    .replace(/^(?:#|№|No\.?)/i, "")
    .replace(/[\s\p{Dash_Punctuation}\u2212\u200b\ufeff]/gu, "");
  if (!/^\d{7,10}$/.test(digits)) return "not-a-number";
  if (digits.startsWith("0") || damm(digits) !== 0) return "mistyped";
  return { id: digits.slice(0, -1) };
}

/** A case number as somebody wrote or said it: its id, or the refusal that tells mistyped from unknown. */
export function caseIdOf(number: string): string {
  const parsed = parseNumber(number);
  if (parsed === "mistyped")
    throw new Refusal("invalid", "number-mistyped", { issues: [{ path: "number", code: "number-mistyped" }] });
  if (parsed === "not-a-number") throw notFound("no-such-case");
  return parsed.id;
}
