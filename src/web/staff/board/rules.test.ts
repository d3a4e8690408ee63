import { expect, test } from "vitest";
import { countWords, isStale, listBehind, withoutPhones } from "./rules.ts";

test.each([
  ["请回电 13855500177", "请回电 •••"],
  ["座机 0551-5550 0177，三楼", "座机 •••，三楼"],
  ["+86 138 5550 0177 在等", "••• 在等"],
  ["3 楼 2 台借还机黑屏", "3 楼 2 台借还机黑屏"],
  ["错误 0x80070005 之后 12V 5A", "错误 0x••• 之后 12V 5A"],
])("M2 a wall shows no caller's number: %j", (subject, shown) => {
  expect(withoutPhones(subject)).toBe(shown);
});

test("M2 counting stops at the cap and says so", () => {
  expect(countWords(1_000, 1_000, "en")).toBe("1000");
  expect(countWords(1_001, 1_000, "en")).toBe("1,000+");
});

test("M2 a board says that it is old once three looks have failed, not before", () => {
  expect(isStale(0, 75_000)).toBe(false);
  expect(isStale(0, 75_001)).toBe(true);
});

test("M2 every section leads to the whole list, of the same team", () => {
  expect(listBehind("breached", "7")).toEqual({ to: "/cases", search: { view: "late", team: "7" } });
  expect(listBehind("followUps", undefined).to).toBe("/follow-ups");
});
