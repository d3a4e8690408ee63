import { expect, test } from "vitest";
import { addDays, dayIn, daysAround, mondayOf, stepped } from "./days.ts";

test("D20 weeks begin on Monday, months have their own days, and stepping loses none", () => {
  expect(mondayOf("2028-01-02")).toBe("2027-12-27");
  expect(daysAround("2028-02-29", "month")).toHaveLength(29);
  expect(daysAround("2028-03-01", "week")).toEqual([
    "2028-02-28",
    "2028-02-29",
    "2028-03-01",
    "2028-03-02",
    "2028-03-03",
    "2028-03-04",
    "2028-03-05",
  ]);
  expect(stepped("2028-01-31", "month", 1)).toBe("2028-02-01");
  expect(stepped("2028-01-31", "month", -1)).toBe("2027-12-01");
  expect(addDays("2027-12-31", 1)).toBe("2028-01-01");
  expect(dayIn("2028-01-01T20:00:00Z", "Asia/Shanghai")).toBe("2028-01-02");
});
