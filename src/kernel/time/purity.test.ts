import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const forbidden = /\bDate\b(?! of)|Temporal\.Now|Math\.random|\bprocess\.|\bfetch\(|from "(?!\.\/)/;

test("L2 working time knows no present, no zone of its own, no network, no database, no other folder", () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  expect(files).toContain("working-time.ts");
  const offending = files.flatMap((file) =>
    readFileSync(join(import.meta.dirname, file), "utf8")
      .split("\n")
      .filter((line) => forbidden.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(offending).toEqual([]);
});

test("L2 that check sees what it is there for", () => {
  const lines = ["Temporal.Now.instant()", "new Date()", "Date.now()", "process.env.TZ", 'import pg from "pg"'];
  expect(lines.filter((line) => !forbidden.test(line))).toEqual([]);
});
