import { expect, onTestFinished, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import type { Database } from "./pool.ts";
import { Snapshot } from "./snapshot.ts";

async function open(db: Database, load = readAll) {
  const failures: unknown[] = [];
  const snapshot = await Snapshot.open<string[]>({
    db,
    fingerprint: "select count(*), sum(version) from settings",
    load,
    onFailure: (error) => failures.push(error),
  });
  onTestFinished(() => snapshot.close());
  return { snapshot, failures };
}

const readAll = async (db: Pick<Database, "query">): Promise<string[]> =>
  (await db.query<{ key: string }>({ text: "select key from settings order by key" })).rows.map(({ key }) => key);

const put = (db: Database, key: string) =>
  db.query({
    text: "insert into settings (key, value) values ($1, '1') on conflict (key) do update set version = settings.version + 1",
    values: [key],
  });

test("what was committed before a refresh is there after it, also while another look is under way", async () => {
  const db = await createDatabase();
  const { snapshot } = await open(db);
  expect(snapshot.value).toEqual([]);
  for (const key of ["a", "b", "c", "d"]) {
    void snapshot.refresh();
    await put(db, key);
    await snapshot.refresh();
    expect(snapshot.value).toContain(key);
  }
});

test("changes of another node are noticed without being told", async () => {
  const db = await createDatabase();
  const { snapshot } = await open(db);
  await put(db, "theirs");
  await expect.poll(() => snapshot.value, { timeout: 10_000 }).toEqual(["theirs"]);
});

test("nothing is loaded while nothing has changed, and a load that fails is tried again on what was there before", async () => {
  const db = await createDatabase();
  let loads = 0;
  const { snapshot } = await open(db, async (from) => {
    loads += 1;
    if (loads === 2) throw new Error("no connection");
    return readAll(from);
  });
  await snapshot.refresh();
  expect(loads).toBe(1);
  await put(db, "a");
  await expect(snapshot.refresh()).rejects.toThrow("no connection");
  expect(snapshot.value).toEqual([]);
  await snapshot.refresh();
  expect(snapshot.value).toEqual(["a"]);
});
