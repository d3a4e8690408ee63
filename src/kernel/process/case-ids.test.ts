import { expect, test } from "vitest";
import type { Database } from "../db/pool.ts";
import { leaseCaseIds } from "./case-ids.ts";

/** A sequence that answers late, as a busy database does. */
function lateSequence() {
  let value = 1_000_000n;
  const calls = { count: 0 };
  const db = {
    query: async () => {
      calls.count++;
      await new Promise((resolve) => setImmediate(resolve));
      value += 32n;
      return { rows: [{ first: String(value) }], rowCount: 1 };
    },
  } as unknown as Database;
  return { db, calls };
}

test("D2 two nodes asking at once never get the same id, and lease only whole blocks", async () => {
  const { db, calls } = lateSequence();
  const nodes = [leaseCaseIds(db), leaseCaseIds(db)];
  const ids = await Promise.all(Array.from({ length: 320 }, (_, n) => nodes[n % 2]!.next()));
  expect(new Set(ids).size).toBe(320);
  expect(calls.count).toBe(10);
});

test("a lease that failed is asked for again", async () => {
  let fails = true;
  const db = {
    query: async () => {
      if (fails) throw new Error("database away");
      return { rows: [{ first: "1000032" }], rowCount: 1 };
    },
  } as unknown as Database;
  const ids = leaseCaseIds(db);
  await expect(ids.next()).rejects.toThrow("database away");
  fails = false;
  expect(await ids.next()).toBe("1000032");
});
