import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import { type Migration, migrate, migrationState } from "./migrate.ts";
import { openDatabase } from "./pool.ts";

const file = (name: string, sql: string): Migration => ({
  name,
  sql,
  hash: createHash("sha256").update(sql).digest("hex"),
});

/** A database that has seen only the migrations given. */
async function emptyDatabase() {
  const db = await createDatabase();
  await db.query({ text: "drop schema public cascade" });
  await db.query({ text: "create schema public" });
  return db;
}

const first = file("203001010000-desk-a.sql", "create table a (x int); insert into a values (1)");
const second = file("203001020000-desk-b.sql", "create table b (x int); select 1/0");

test("files run in order, once each", async () => {
  const db = await emptyDatabase();
  expect(await migrate(db, [first])).toEqual([first.name]);
  expect(await migrate(db, [first])).toEqual([]);
  const { rows } = await db.query<{ x: number }>({ text: "select x from a" });
  expect(rows).toEqual([{ x: 1 }]);
});

test("a file that fails leaves nothing of itself, and those before it stay", async () => {
  const db = await emptyDatabase();
  await expect(migrate(db, [first, second])).rejects.toThrow(/203001020000-desk-b\.sql failed: division by zero/);
  const { rows } = await db.query({
    text: "select to_regclass('a') is not null as a, to_regclass('b') is not null as b",
  });
  expect(rows).toEqual([{ a: true, b: false }]);
  expect((await migrationState(db, [first, second])).pending).toEqual([second.name]);
});

test("data of a newer version is refused before anything is touched", async () => {
  const db = await emptyDatabase();
  await migrate(db, [first]);
  const older = [file("202901010000-desk-z.sql", "create table z ()")];
  await expect(migrate(db, older)).rejects.toMatchObject({
    code: "newer-migrations",
    facts: { migrations: first.name },
  });
  const { rows } = await db.query({ text: "select to_regclass('z') as z" });
  expect(rows).toEqual([{ z: null }]);
});

test("a migration edited after it ran is refused by name", async () => {
  const db = await emptyDatabase();
  await migrate(db, [first]);
  const edited = file(first.name, `${first.sql} -- second thoughts`);
  await expect(migrate(db, [edited])).rejects.toMatchObject({
    code: "changed-migrations",
    facts: { migrations: first.name },
  });
});

test("several nodes starting at once: one migrates, the others wait", async () => {
  const db = await emptyDatabase();
  const nodes = [0, 1, 2, 3].map(() => openDatabase({ url: db.url, poolSize: 2 }));
  const applied = await Promise.all(nodes.map((node) => migrate(node, [first])));
  await Promise.all(nodes.map((node) => node.close()));
  expect(applied.flat()).toEqual([first.name]);
});
