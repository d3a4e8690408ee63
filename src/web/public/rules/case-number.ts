/**
 * Reads a case number as people type it, and tells a mistyped one before the server is asked.
 * Same check digit as the server's numbers (Damm): every single wrong digit and every swap of neighbours is noticed.
 */
const damm = [
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
];

export type Typed =
  | { kind: "empty" }
  /** A number whose check digit is right, in groups for speech. */
  | { kind: "number"; number: string }
  /** It looks like a number, but a digit is wrong or missing. */
  | { kind: "mistyped"; text: string }
  | { kind: "words"; text: string };

/** What stands in a search box: a case number, a mistyped one, or words. Accepts full-width digits, spaces and dashes. */
export function readTyped(text: string): Typed {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return { kind: "empty" };
  const digits = plain.replace(/^(?:#|№|No\.?|号码|编号)\s*:?/i, "").replace(/[\s\p{Pd}\u2212\u200b\ufeff]/gu, "");
  // Eleven digits and more are phones or serials, fewer than seven a number cut off.
  if (!/^\d{1,10}$/.test(digits)) return { kind: "words", text: plain };
  const isRight = digits.length >= 7 && !digits.startsWith("0") && hasRightCheckDigit(digits);
  return isRight ? { kind: "number", number: groupNumber(digits) } : { kind: "mistyped", text: plain };
}

export function hasRightCheckDigit(digits: string): boolean {
  let row = 0;
  for (const digit of digits) row = Number(damm[row]![Number(digit)]);
  return row === 0;
}

const groupings: Record<number, RegExp> = {
  7: /^(\d{3})(\d{4})$/,
  9: /^(\d{3})(\d{3})(\d{3})$/,
  10: /^(\d{3})(\d{3})(\d{4})$/,
};

/** `48273165` → `4827-3165`, grouped for speech as the server groups it. */
export function groupNumber(digits: string): string {
  const groups = (groupings[digits.length] ?? /^(\d{4})(\d{4})$/).exec(digits);
  return groups ? groups.slice(1).join("-") : digits;
}
