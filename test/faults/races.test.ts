import { expect, onTestFinished, test as vitest } from "vitest";
import { openProgram } from "#app/program.ts";
import { openDatabase } from "#kernel/db/pool.ts";
import { Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Engine } from "#kernel/process/engine.ts";
import { type Desk, openDesk } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";

/** R6: two nodes, each with an engine and connections of its own, on one database. */
async function twoNodes(): Promise<{ desk: Desk; nodes: [Engine, Engine] }> {
  const desk = await openDesk();
  const db = openDatabase({ url: desk.db.url, poolSize: 8, applicationName: "second node" });
  const second = await openProgram({ ...desk.kernel, db, now: desk.kernel.now }, { isWorking: false });
  onTestFinished(async () => {
    await second.stop();
    await db.close();
  });
  return { desk, nodes: [desk.program.engine, second.engine] };
}
const test = (title: string, run: (world: Awaited<ReturnType<typeof twoNodes>>) => Promise<void>) =>
  vitest(
    title,
    async () => {
      const world = await twoNodes();
      await run(world);
      await world.desk.settle();
      expect(await findBroken(world.desk.db, world.desk.program.engine.ground.definitions)).toEqual([]);
      expect(world.desk.kernel.logged.filter(({ level }) => level === "fault")).toEqual([]);
    },
    60_000,
  );

/** Both at once; what each came to: the answer, or the kind of its refusal. Anything else is thrown. */
const race = <T>(...racers: (() => Promise<T>)[]) =>
  Promise.all(
    racers.map((start) =>
      start().catch((error: unknown) => {
        if (error instanceof Refusal) return error;
        throw error;
      }),
    ),
  );
const kinds = (outcomes: readonly unknown[]) =>
  outcomes.map((outcome) => (outcome instanceof Refusal ? outcome.kind : "won")).sort();

const pairs = 40;

test("R6 M4 of two racing moves one wins, the other is told where the case stands; never both, never neither", async ({
  desk,
  nodes,
}) => {
  const { operator, lead } = desk.people;
  const triaged = { service: desk.ids.service!, category: desk.ids.category!, impact: "2", urgency: "1" };
  for (let pair = 0; pair < pairs; pair += 1) {
    const { id } = await desk.registerCall();
    const [one, other] = [await desk.asking(operator), await desk.asking(lead)];
    const outcomes = await race(
      () => nodes[0].move(one, id, { move: "dispatch", values: { ...triaged, team: desk.ids["team:network"]! } }),
      () => nodes[1].move(other, id, { move: "cancel", values: { cancelReason: "mistaken" } }),
    );
    expect(kinds(outcomes), `pair ${pair}`).toEqual(["won", "wrong-state"]);
    const refusal = outcomes.find((outcome) => outcome instanceof Refusal)!;
    expect(refusal.detail.params, "and says where it stands").toHaveProperty("state");
  }
});

test("R6 ASVS 2.3.4 the same move by two at once: with If-Match one wins and one conflicts, with both values", async ({
  desk,
  nodes,
}) => {
  const triaged = { service: desk.ids.service!, category: desk.ids.category!, impact: "2", urgency: "1" };
  for (let pair = 0; pair < pairs / 2; pair += 1) {
    const { id } = await desk.registerCall();
    const asking = { ...(await desk.asking(desk.people.operator)), ifMatch: 1 };
    const correct = (urgency: string) => ({ move: "correct", values: { ...triaged, urgency } });
    const outcomes = await race(
      () => nodes[0].move(asking, id, correct("1")),
      () => nodes[1].move(asking, id, correct("2")),
    );
    expect(kinds(outcomes)).toEqual(["conflict", "won"]);
    const conflict = outcomes.find((outcome) => outcome instanceof Refusal) as Refusal;
    expect(conflict.detail).toMatchObject({ yours: { version: 1 }, stored: { version: 2, state: "registered" } });
  }
});

