import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, createEmptyDatabase, type TestDatabase } from "#test/world/database.ts";
import { testKernel } from "#test/world/kernel.ts";
import { insertCase, insertComment, insertOrganisation, insertPerson } from "#test/world/rows.ts";
import { readMigrations } from "../db/migrate.ts";
import type { Queryable } from "../db/pool.ts";
import { storeFile } from "../files/store.ts";
import { startRelay } from "../jobs/relay.ts";
import { backup } from "./backup.ts";
import { readTables } from "./queries.ts";
import { restore } from "./restore.ts";

const migrations = await readMigrations(join(import.meta.dirname, "../../../migrations"));
const source = await createDatabase();
const kernel = testKernel(source);
let folder: string;
let whole: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "huiyin-backup-"));
  await fill();
  whole = join(folder, "whole.tar");
  await backup(source, whole, kernel.now());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Something hostile in every kind of column there is. */
async function fill() {
  const parent = await insertOrganisation(source, { name: "建木医院\t\\N\r\n'\"" });
  await insertOrganisation(source, { parentId: parent, name: "门诊部" });
  const person = await insertPerson(source, { organisationId: parent, phone: "+8613855500021" });
  for (let n = 0; n < 30; n++) {
    const { id } = await insertCase(source, {
      organisationId: parent,
      requesterId: person,
      fields: { 记号: "\\.", n },
    });
    await insertComment(source, id, `第 ${n} 条\n\\.\n`, n % 2 ? "public" : "internal");
  }
  const bytes = Buffer.from(Array.from({ length: 600_000 }, (_, n) => (n * 31) % 251));
  await storeFile(
    source,
    (async function* () {
      yield bytes;
    })(),
    { name: "x", mostBytes: 1e9, now: kernel.now() },
  );
  await source.query({ text: "select nextval('case_ids') from generate_series(1, 3)" });
  await source.query({
    text: "insert into announcements (kind, at) select 'k' || n, '2030-01-01' from generate_series(1, 10) n",
  });
}

/** One hash per table over all its rows; what belongs to a cluster and not to us is left out. */
async function contents(db: Queryable, tables: readonly string[]): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of tables) {
    const row = table === "announcements" ? "(t.kind, t.at, t.payload)" : "t";
    const { rows } = await db.query<{ hash: string }>({
      text: `select md5(coalesce(string_agg(r, e'\\n' order by r), '')) as hash from (select ${row}::text as r from ${table} t) rows`,
    });
    hashes[table] = rows[0]!.hash;
  }
  return hashes;
}
const tableNames = async (db: TestDatabase) => {
  const client = await db.pool.connect();
  const tables = await readTables(client);
  client.release();
  return tables.map(({ name }) => name).filter((name) => name !== "relay_marks");
};

test("R10 U9 what is restored into an empty database is what was there, table by table", async () => {
  const target = await createEmptyDatabase();
  await restore(target, whole, migrations);
  const names = await tableNames(source);
  expect(names).toContain("cases");
  expect(await contents(target, names)).toEqual(await contents(source, names));
  const next = async (db: Queryable) =>
    (await db.query<{ n: string }>({ text: "select nextval('case_ids') as n" })).rows[0]?.n;
  expect(await next(target)).toBe(await next(source));
  // New rows go on where the old ones ended.
  await expect(insertOrganisation(target)).resolves.toBeDefined();
  expect((await stat(whole)).mode & 0o777).toBe(0o600);
});

test("R10 readers go on after a restore: nothing twice, nothing skipped", async () => {
  const seen: string[] = [];
  const reader = {
    name: "r",
    handle: async (_: unknown, batch: readonly { kind: string }[]) => void seen.push(...batch.map(({ kind }) => kind)),
  };
  const before = await startRelay(kernel, [reader], { pollMs: 20 });
  await before.settle();
  await before.stop();
  await source.query({ text: "insert into announcements (kind, at) values ('unread', '2030-01-01')" });
  const file = join(folder, "marks.tar.gz");
  await backup(source, file, kernel.now());
  const target = await createEmptyDatabase();
  await restore(target, file, migrations);
  seen.length = 0;
  await target.query({ text: "insert into announcements (kind, at) values ('new', '2030-01-01')" });
  const after = await startRelay(testKernel(target), [reader], { pollMs: 20 });
  await after.settle();
  await after.stop();
  expect(seen).toEqual(["unread", "new"]);
  await source.query({ text: "delete from announcements where kind = 'unread'" });
});

