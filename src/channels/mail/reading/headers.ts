import type { HeaderLines } from "mailparser";

/** The header of a message or part: all values of a name, in their order, unfolded, encoded words still closed. */
export interface MailHeaders {
  readonly all: (name: string) => readonly string[];
  readonly first: (name: string) => string;
}

/** @param lines What the parser kept of each header line: a character per byte, of proper UTF-8. */
export function headersOf(lines: HeaderLines): MailHeaders {
  const byName = Map.groupBy(lines, ({ key }) => key);
  const all = (name: string): string[] => (byName.get(name) ?? []).map(({ line }) => unfolded(line));
  return { all, first: (name) => all(name)[0] ?? "" };
}

function unfolded(line: string): string {
  const value = Buffer.from(line.slice(line.indexOf(":") + 1), "latin1").toString("utf8");
  return value.replace(/\r?\n[ \t]*/g, " ").trim();
}

/** The message identifiers in a header's values, with their angle brackets, without repetition. */
export function identifiersIn(values: readonly string[]): string[] {
  const found = values.flatMap((value) => value.match(/<[^<>\s]{1,900}>/g) ?? []);
  return [...new Set(found)];
}
