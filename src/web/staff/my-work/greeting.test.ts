import { expect, test } from "vitest";
import { calledName, partOfDay } from "./greeting.ts";

test.each([
  ["沈一苇", "一苇"],
  ["欧阳知秋", "知秋"],
  ["林见", "林见"],
  ["Ada Fictional", "Ada"],
  ["程晚照（备）", "程晚照（备）"],
])("%s is called %s", (name, called) => {
  expect(calledName(name)).toBe(called);
});

test("the day has its parts", () => {
  expect(["00:30", "08:00", "11:30", "13:00", "18:00"].map(partOfDay)).toEqual([
    "night",
    "morning",
    "noon",
    "afternoon",
    "evening",
  ]);
});
