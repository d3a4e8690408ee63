/** One word of a tsquery: quoted whatever is in it, so that no word can be an operator (S10). */
export const asQuery = (word: string, isPrefix = false): string =>
  `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'${isPrefix ? ":*" : ""}`;

/** All words must stand; the last may still be in the making when it is Latin: `vpn log`. */
export function asQuestion(words: readonly string[]): string | null {
  if (words.length === 0) return null;
  return words
    .map((word, place) => asQuery(word, place === words.length - 1 && /^[a-z0-9]{2,}$/.test(word)))
    .join(" & ");
}

/** Whether a word is kept in the table of frequencies: single characters and long digits tell no cases apart usefully. */
export const tellsCasesApart = (word: string): boolean => [...word].length > 1 && !/^\d{5,}$/.test(word);

export type WeighedWord = { word: string; weight: number };

/**
 * The rarest words of a case, at most `count`, with their weight: the rarer, the more it says that another case has it too.
 * Words of nobody else are of no use, and a word in more than a twentieth of a large house says nothing.
 */
export function rarest(words: readonly { word: string; documents: number }[], total: number, count = 5): WeighedWord[] {
  const common = Math.max(50, total / 20);
  return words
    .filter(({ documents }) => documents > 0 && documents <= common)
    .sort((a, b) => a.documents - b.documents || (a.word < b.word ? -1 : 1))
    .slice(0, count)
    .map(({ word, documents }) => ({ word, weight: Math.log(1 + total / documents) }));
}

/** How a person may have typed a phone number that is stored in E.164: with country code, with trunk zero, bare. */
export function phoneBeginnings(text: string): string[] {
  const written = text.normalize("NFKC").replace(/[\s()\-–./]/g, "");
  const digits = /^\+?(\d{5,20})$/.exec(written)?.[1];
  if (digits === undefined) return [];
  if (written.startsWith("+")) return [`+${digits}`];
  const bare = digits.replace(/^0+/, "");
  return [...new Set([`+86${bare}`, `+${bare}`, digits])].filter((beginning) => beginning.length > 4);
}

/** A pattern for LIKE that begins so and is nothing else. */
export const beginningWith = (text: string): string => `${text.replace(/[\\%_]/g, "\\$&")}%`;
