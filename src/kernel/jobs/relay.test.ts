import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "#test/world/database.ts";
import { type TestKernel, testKernel } from "#test/world/kernel.ts";
import type { Queryable } from "../db/pool.ts";
import { type Announcement, beginning, cursorOf, readCursor } from "./announcement.ts";
import { openBus } from "./bus.ts";
import { presentMark, prune, readAnnouncements } from "./queries.ts";
import { caresFor, type Reader } from "./reader.ts";
import { type Relay, startRelay } from "./relay.ts";
import { followAnnouncements } from "./tail.ts";

const running: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((relay) => relay.stop()));
});

const announce = (db: Queryable, kind: string, at = "2030-03-04T01:00:00Z") =>
  db.query({ text: "insert into announcements (kind, at) values ($1, $2)", values: [kind, at] });

async function world(): Promise<{ db: TestDatabase; kernel: TestKernel }> {
  const db = await createDatabase();
  await db.query({ text: "create table effects (reader text, announcement bigint, kind text)" });
  return { db, kernel: testKernel(db) };
}

const recorder = (name: string, more: Partial<Reader> = {}): Reader => ({
  name,
  handle: async (_, batch, tx) => {
    for (const { id, kind } of batch) {
      await tx.query({ text: "insert into effects values ($1, $2, $3)", values: [name, id, kind] });
    }
  },
  ...more,
});

/** "Now" begins behind the oldest transaction still open anywhere on the server, and other tests have theirs. */
async function untilNothingOlderRuns(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ xid: string }>({ text: "select pg_current_xact_id()::text as xid" });
  while (BigInt((await presentMark(db)).xid) <= BigInt(rows[0]!.xid)) await wait(5);
}

async function start(kernel: TestKernel, readers: Reader[], options = {}): Promise<Relay> {
  const relay = await startRelay(kernel, readers, { pollMs: 50, patience: () => 0, ...options });
  running.push(relay);
  return relay;
}

const effects = async (db: Queryable, reader: string) =>
  (
    await db.query<{ kind: string }>({
      text: "select kind from effects where reader = $1 order by announcement",
      values: [reader],
    })
  ).rows.map(({ kind }) => kind);

test("every reader gets what it cares for, once and in order", async () => {
  const { db, kernel } = await world();
  const relay = await start(kernel, [recorder("all"), recorder("some", { kinds: ["incident.*", "case.commented"] })]);
  for (const kind of ["incident.registered", "case.commented", "follow-up.opened", "incident.solved"]) {
    await announce(db, kind);
  }
  relay.nudge();
  await relay.settle();
  expect(await effects(db, "all")).toEqual([
    "incident.registered",
    "case.commented",
    "follow-up.opened",
    "incident.solved",
  ]);
  expect(await effects(db, "some")).toEqual(["incident.registered", "case.commented", "incident.solved"]);
});

test("an announcement committed late is never skipped", async () => {
  const { db, kernel } = await world();
  const relay = await start(kernel, [recorder("all")]);
  const slow = await db.pool.connect();
  await slow.query("begin");
  await slow.query("insert into announcements (kind, at) values ('late', '2030-01-01')");
  await announce(db, "early");
  // The early one has the greater transaction id: while the other is open, nobody may pass it.
  expect(await readAnnouncements(db, beginning, 10)).toEqual([]);
  await slow.query("commit");
  slow.release();
  await relay.settle();
  expect(await effects(db, "all")).toEqual(["late", "early"]);
});

test("R6 two nodes share the work: each announcement takes effect once", async () => {
  const { db, kernel } = await world();
  const nodes = await Promise.all([1, 2].map(() => start(kernel, [recorder("a", { batchSize: 7 }), recorder("b")])));
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let n = 0; n < 50; n++) {
      await announce(db, `kind-${writer}-${n}`);
      nodes[writer % 2]?.nudge();
    }
  });
  await Promise.all(writers);
  await nodes[0]?.settle();
  for (const reader of ["a", "b"]) {
    const kinds = await effects(db, reader);
    expect(kinds).toHaveLength(200);
    expect(new Set(kinds).size).toBe(200);
  }
});

test("R14 a poison announcement is parked with its cause after k tries, and the reader goes on", async () => {
  const { db, kernel } = await world();
  let tries = 0;
  const poisoned = recorder("all", {
    handle: async (_, batch, tx) => {
      for (const { id, kind } of batch) {
        if (kind === "poison") {
          if (batch.length === 1) tries++;
          throw new Error("cannot stomach this");
        }
        await tx.query({ text: "insert into effects values ('all', $1, $2)", values: [id, kind] });
      }
    },
  });
  for (let n = 0; n < 20; n++) await announce(db, n === 13 ? "poison" : `kind-${n}`);
  const relay = await start(kernel, [poisoned], { maxTries: 3 });
  await relay.settle();
  expect(await effects(db, "all")).toHaveLength(19);
  expect(tries).toBe(3);
  const { rows } = await db.query<{ cause: string; tries: number; kind: string }>({
    text: "select cause, tries, announcement->>'kind' as kind from parked_announcements",
  });
  expect(rows).toEqual([{ cause: expect.stringContaining("cannot stomach this"), tries: 3, kind: "poison" }]);
  expect(kernel.logged.filter(({ level }) => level === "fault").map(({ event }) => event)).toEqual(["relay.parked"]);
});

