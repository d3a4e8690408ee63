import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { pinyin } from "pinyin-pro";

/** A phone number as it is stored, E.164; a number without country code is one of China. Null: no phone number. */
export function normalisePhone(text: string): string | null {
  const number = parsePhoneNumberFromString(text.normalize("NFKC"), "CN");
  return number?.isPossible() ? number.number : null;
}

/** An address as it is stored, in lower case. Null: no address. */
export function normaliseEmail(text: string): string | null {
  const address = text.normalize("NFKC").trim().toLowerCase();
  return /^[^\s@"<>(),;:\\]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(address) && address.length <= 320 ? address : null;
}

/** What people type to find a name fast: pinyin initials of Chinese characters, the rest as it is: 周知微 → zzw. */
export function initialsOf(name: string): string {
  const parts = pinyin(name, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" });
  return parts
    .join("")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .slice(0, 100);
}

/** A search word as a LIKE pattern that means the word itself. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** What a person is called once erased; the id tells apart those who were one. */
export const pseudonymOf = (personId: string): string => `已删除 · erased ${personId}`;
