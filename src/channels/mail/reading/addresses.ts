import { domainToASCII } from "node:url";
import { parseAddressHeader } from "mailparser";
import { mendedWord, openWords } from "./mend-header.ts";
import type { Address } from "./message.ts";
import { plainLine } from "./plain.ts";

/** How many recipients of a header are taken over; nobody reads more, and a case has no use for them (S29). */
const most = 200;
const longestName = 200;

/**
 * The addresses of a header, groups opened, without those that cannot be relied on (S18): a quoted local part may look like another
 * address to the next program, and so may a comment or a second `@`. Whoever asks where an answer goes gets a proven address or none.
 *
 * @param values The header's mended values: encoded words are still closed, so that what they hide is never parsed.
 */
export function addressesIn(values: readonly string[]): { addresses: Address[]; leftOut: number } {
  const found = values.flatMap((value) => {
    const words: string[] = [];
    const closed = value.replaceAll(mark, "").replace(mendedWord, (word) => `${mark}${words.push(word) - 1}${mark}`);
    const opened = (name: string) => openWords(name.replace(marked, (_, at: string) => words[Number(at)] ?? ""));
    return parseAddressHeader(closed, { flatten: true, decodePunycode: false }).value.flatMap(({ name, address }) => {
      const proven = provenAddress(address ?? "");
      return proven ? [{ name: plainLine(opened(name ?? "")).slice(0, longestName), address: proven }] : [];
    });
  });
  return { addresses: found.slice(0, most), leftOut: Math.max(0, found.length - most) };
}

/** A character that means nothing to anybody holds the place of an encoded word; no proven address contains it. */
const mark = "\ue000";
const marked = new RegExp(`${mark}(\\d+)${mark}`, "g");

/** An address that every mail program takes for the same one; null for any other. */
export function provenAddress(given: string): string | null {
  const [, local, domain] =
    /^'?([^\s@"<>()[\]\\,;:\p{C}]{1,128})@([^\s@"'<>()[\]\\,;:\p{C}]{1,253})'?$/u.exec(given.trim()) ?? [];
  if (!local || !domain || local.includes("=?")) return null;
  const ascii = domainToASCII(domain);
  return ascii === "" || ascii.startsWith(".") || ascii.includes("..") ? null : `${local}@${ascii}`;
}