test("R6 a stale If-Match is 409 with both values, whatever is asked; the present one passes", async ({
  desk,
  nodes,
}) => {
  const { id } = await desk.registerCall();
  await desk.move(desk.people.operator, id, "correct", { impact: "1" });
  const asking = (ifMatch: number): Promise<Asking> =>
    desk.asking(desk.people.operator).then((given) => ({ ...given, ifMatch }));
  const note = { body: "已电话确认", visibility: "internal", attachments: [] } as const;
  for (const stale of [0, 1, 3, 99]) {
    for (const act of [
      async () => nodes[0].move(await asking(stale), id, { move: "correct", values: {} }),
      async () => nodes[1].comment(await asking(stale), id, note),
    ]) {
      await expect(act()).rejects.toMatchObject({
        kind: "conflict",
        detail: { yours: { version: stale }, stored: { version: 2 } },
      });
    }
  }
  await nodes[1].comment(await asking(2), id, note);
  await nodes[0].move(await asking(2), id, { move: "correct", values: { impact: "2" } });
});

test("R6 a comment that races a move is never lost, and no two comments become one", async ({ desk, nodes }) => {
  const triaged = { service: desk.ids.service!, category: desk.ids.category!, impact: "2", urgency: "1" };
  for (let pair = 0; pair < pairs / 2; pair += 1) {
    const { id } = await desk.registerCall();
    const asking = await desk.asking(desk.people.operator);
    const say = (n: number) => ({ body: `第 ${n} 句`, visibility: "public", attachments: [] }) as const;
    const outcomes = await race<unknown>(
      () => nodes[0].comment(asking, id, say(1)),
      () => nodes[1].comment(asking, id, say(2)),
      () => nodes[0].move(asking, id, { move: "triage", values: triaged }),
      () => nodes[1].comment(asking, id, say(3)),
    );
    expect(kinds(outcomes)).toEqual(["won", "won", "won", "won"]);
    const { rows } = await desk.db.query<{ body: string }>({
      text: "select content->>'body' as body from event_contents where case_id = $1 and content->>'body' like '第%' order by 1",
      values: [id],
    });
    expect(rows.map(({ body }) => body)).toEqual(["第 1 句", "第 2 句", "第 3 句"]);
  }
});

const call = (desk: Desk, subject = "刷卡后黑屏") => ({
  process: "incident",
  subject,
  description: "",
  channel: "api",
  requester: { name: "顾南枝" },
  requesterId: desk.people.customer.id,
  organisationId: desk.ids.library!,
  occurredAt: null,
  values: {},
});

test("R6 the same Idempotency-Key on both nodes at once: one case, the same answer; another body under it is refused", async ({
  desk,
  nodes,
}) => {
  for (let n = 0; n < pairs; n += 1) {
    const asking = { ...(await desk.asking(desk.people.operator)), idempotencyKey: `call-${n}` };
    const answers = await race(...[0, 1, 0, 1].map((node) => () => nodes[node]!.register(asking, call(desk))));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    await expect(nodes[n % 2]!.register(asking, call(desk, "别的事"))).rejects.toMatchObject({
      kind: "invalid",
      code: "key-used-otherwise",
    });
  }
  const { rows } = await desk.db.query<{ count: number }>({ text: "select count(*)::int as count from cases" });
  expect(rows[0]!.count).toBe(pairs);
});

test("R6 the same key on a move: made once, and the retry finds its answer even after others have moved on", async ({
  desk,
  nodes,
}) => {
  const triaged = { service: desk.ids.service!, category: desk.ids.category!, impact: "2", urgency: "1" };
  for (let n = 0; n < pairs / 2; n += 1) {
    const { id } = await desk.registerCall();
    const asking = { ...(await desk.asking(desk.people.operator)), idempotencyKey: `triage-${n}`, ifMatch: 1 };
    const order = { move: "triage", values: triaged };
    const answers = await race(
      () => nodes[0].move(asking, id, order),
      () => nodes[1].move(asking, id, order),
    );
    expect(answers[0]).toEqual(answers[1]);
    await desk.move(desk.people.operator, id, "correct", { urgency: "3" });
    expect(await nodes[n % 2]!.move(asking, id, order)).toEqual(answers[0]);
    const otherwise = nodes[n % 2]!.move(asking, id, { ...order, values: { ...triaged, urgency: "2" } });
    await expect(otherwise).rejects.toMatchObject({ code: "key-used-otherwise" });
    const { rows } = await desk.db.query<{ count: number }>({
      text: "select count(*)::int as count from events where case_id = $1 and move = 'triage'",
      values: [id],
    });
    expect(rows[0]!.count).toBe(1);
  }
});

