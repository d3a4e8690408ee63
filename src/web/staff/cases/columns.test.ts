import { expect, test } from "vitest";
import { nextSort } from "./CaseColumns.tsx";

test("D22 the head of a column sorts there and back, newest and most urgent first; what the server cannot sort stays", () => {
  expect(nextSort("dueAt", "priority")).toBe("dueAt");
  expect(nextSort("dueAt", "dueAt")).toBe("-dueAt");
  expect(nextSort("createdAt", "dueAt")).toBe("-createdAt");
  expect(nextSort("createdAt", "-createdAt")).toBe("createdAt");
  expect(nextSort("assignee", "dueAt")).toBeNull();
});
