import { expect, test } from "vitest";
import { readMinutes, writeMinutes } from "./minutes.ts";

test.each([
  ["2:30", 150],
  ["0:45", 45],
  ["90", 90],
  ["8 小时", 480],
  ["2 时 15 分", 135],
  ["1h 30", 90],
  ["1.5h", 90],
  ["45 min", 45],
])("L1 %j are %i working minutes", (text, minutes) => {
  expect(readMinutes(text)).toBe(minutes);
});

test("L1 nothing is no target; anything else is a mistake", () => {
  expect(readMinutes(" ")).toBeUndefined();
  expect(readMinutes("–")).toBeUndefined();
  expect(readMinutes("soon")).toBeNull();
  expect(readMinutes("0")).toBeNull();
  expect(readMinutes("1:75")).toBeNull();
});

test("L1 what is written is read as the same", () => {
  for (const minutes of [1, 45, 60, 150, 1440]) expect(readMinutes(writeMinutes(minutes))).toBe(minutes);
});
