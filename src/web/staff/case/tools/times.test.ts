import { expect, test } from "vitest";
import { usualTimes } from "./times.ts";

const at = (iso: string) => usualTimes(Date.parse(iso), "Asia/Shanghai").map((one) => [one.key, one.at]);

test("D22 usual times are those of the reader's zone, mornings at nine", () => {
  // Monday 10:00 in Shanghai.
  expect(at("2026-11-23T02:00:00Z")).toEqual([
    ["inAnHour", "2026-11-23T03:00:00.000Z"],
    ["inThreeHours", "2026-11-23T05:00:00.000Z"],
    ["tomorrow", "2026-11-24T01:00:00.000Z"],
    ["monday", "2026-11-30T01:00:00.000Z"],
  ]);
});

test("D22 on a Sunday tomorrow is Monday and stands there once", () => {
  expect(at("2026-11-29T02:00:00Z").map(([key]) => key)).toEqual(["inAnHour", "inThreeHours", "tomorrow"]);
});
