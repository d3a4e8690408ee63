import { expect, test } from "vitest";
import { between } from "./selection.ts";

test("D22 from one row to another, whichever stands first; a row that has left the list is not begun from", () => {
  const rows = ["a", "b", "c", "d"];
  expect(between(rows, "b", "d")).toEqual(["b", "c", "d"]);
  expect(between(rows, "d", "b")).toEqual(["b", "c", "d"]);
  expect(between(rows, "gone", "c")).toEqual(["c"]);
});
