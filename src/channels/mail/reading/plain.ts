/** Text that can be kept and shown: whole characters, lines ended by "\n", no control characters but line ends and tabs. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    // Controls; the byte order mark; what says "from right to left" without ever closing (S5).
    .replace(/[^\P{Cc}\n\t]|\ufeff/gu, "");

/** The same in one line, as subjects and names are. */
export const plainLine = (text: string): string =>
  plain(text)
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
