import { domainToASCII } from "node:url";
import { parseAddressHeader } from "mailparser";
import type { Address } from "./message.ts";
import { plainLine } from "./plain.ts";

/** How many recipients of a header are taken over; nobody reads more, and a case has no use for them (S29). */
const most = 200;

/**
 * The addresses of a header, groups opened, without those that cannot be relied on (S18): a quoted local part may look like another
 * address to the next program, and so may a comment or a second `@`. Whoever asks where an answer goes gets a proven address or none.
 *
 * @param values The header's values, in proper UTF-8, encoded words not yet opened.
 */
export function addressesIn(values: readonly string[]): { addresses: Address[]; leftOut: number } {
  const found = parseAddressHeader([...values], { flatten: true, decodePunycode: false }).value.flatMap(
    ({ name, address }) => {
      const proven = provenAddress(address ?? "");
      return proven ? [{ name: plainLine(name ?? "").slice(0, 200), address: proven }] : [];
    },
  );
  return { addresses: found.slice(0, most), leftOut: Math.max(0, found.length - most) };
}

/** An address that every mail program takes for the same one; null for any other. */
export function provenAddress(given: string): string | null {
  const [, local, domain] =
    /^'?([^\s@"<>()[\]\\,;:\p{Cc}\p{Cf}]{1,128})@([^\s@"'<>()[\]\\,;:\p{Cc}\p{Cf}]{1,253})'?$/u.exec(given.trim()) ??
    [];
  if (!local || !domain || local.includes("=?")) return null;
  const ascii = domainToASCII(domain);
  return ascii === "" || ascii.startsWith(".") || ascii.includes("..") ? null : `${local}@${ascii}`;
}