test("effects of a failed batch are rolled back with it", async () => {
  const { db, kernel } = await world();
  let fails = true;
  const reader = recorder("all", {
    handle: async (_, batch, tx) => {
      await recorder("all").handle(kernel, batch, tx);
      if (fails) {
        fails = false;
        throw new Error("after the effects");
      }
    },
  });
  await announce(db, "one");
  const relay = await start(kernel, [reader]);
  await relay.settle();
  expect(await effects(db, "all")).toEqual(["one"]);
});

test("R1 a node that died holding the lease is replaced when it ends, and its late commit does not count", async () => {
  const { db, kernel } = await world();
  const handed = Promise.withResolvers<void>();
  const wake = Promise.withResolvers<void>();
  const stuck = recorder("all", {
    handle: async (_, batch, tx) => {
      handed.resolve();
      await wake.promise;
      await recorder("all").handle(kernel, batch, tx);
    },
  });
  await announce(db, "one");
  const dead = await start(kernel, [stuck]);
  await handed.promise;
  kernel.pass({ seconds: 60 });
  const alive = await start(kernel, [recorder("all")]);
  await alive.settle();
  wake.resolve();
  await dead.settle();
  await dead.stop();
  expect(await effects(db, "all")).toEqual(["one"]);
});

test("a nudge on one node wakes the other through the bus", async () => {
  const { db, kernel } = await world();
  const buses = [openBus(kernel), openBus(kernel)] as const;
  const seen = Promise.withResolvers<string>();
  // So long a poll that only a call can be the reason.
  const tail = await followAnnouncements(kernel, async ([first]) => seen.resolve(first?.kind ?? ""), {
    bus: buses[1],
    pollMs: 60_000,
  });
  const relay = await start(kernel, [], { bus: buses[0] });
  await buses[1].call("ready"); // listening for certain: calls of one connection come in order
  await announce(db, "called");
  const calling = setInterval(relay.nudge, 50);
  expect(await seen.promise).toBe("called");
  clearInterval(calling);
  await tail.stop();
  await relay.stop();
  await Promise.all(buses.map((bus) => bus.close()));
});

test("a reader that begins now does not get what was before", async () => {
  const { db, kernel } = await world();
  await announce(db, "before");
  await untilNothingOlderRuns(db);
  const relay = await start(kernel, [recorder("new", { begins: "now" })]);
  await announce(db, "after");
  await relay.settle();
  expect(await effects(db, "new")).toEqual(["after"]);
});

test("old announcements are pruned, but not before every reader has passed them", async () => {
  const { db, kernel } = await world();
  await announce(db, "old", "2030-01-01T00:00:00Z");
  await announce(db, "fresh", "2030-03-04T00:00:00Z");
  await db.query({ text: "insert into relay_marks (reader, xid, id) values ('slow', '0', 0)" });
  const before = kernel.now().subtract({ hours: 24 * 30 });
  expect(await prune(db, ["slow"], before, 100)).toBe(0);
  const relay = await start(kernel, [recorder("slow")]);
  await relay.settle();
  expect(await prune(db, ["slow"], before, 100)).toBe(1);
});

test("cursors are opaque and only ours are taken", () => {
  const mark = { xid: "742", id: "9" };
  expect(readCursor(cursorOf(mark))).toEqual(mark);
  for (const wrong of ["", "x", "742.9", Buffer.from("742.9 or 1=1").toString("base64url"), `${cursorOf(mark)}=`]) {
    expect(() => readCursor(wrong), wrong).toThrow("bad-cursor");
  }
});

test("kinds are matched whole, by prefix or by star", () => {
  const cares = (kind: string, ...kinds: string[]) => caresFor({ kinds }, kind);
  expect([cares("a.b", "a.b"), cares("a.b", "a."), cares("a.b", "*"), cares("a.bc", "a.b"), cares("ab", "a.")]).toEqual(
    [true, true, true, false, false],
  );
});

test("the reading of a batch is bounded", async () => {
  const { db } = await world();
  for (let n = 0; n < 5; n++) await announce(db, `k${n}`);
  const seen: Announcement[] = [];
  // Other databases of the same server hold the horizon back while they write.
  await expect.poll(async () => (await readAnnouncements(db, beginning, 10)).length).toBe(5);
  for (let mark = beginning; ; ) {
    const batch = await readAnnouncements(db, mark, 2);
    expect(batch.length).toBeLessThanOrEqual(2);
    const last = batch.at(-1);
    if (!last) break;
    seen.push(...batch);
    mark = last;
  }
  expect(seen.map(({ kind }) => kind)).toEqual(["k0", "k1", "k2", "k3", "k4"]);
});
