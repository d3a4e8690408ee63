import { describe, expect, test } from "vitest";
import { csvCell, csvLine } from "./csv.ts";

describe("cells of a file that spreadsheets open", () => {
  test.each([
    "=1+1",
    "+1",
    "-1",
    "@sum(a1)",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    " =1",
    "\t=1",
    "\rx",
    '=HYPERLINK("http://x")',
  ])("S27 D22 %j is text to a spreadsheet", (value) => {
    expect(csvCell(value).replace(/^"/, "")).toMatch(/^'/);
  });

  test("D22 ordinary words stay as they are; commas, quotes and line breaks are kept inside quotes", () => {
    expect(csvLine(["黑屏", "4827-3165", 'a "b", c', "一\n二"])).toBe('黑屏,4827-3165,"a ""b"", c","一\n二"\r\n');
  });
});
