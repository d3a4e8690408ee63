import { expect, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import { databaseClock } from "./database-clock.ts";
import type { Database } from "./pool.ts";

const apart = (a: Temporal.Instant, b: Temporal.Instant) => Math.abs(a.until(b).total("seconds"));

test("R4 a machine whose clock is five minutes behind its database agrees with the database (injected: the answer)", async () => {
  const database = Temporal.Now.instant().add({ minutes: 5 });
  const db = { query: async () => ({ rows: [{ at: database }], rowCount: 1 }) } as unknown as Database;
  const clock = await databaseClock(db);
  clock.stop();
  expect(apart(clock.now(), database)).toBeLessThan(5);
  expect(apart(clock.now(), Temporal.Now.instant())).toBeGreaterThan(290);
});

test("an instant is equal to itself after being stored", async () => {
  const db = await createDatabase();
  const clock = await databaseClock(db);
  clock.stop();
  const now = clock.now();
  const { rows } = await db.query<{ back: Temporal.Instant }>({
    text: "select $1::timestamptz(3) as back",
    values: [now],
  });
  expect(rows[0]?.back.equals(now)).toBe(true);
});
