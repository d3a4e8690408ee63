import { expect, test } from "vitest";
import { home, returnPath } from "./return-path.ts";

test.each(["/cases/4827-3165?view=mine", "/mine", "/admin/calendars#2026"])("S34 %s is a way back", (path) => {
  expect(returnPath(path)).toBe(path);
});

test.each([
  "//evil.example/x",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/.//evil.example",
  "/sign-in?to=/mine",
  "cases",
  "",
  null,
  undefined,
  7,
])("S34 %s is none", (path) => {
  expect(returnPath(path)).toBe(home);
});
