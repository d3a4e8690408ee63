import { expect, test } from "vitest";
import { readHours, writeHours } from "./hours.ts";

test.each([
  [
    "08:30–12:00, 13:30–18:00",
    [
      ["08:30", "12:00"],
      ["13:30", "18:00"],
    ],
  ],
  [
    "8:30-12 13:30-18",
    [
      ["08:30", "12:00"],
      ["13:30", "18:00"],
    ],
  ],
  [
    "8：30～12：00，13:30 至 18:00",
    [
      ["08:30", "12:00"],
      ["13:30", "18:00"],
    ],
  ],
  ["0-24", [["00:00", "24:00"]]],
  ["", []],
])("L2 %j is read as hours", (text, ranges) => {
  expect(readHours(text)).toEqual(ranges);
});

test.each(["morning", "25-26", "8:30", "8:75-9"])("L2 %j is no list of hours", (text) => {
  expect(readHours(text)).toBeNull();
});

test("L2 hours are written as they are read", () => {
  expect(readHours(writeHours([["08:30", "12:00"]]))).toEqual([["08:30", "12:00"]]);
});
