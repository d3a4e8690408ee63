import { expect, test } from "vitest";
import { type IsolationWorld, openIsolation } from "#test/isolation/world.ts";
import { openDesk } from "#test/world/desk.ts";
import { findBroken, findBrokenAt } from "#test/world/invariants.ts";

test("S32 M4 the database itself refuses to change, delete or empty the history, whoever asks by whatever statement", async () => {
  const desk = await openDesk();
  await desk.takeTo("solved");
  for (const text of [
    "update events set at = at",
    "update events set visibility = 'public'",
    "delete from events",
    "delete from events where false",
    "truncate events",
    "truncate events cascade",
    "truncate cases cascade",
    "insert into events select * from events on conflict (case_id, seq) do update set via = 'x'",
  ]) {
    // Our own refusal, or the foreign keys' where they come first.
    await expect(desk.db.query({ text }), text).rejects.toMatchObject({
      code: expect.stringMatching(/^(HY001|0A000)$/),
    });
  }
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
});

test("S32 M4 whoever gets round the trigger is found out: each envelope, order, gap and content is in the chain", async () => {
  const desk = await openDesk();
  const caseId = await desk.takeTo("solved");
  const definitions = desk.program.engine.ground.definitions;
  const tampering = [
    "update events set at = at + interval '1 minute' where seq = 3",
    "update events set occurred_at = occurred_at - interval '1 minute' where seq = 3",
    "update events set actor_id = actor_id + 1 where seq = 3",
    "update events set actor_kind = 'system' where seq = 3",
    "update events set move = 'cancel' where seq = 3",
    "update events set to_state = 'closed' where seq = 3",
    "update events set visibility = 'public' where seq = 3",
    "update events set via = 'portal' where seq = 3",
    'update event_contents set content = content || \'{"body": "anders"}\' where seq = 3',
    "update event_contents set salt = '\\x00' where seq = 3",
    "update events set content_hash = '\\x00' where seq = 3",
    "delete from event_contents where seq = 3; delete from events where seq = 3",
    "update event_contents set content = (select content from event_contents x where x.case_id = event_contents.case_id and seq = 2) where seq = 3",
  ];
  for (const text of tampering) {
    const found = await desk.db
      .transaction(async (tx) => {
        // As only the owner of the tables can.
        await tx.query({ text: "alter table events disable trigger events_append_only" });
        for (const one of text.split("; "))
          await tx.query({ text: `${one} ${one.includes("where") ? "and" : "where"} case_id = ${caseId}` });
        throw new Undo(await findBrokenAt(tx, definitions));
      })
      .catch((error: unknown) => {
        if (error instanceof Undo) return error.found;
        throw error;
      });
    expect(found.join("\n"), text).toMatch(/does not fit the chain|leaves|counts/);
  }
  expect(await findBroken(desk.db, definitions)).toEqual([]);
});

class Undo extends Error {
  readonly found: string[];
  constructor(found: string[]) {
    super("undone");
    this.found = found;
  }
}

test("S32 content erased for privacy leaves the chain whole and says so; erased behind the program's back it is found out", async () => {
  const desk = await openDesk();
  const caseId = await desk.takeTo("solved");
  const { engine } = desk.program;
  await engine.eraseContent(await desk.asking(desk.people.lead), caseId, { seq: 2, because: "本人要求" });
  expect(await findBroken(desk.db, engine.ground.definitions)).toEqual([]);
  await desk.db.query({
    text: "update event_contents set content = null where case_id = $1 and seq = 3",
    values: [caseId],
  });
  const found = await findBroken(desk.db, engine.ground.definitions);
  expect(found.join()).toMatch(/entry 3 was erased and no entry says so/);
});

test("S32 no operation changes or removes an entry: every write there is leaves all entries as they were", async () => {
  const world = await openIsolation();
  const before = await entries(world);
  const writes = world.server.door.operations.filter(({ method }) => method !== "GET");
  for (const { id, method, path } of writes) {
    if (id.startsWith("api-keys.") || id.startsWith("sessions.")) continue;
    const place = path.replace(":number", world.numbers.own).replace(":move", "correct").replace(/:\w+/g, "1");
    for (const who of ["administrator", "desk-lead", "integration"] as const) {
      const { status, text } = await world.as(who, method, place, bodies[id] ?? {});
      expect(status, `${id} ${text}`).toBeLessThan(500);
    }
  }
  const after = await entries(world);
  const still = new Set(after);
  expect(before.filter((entry) => !still.has(entry))).toEqual([]);
  expect(after.length).toBeGreaterThan(before.length);
  const paths = world.server.door.operations.filter(({ path }) => /timeline|events|history/.test(path));
  expect(paths.flatMap(({ id, method }) => (method === "GET" ? [] : [id]))).toEqual(["cases.erase-entry"]);
});

const bodies: Record<string, object> = {
  "cases.move": { fields: { impact: "1" } },
  "cases.comment": { body: "补充", visibility: "internal" },
  "persons.erase": { reason: "privacy" },
};

async function entries({ desk }: IsolationWorld): Promise<string[]> {
  const { rows } = await desk.db.query<{ entry: string }>({
    text: "select e::text || x::text as entry from events e join event_contents x using (case_id, seq) order by e.at, e.case_id, e.seq",
  });
  return rows.map(({ entry }) => entry);
}