test("R10 a backup under load is of one moment: every case with all its entries", async () => {
  const busy = await createDatabase();
  let isRunning = true;
  let written = 0;
  const write = async () => {
    while (isRunning) {
      await busy.transaction(async (tx) => {
        const { id } = await insertCase(tx);
        await insertComment(tx, id, "a", "public");
        await insertComment(tx, id, "b", "internal");
      });
      written++;
    }
  };
  const writers = [write(), write(), write()];
  await expect.poll(() => written).toBeGreaterThan(20);
  const file = join(folder, "busy.tar");
  const atStart = written;
  await backup(busy, file, kernel.now());
  const atEnd = written;
  isRunning = false;
  await Promise.all(writers);
  expect(atEnd).toBeGreaterThan(atStart);

  const target = await createEmptyDatabase();
  await restore(target, file, migrations);
  const { rows } = await target.query<{ cases: number; torn: number }>({
    text: `select count(*)::int as cases, count(*) filter (where event_count <> 2 or 2 <>
             (select count(*) from events e join event_contents using (case_id, seq) where e.case_id = c.id))::int as torn
           from cases c`,
  });
  expect(rows[0]?.torn).toBe(0);
  expect(rows[0]?.cases).toBeGreaterThanOrEqual(atStart);
  expect(rows[0]?.cases).toBeLessThanOrEqual(atEnd + writers.length);
});

test("a database that holds anything is not restored into", async () => {
  await expect(restore(source, whole, migrations)).rejects.toMatchObject({ code: "not-empty" });
});

test("an archive that was changed, cut off or is another thing restores nothing", async () => {
  const archive = await readFile(whole);
  const changed = Buffer.from(archive);
  const at = changed.indexOf("门诊部");
  changed.write("门诊郊", at);
  const samples: [string, Buffer, string][] = [
    ["changed", changed, "damaged"],
    ["cut", archive.subarray(0, Math.floor(archive.length / 2)), "cut-off"],
    ["no manifest", archive.subarray(0, archive.indexOf("manifest.json")), "cut-off"],
    ["text", Buffer.from("hello ".repeat(200)), "damaged"],
    ["empty", Buffer.alloc(0), "not-a-backup"],
  ];
  for (const [name, content, code] of samples) {
    const file = join(folder, `${name}.tar`);
    await writeFile(file, content);
    const target = await createEmptyDatabase();
    await expect(restore(target, file, migrations), name).rejects.toMatchObject({ code });
    const isThere = await target.query<{ there: boolean }>({
      text: "select to_regclass('cases') is not null as there",
    });
    if (isThere.rows[0]?.there) expect((await target.query({ text: "select 1 from cases" })).rows, name).toEqual([]);
  }
});

test("an archive of a newer version is refused by name", async () => {
  const target = await createEmptyDatabase();
  await expect(restore(target, whole, migrations.slice(0, -1))).rejects.toMatchObject({ code: "newer" });
});

test("a file that is there is never written over, and a backup that fails leaves none", async () => {
  await expect(backup(source, whole, kernel.now())).rejects.toMatchObject({ code: "file-exists" });
  const nowhere = join(folder, "no-such-folder", "x.tar");
  await expect(backup(source, nowhere, kernel.now())).rejects.toThrow();
  await expect(stat(`${nowhere}.partial`)).rejects.toThrow();
});

test("R10 what was set aside comes along with its cause; nothing waits where a backup does not look", async () => {
  await source.query({
    text: `insert into parked_announcements (reader, xid, id, announcement, cause, tries, parked_at)
      values ('search', '7', 7, '{"kind": "incident.solved"}', 'a cause', 5, '2030-01-01')`,
  });
  const file = join(folder, "parked.tar");
  await backup(source, file, kernel.now());
  const target = await createEmptyDatabase();
  await restore(target, file, migrations);
  expect((await target.query({ text: "select reader, cause, tries from parked_announcements" })).rows).toEqual([
    { reader: "search", cause: "a cause", tries: 5 },
  ]);
  await source.query({ text: "delete from parked_announcements" });
  const sources = await readdir(join(import.meta.dirname, "../.."), { recursive: true });
  const queueing: string[] = [];
  for (const name of sources.filter(
    (one) => /\.ts$/.test(one) && !/\.test\.ts$/.test(one) && !/side-effects/.test(one),
  ))
    if ((await readFile(join(import.meta.dirname, "../..", name), "utf8")).includes("prepareJobs")) queueing.push(name);
  // Jobs wait in schema pgboss, which is not backed up: carry the waiting ones along, then say so in docs/operating/backup.md.
  expect(queueing).toEqual([]);
});
