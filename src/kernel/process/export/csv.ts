/**
 * One cell of a CSV file. What a spreadsheet would take for a formula is made text by an apostrophe before it, full-width signs
 * too, which some read as their narrow ones (S27); quotes are doubled, line breaks stay inside the quotes.
 */
export function csvCell(value: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(",")}\r\n`;
