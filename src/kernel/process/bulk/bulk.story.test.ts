import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { call } from "#test/world/registers.ts";
import { bulkOperations as bulk } from "./contract.ts";

type Result = { number: string; done: boolean; refused: { code: string } | null };

async function ask<T>(desk: Desk, who: Person, operation: { id: string }, body: object, key?: string) {
  const asking = { ...(await desk.asking(who)), idempotencyKey: key ?? null };
  return (await call(routesOf(desk.program), operation.id, asking, { body })) as T;
}

test("D22 bulk: what would happen is shown per case before anything is done, then each is done by itself, and what cannot be stays", async () => {
  const desk = await openDesk();
  const { operator, lead } = desk.people;
  const first = await desk.registerCall({ subject: "一" });
  const second = await desk.registerCall({ subject: "二" });
  const elsewhere = await desk.takeTo("dispatched");
  const third = await desk.read(elsewhere);
  const numbers = [first.number, second.number, third.record.number];

  const { moves, found } = await ask<{ found: number; moves: { key: string; count: number; process: string }[] }>(
    desk,
    operator,
    bulk.moves,
    { numbers },
  );
  expect(found).toBe(3);
  expect(moves.find(({ key }) => key === "triage")).toMatchObject({ count: 2, process: "incident" });

  const fields = { service: desk.ids.service, category: desk.ids.category, impact: "2", urgency: "1" };
  const act = { move: { process: "incident", key: "triage", fields } };
  const before = (await desk.read(first.id)).record.eventCount;
  const { items: previewed } = await ask<{
    items: { number: string; version: number; to: { key: string } | null; refused: { code: string } | null }[];
  }>(desk, operator, bulk.preview, { numbers, act });
  expect(previewed.map(({ to, refused }) => to?.key ?? refused?.code)).toEqual([
    "firstLine",
    "firstLine",
    "wrong-state",
  ]);
  expect((await desk.read(first.id)).record.eventCount).toBe(before);

  // Somebody else is faster with the second: it is left alone, the others are done.
  await desk.move(lead, second.id, "correct", { subject: "二（更正）" });
  const cases = previewed.map(({ number, version }) => ({ number, version }));
  const done = await ask<{ items: Result[] }>(desk, operator, bulk.act, { cases, act }, "bulk-one");
  expect(done.items.map(({ done, refused }) => (done ? "done" : refused?.code))).toEqual([
    "done",
    "changed-meanwhile",
    "wrong-state",
  ]);
  // The same bulk once more, after its answer was lost: nothing is done twice.
  const events = (await desk.read(first.id)).record.eventCount;
  const again = await ask<{ items: Result[] }>(desk, operator, bulk.act, { cases, act }, "bulk-one");
  expect(again.items[0]).toMatchObject({ done: true });
  expect((await desk.read(first.id)).record.eventCount).toBe(events);
  await desk.settle();
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});

test("D22 bulk: says which customers would be told what, and a note stays in the house", async () => {
  const desk = await openDesk();
  const { operator } = desk.people;
  const { number } = await desk.registerCall();
  const preview = (body: string, visibility: string) =>
    ask<{ items: { tells: { who: string; words: { zh: string }[] } | null }[] }>(desk, operator, bulk.preview, {
      numbers: [number],
      act: { say: { body, visibility } },
    });
  expect((await preview("机房今晚检修。", "public")).items[0]?.tells).toEqual({
    who: "顾南枝",
    words: [{ zh: "机房今晚检修。", en: "机房今晚检修。" }],
  });
  expect((await preview("都是同一条线路。", "internal")).items[0]?.tells).toBeNull();
});

test("D22 S7 bulk: cases of others are not there, not even in the count, and nobody gains a right by doing many at once", async () => {
  const desk = await openDesk();
  const { specialist, logger } = desk.people;
  const { number, id } = await desk.registerCall();
  expect(await ask(desk, specialist, bulk.moves, { numbers: [number] })).toEqual({ found: 0, moves: [] });
  const act = { say: { body: "x", visibility: "internal" } };
  expect(await ask(desk, specialist, bulk.act, { cases: [{ number }], act })).toMatchObject({
    items: [{ done: false, refused: { code: "no-such-case" } }],
  });
  // D7: a call-logger does not solve, one by one or many at once.
  const solve = { move: { process: "incident", key: "triage", fields: {} } };
  expect(await ask(desk, logger, bulk.act, { cases: [{ number }], act: solve })).toMatchObject({
    items: [{ done: false, refused: { code: "not-permitted" } }],
  });
  expect((await desk.read(id)).record.eventCount).toBe(1);
});