test("R6 L3 I5 two nodes and the people fire one clock: each step exactly once, and nobody is told of a fault", async ({
  desk,
  nodes,
}) => {
  const cases = await Promise.all(Array.from({ length: 30 }, () => desk.registerCall()));
  for (let hour = 0; hour < 12; hour += 1) {
    await desk.settle(); // a lease must not run out because the clock was moved by hand
    desk.kernel.pass({ hours: 1 });
    const now = desk.kernel.now();
    const asking = await desk.asking(desk.people.operator);
    const some = cases[hour]!;
    await race<unknown>(...[0, 1, 0, 1, 1, 0].map((node) => () => nodes[node]!.fireDue(now, 7)), () =>
      nodes[hour % 2]!.move(asking, some.id, { move: "correct", values: { impact: "1" } }),
    );
  }
  while ((await nodes[0].fireDue(desk.kernel.now())) > 0) {}
  const { rows } = await desk.db.query<{ fired: number; told: number; cases: number }>({
    text: `select (select count(*) from clock_steps)::int as fired, (select count(*) from events where kind = 'clock')::int as told,
      (select count(distinct case_id) from clock_steps)::int as cases`,
  });
  expect(rows[0]!.fired).toBe(rows[0]!.told);
  expect(rows[0]!.cases).toBe(cases.length);
});

test("R6 L3 a notice being written to a case does not keep its deadline waiting", async ({ desk, nodes }) => {
  const { id } = await desk.registerCall();
  await desk.settle();
  desk.kernel.pass({ hours: 2 });
  await desk.db.transaction(async (tx) => {
    await tx.query({
      text: "insert into notices (person_id, case_id, kind, params, once, created_at) values ($1, $2, 'test', '{}', 'held', now())",
      values: [desk.people.operator.id, id],
    });
    expect(await nodes[1].fireDue(desk.kernel.now())).toBeGreaterThan(0);
  });
});

test("D10 R6 an update ends one run of a clock and begins the next in one move: both stand as they should", async ({
  desk,
  nodes,
}) => {
  const { id } = await desk.registerCall();
  const triaged = { service: desk.ids.service!, category: desk.ids.category!, impact: "2", urgency: "1" };
  await desk.move(desk.people.operator, id, "triage", triaged);
  for (const body of ["已查看日志", "已联系厂家"]) {
    await desk.settle();
    desk.kernel.pass({ minutes: 20 });
    const note = { body, visibility: "internal", attachments: [] } as const;
    await nodes[1].comment(await desk.asking(desk.people.operator), id, note);
  }
  const { rows } = await desk.db.query<{ state: string }>({
    text: "select state from clocks where case_id = $1 and clock = 'quiet' order by run",
    values: [id],
  });
  expect(rows.map(({ state }) => state)).toEqual(["stopped", "stopped", "running"]);
});

vitest(
  "R14 a deadline that cannot be acted on does not keep the others waiting, and is told of by its case",
  async () => {
    const desk = await openDesk();
    const cases = [await desk.registerCall(), await desk.registerCall(), await desk.registerCall()];
    await desk.settle();
    const poisoned = cases[0]!.id;
    await desk.db.query({ text: "update cases set process_version = 999 where id = $1", values: [poisoned] });
    desk.kernel.pass({ hours: 2 });
    expect(await desk.program.engine.fireDue(desk.kernel.now())).toBeGreaterThan(1);
    const { rows } = await desk.db.query<{ id: string }>({
      text: "select distinct case_id as id from clock_steps order by 1",
    });
    expect(rows.map(({ id }) => id)).toEqual(cases.slice(1).map(({ id }) => id));
    const faults = desk.kernel.logged.filter(({ level, event }) => level === "fault" && event === "clock.step");
    expect(faults).toMatchObject([{ detail: { caseId: poisoned } }]);
  },
);
