import { expect, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import { testKernel } from "#test/world/kernel.ts";
import { installDefaults } from "./install-defaults.ts";

const tables = ["calendars", "priority_matrix", "service_levels", "services", "categories", "register_changes"];

async function contents(db: Awaited<ReturnType<typeof createDatabase>>) {
  const all: Record<string, unknown[]> = {};
  for (const table of tables) {
    all[table] = (await db.query({ text: `select * from ${table} order by 1, 2` })).rows;
  }
  return all;
}

test("U6 defaults are put in once, also by several nodes starting at the same time", async () => {
  const db = await createDatabase();
  const kernel = testKernel(db);
  await Promise.all([installDefaults(kernel), installDefaults(kernel), installDefaults(kernel)]);
  const first = await contents(db);
  expect(Object.fromEntries(tables.slice(0, 3).map((table) => [table, first[table]!.length]))).toEqual({
    calendars: 3,
    priority_matrix: 9,
    service_levels: 1,
  });
  await installDefaults(kernel);
  expect(await contents(db)).toEqual(first);
});

test("U6 what an administrator made of the defaults is never touched again", async () => {
  const db = await createDatabase();
  const kernel = testKernel(db);
  await installDefaults(kernel);
  await db.query({ text: "update calendars set definition = jsonb_set(definition, '{zone}', '\"Asia/Urumqi\"')" });
  await db.query({ text: "update services set archived_at = $1", values: [kernel.now()] });
  await db.query({ text: "update priority_matrix set priority = 3" });
  const changed = await contents(db);
  await installDefaults(kernel);
  expect(await contents(db)).toEqual(changed);
});

test("U8 every shipped name is there in Chinese and English", async () => {
  const db = await createDatabase();
  await installDefaults(testKernel(db));
  for (const table of ["services", "categories", "service_levels"]) {
    const { rows } = await db.query<{ name: { zh: string; en: string } }>({ text: `select name from ${table}` });
    for (const { name } of rows) {
      expect(name.zh).toMatch(/\p{Script=Han}/u);
      expect(name.en).toMatch(/^[A-Z][a-z ]+$/);
    }
  }
});
