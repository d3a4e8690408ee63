import { expect, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import { type Database, openDatabase } from "./pool.ts";
import { addressWithoutSecrets, checkServer } from "./server-check.ts";

test("a fit server passes", async () => {
  const db = await createDatabase();
  await expect(checkServer(db, db.url)).resolves.toBeUndefined();
});

test("nobody answers: unreachable, and the message holds no password", async () => {
  const url = "postgresql://huiyin:s3cret@localhost:1/huiyin";
  const db = openDatabase({ url, poolSize: 1 });
  const error = await checkServer(db, url).catch((thrown: unknown) => thrown);
  await db.close();
  expect(error).toMatchObject({ code: "unreachable", facts: { server: "localhost:1/huiyin" } });
  expect(String((error as Error).message)).not.toContain("s3cret");
  expect((error as { facts: { error: string } }).facts.error).toContain("ECONNREFUSED");
});

test("a database that is not there: unreachable, naming it", async () => {
  const { url } = await createDatabase();
  const missing = url.replace(/\/test_\w+/, "/no_such_database");
  const db = openDatabase({ url: missing, poolSize: 1 });
  await expect(checkServer(db, missing)).rejects.toMatchObject({
    code: "unreachable",
    facts: { error: expect.stringContaining("no_such_database") },
  });
  await db.close();
});

test("PostgreSQL 14 is too old (injected: the server's answer)", async () => {
  const facts = { version: "14.19", number: 140_019, encoding: "UTF8" };
  const old = { query: async () => ({ rows: [facts], rowCount: 1 }) } as unknown as Database;
  await expect(checkServer(old, "postgresql://db/huiyin")).rejects.toMatchObject({
    code: "server-too-old",
    facts: { version: "14.19", oldest: "15" },
  });
});

test.each([
  ["libc", "locale_provider libc encoding 'UTF8' lc_ctype 'C' lc_collate 'C'"],
  [
    "icu, which sees letters where the search parser does not",
    "locale_provider icu icu_locale 'zh' encoding 'UTF8' lc_ctype 'C' lc_collate 'C'",
  ],
  ["SQL_ASCII", "locale_provider libc encoding 'SQL_ASCII' lc_ctype 'C' lc_collate 'C'"],
])("LC_CTYPE C has the wrong character type (%s)", async (_, options) => {
  const { url, query } = await createDatabase();
  const name = `wrong_${new URL(url).pathname.slice(6)}`;
  await query({ text: `create database ${name} template template0 ${options}` });
  const wrong = openDatabase({ url: url.replace(/\/test_\w+/, `/${name}`), poolSize: 1 });
  await expect(checkServer(wrong, url)).rejects.toMatchObject({ code: "wrong-character-type", facts: { ctype: "C" } });
  await wrong.close();
  await query({ text: `drop database ${name} with (force)` });
});

test("addresses in messages: socket folders too, never a user or password", () => {
  expect(addressWithoutSecrets("postgresql://u:p@localhost/huiyin?host=%2Frun%2Fpg")).toBe("/run/pg/huiyin");
  expect(addressWithoutSecrets("postgresql://u:p@db.example.com:6432/desk")).toBe("db.example.com:6432/desk");
});
