import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clausesIn, clauseTable } from "../../scripts/clauses.ts";

const docs = join(import.meta.dirname, "../../docs");

test("docs/clauses.md is what the sources say; if not, run `node scripts/clauses.ts`", () => {
  expect(readFileSync(join(docs, "clauses.md"), "utf8")).toBe(clauseTable());
});

test("every clause of the requirements is in the table, once", () => {
  const clauses = clausesIn(readFileSync(join(docs, "REQUIREMENTS.md"), "utf8")).map(({ id }) => id);
  expect(new Set(clauses).size).toBe(clauses.length);
  expect(clauses.length).toBeGreaterThan(80);
});
