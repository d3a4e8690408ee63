import { expect, test } from "vitest";
import { steadyRows } from "./steady.ts";

const rows = (...ids: string[]) => ids.map((id) => ({ id, value: id }));

test("while the list is held, a new order is not taken and new values are", () => {
  const fresh = [{ id: "3", value: "changed" }, ...rows("1", "2")];
  const { rows: shown, waiting } = steadyRows(rows("1", "2", "3"), fresh);
  expect(shown).toEqual([...rows("1", "2"), { id: "3", value: "changed" }]);
  expect(waiting).toBe(0);
});

test("what left stays for now, what came is announced", () => {
  const { rows: shown, waiting } = steadyRows(rows("1", "2", "3"), rows("9", "1", "3"));
  expect(shown.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect(waiting).toBe(2);
});

test("the next page is appended", () => {
  const { rows: shown, waiting } = steadyRows(rows("1", "2"), rows("1", "2", "3", "4"));
  expect(shown.map(({ id }) => id)).toEqual(["1", "2", "3", "4"]);
  expect(waiting).toBe(0);
});
