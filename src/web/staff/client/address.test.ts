import { expect, test } from "vitest";
import { addressOf, viaOf } from "./address.ts";

test("parameters are filled and escaped, empty query values left out", () => {
  const path = addressOf(
    "/cases/:number/moves/:move",
    { number: "4827/31", move: "solve" },
    { q: "打印 机", sort: "" },
  );
  expect(path).toBe("/cases/4827%2F31/moves/solve?q=%E6%89%93%E5%8D%B0+%E6%9C%BA");
  expect(addressOf("/todos", {}, { cursor: undefined, limit: 5 })).toBe("/todos?limit=5");
  expect(addressOf("/me")).toBe("/me");
});

test.each([
  ["/staff/mine", "my-work"],
  ["/staff/desk", "desk"],
  ["/staff/admin/calendars", "admin"],
  ["/staff/cases/4827-3165", "case"],
  ["/staff", "case"],
])("what is done on %s comes via %s", (path, via) => {
  expect(viaOf(path)).toBe(via);
});
