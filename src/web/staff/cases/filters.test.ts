import { expect, test } from "vitest";
import { filtersOf, queryOf, sortOf } from "./filters.ts";
import { viewNamed } from "./views.ts";

test("an address says which view, how it is narrowed and in what order; the rest is nobody's business", () => {
  const search = { view: "open", q: "打印机", priority: "1,2", sort: "-createdAt", utm: "x", team: "" };
  expect(filtersOf(search)).toEqual({ q: "打印机", priority: "1,2" });
  expect(queryOf(viewNamed("cases", "open", true), filtersOf(search), search.sort)).toEqual({
    process: "incident",
    family: "open,waiting",
    q: "打印机",
    priority: "1,2",
    sort: "-createdAt",
  });
});

test("a filter of the view's own kind replaces it", () => {
  const query = queryOf(viewNamed("cases", "mine", true), { assignee: "17" }, undefined);
  expect(query.assignee).toBe("17");
});

test("an unknown view is the first one, an unknown order the view's own", () => {
  expect(viewNamed("cases", "nonsense", true).key).toBe("mine");
  expect(sortOf(viewNamed("cases", "all", true), "drop table")).toBe("-updatedAt");
  expect(sortOf(viewNamed("follow-ups", undefined, true), undefined)).toBe("dueAt");
});

test("who oversees cases and owns none begins with all that are open", () => {
  expect(viewNamed("cases", undefined, false).key).toBe("open");
  expect(viewNamed("cases", "mine", false).key).toBe("mine");
  expect(viewNamed("follow-ups", undefined, false).key).toBe("calls");
});
