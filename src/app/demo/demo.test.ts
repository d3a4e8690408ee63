import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { bySystem } from "#kernel/people/commands/change.ts";
import { createOrganisation } from "#kernel/people/commands/create-organisation.ts";
import { actorOfPerson } from "#kernel/people/identity/identify.ts";
import { passwords } from "#kernel/people/identity/passwords.ts";
import { roleKeys } from "#kernel/people/roles.ts";
import { caseScope } from "#kernel/people/scope.ts";
import { firstBrokenEntry } from "#kernel/process/timeline.ts";
import { countTodos } from "#kernel/process/todo-queries.ts";
import { compileCalendar } from "#kernel/time/compiled-calendar.ts";
import { shippedHolidays } from "#kernel/time/holidays.ts";
import { isWorking } from "#kernel/time/working-time.ts";
import { followUpRoom } from "#processes/follow-up/index.ts";
import { improvementItem } from "#processes/improvement-item/process.ts";
import { incident } from "#processes/incident/process.ts";
import { internalOperation } from "#processes/internal-operation/process.ts";
import { majorIncident } from "#processes/major-incident/process.ts";
import { problem } from "#processes/problem/process.ts";
import { serviceRequest } from "#processes/service-request/process.ts";
import { supplierPart } from "#processes/supplier-part/process.ts";
import { shippedCalendars } from "#registers/defaults/calendars.ts";
import { dataFolder } from "#test/world/data-folder.ts";
import { createDatabase, type TestDatabase } from "#test/world/database.ts";
import { type TestKernel, testKernel } from "#test/world/kernel.ts";
import { runProgram } from "#test/world/program.ts";
import { sayings } from "../start-problem.ts";
import { fillDemo } from "./fill.ts";
import { beginDemo, finishDemo, whatItHolds } from "./installation.ts";

/** A Monday, 11:20 in Shanghai, between the National Day holidays and the year's end. */
const present = "2026-11-23T03:20:00.000Z";
/** Fewer than shipped, enough for everything to happen once. A slow machine is no fault of the demo's. */
const options = { seed: 20_260_826, cases: 180, progress: () => undefined };
const patience = 240_000;

const definitions = {
  incident,
  "follow-up": followUpRoom.definition,
  "supplier-part": supplierPart,
  "major-incident": majorIncident,
  "improvement-item": improvementItem,
  problem,
  "service-request": serviceRequest,
  "internal-operation": internalOperation,
};

let db: TestDatabase;
let kernel: TestKernel;
let lines: readonly string[];

beforeAll(async () => {
  ({ db, kernel, lines } = await filled());
}, patience);

async function filled() {
  const made = await createDatabase();
  const on = testKernel(made, present);
  return { db: made, kernel: on, lines: await fillDemo(on, options) };
}

const rowsOf = async <Row extends object>(text: string, values: unknown[] = [], on = db) =>
  (await on.query<Row>({ text, values })).rows;

describe("what it is put into", () => {
  test("a database that holds anything else is refused and left as it was", async () => {
    const other = await createDatabase();
    const asking = bySystem(kernel.now());
    await other.transaction((tx) =>
      createOrganisation(tx, asking, { name: "北溟大学图书馆", isCustomer: true, parentId: null }),
    );
    const settings = { DATABASE_URL: other.url, HUIYIN_DATA: join(await dataFolder(), "untouched") };
    const program = runProgram("src/main.ts", ["demo"], settings);
    expect(await program.ended, program.err()).toBe(sayings["demo-not-empty"].exit);
    expect(program.out(), "no sign-in is printed").toBe("");
    expect(await rowsOf("select 1 from persons union all select 1 from cases", [], other)).toEqual([]);
  });

  test("a demo is told from an empty database, from a broken-off demo and from a real installation", async () => {
    const other = await createDatabase();
    const on = testKernel(other, present);
    expect(await whatItHolds(other)).toBe("nothing");
    await beginDemo(on, on.now());
    expect(await whatItHolds(other)).toBe("half-a-demo");
    await finishDemo(other, on.now());
    expect(await whatItHolds(other)).toBe("the-demo");
    await other.query({ text: "update installation set is_demo = false" });
    expect(await whatItHolds(other)).toBe("something-else");
  });
});

describe("who signs in", () => {
  test("U1 somebody of every role, by a password of their own", async () => {
    const signIns = lines.map((line) => line.split(" "));
    const roles = new Set(signIns.map(([role]) => role));
    expect(roleKeys.filter((role) => !roles.has(role))).toEqual(["integration"]); // programs have keys
    const [, login, password] = signIns[0] as [string, string, string];
    const [stored] = await rowsOf<{ password_hash: string }>("select password_hash from sign_ins where login = $1", [
      login,
    ]);
    expect(await passwords().verify(stored?.password_hash ?? null, password)).toBe(true);
    expect(new Set(signIns.map(([, , secret]) => secret)).size).toBe(signIns.length);
  });

  test.each(["shen.yiwei", "wei.zhaoge", "miao.wangshu", "zhou.zhiwei", "qi.shanyuan"])(
    "%s finds something to do on the first page",
    async (login) => {
      const [person] = await rowsOf<{ id: string }>("select person_id as id from sign_ins where login = $1", [login]);
      const actor = (await actorOfPerson(kernel, person?.id ?? "", kernel.now()))!;
      const counts = await countTodos(db, actor, kernel.now(), Temporal.Instant.from("2026-11-23T16:00:00Z"));
      expect(counts.late + counts.today).toBeGreaterThan(0);
    },
  );
});

describe("what it holds", () => {
  test("D4 D12 D26 D28 deputies ahead, resources asked for and answered, reviews signed, improvements made and to be made, an urgent case to coordinate", async () => {
    const [held] = await rowsOf(`select (select count(*)::int from deputies) as deputies,
      (select count(*)::int from case_resource_requests where answer_seq is null) as waiting,
      (select count(*)::int from case_resource_requests where answer_seq is not null) as answered,
      (select count(*)::int from case_reviews) as reviews,
      (select count(distinct state)::int from cases where process = 'improvement-item') as improvements,
      (select count(*)::int from clocks where clock = 'coordination' and state = 'running') as urgent`);
    expect(held).toEqual({ deputies: 2, waiting: 1, answered: 2, reviews: 2, improvements: 2, urgent: 1 });
  });

  test.each(["incident", "follow-up"] as const)("every state of %s occurs", async (process) => {
    const found = await rowsOf<{ state: string }>("select distinct state from cases where process = $1", [process]);
    expect(found.map(({ state }) => state).sort()).toEqual(Object.keys(definitions[process].states).sort());
  });

  test("every case that is not over is somebody's to-do, or a follow-up of it is", async () => {
    const dropped = await rowsOf(`select c.id, c.state from cases c
      where c.closed_at is null and not exists (
        select from todos t where t.done_at is null and (t.case_id = c.id or t.case_id in (
          select l.from_case_id from case_links l where l.to_case_id = c.id and l.kind = 'follow-up-of')))`);
    expect(dropped).toEqual([]);
  });

  test("M4 every timeline verifies, and none reaches beyond the present", async () => {
    type Row = Parameters<typeof firstBrokenEntry>[1][number] & { case_id: string };
    const entries =
      await rowsOf<Row>(`select e.case_id, e.seq, e.kind, e.move, e.from_state as "from", e.to_state as "to",
        e.actor_kind as "actorKind", e.actor_id as "actorId", e.via, e.visibility, e.at, e.occurred_at as "occurredAt",
        encode(e.content_hash, 'hex') as "contentHash", encode(e.hash, 'hex') as hash, encode(c.salt, 'hex') as salt, c.content
      from events e join event_contents c using (case_id, seq) order by e.case_id, e.seq`);
    const byCase = Map.groupBy(entries, ({ case_id }) => case_id);
    expect(byCase.size).toBeGreaterThan(options.cases);
    for (const [id, chain] of byCase) expect(firstBrokenEntry(id, chain), id).toBeNull();
    const last = Temporal.Instant.from(present).add({ seconds: 5 });
    expect(entries.filter(({ at }) => Temporal.Instant.compare(at, last) > 0)).toEqual([]);
  });

  test("M4 the measures are what the moves of the timeline say", async () => {
    const moves = await rowsOf<{ id: string; process: keyof typeof definitions; move: string }>(
      "select c.id, c.process, e.move from events e join cases c on c.id = e.case_id where e.move is not null",
    );
    const expected = new Map<string, number>();
    for (const { id, process, move } of moves) {
      const declared = definitions[process].moves[move]!;
      for (const measure of [...declared.measures, ...(declared.isReturn ? ["returned"] : [])]) {
        if (measure === "first-response") continue; // also a reply's: see the story of the incident
        expected.set(`${id} ${measure}`, (expected.get(`${id} ${measure}`) ?? 0) + 1);
      }
    }
    const registered = await rowsOf<{ id: string; process: keyof typeof definitions }>("select id, process from cases");
    for (const { id, process } of registered) {
      for (const measure of definitions[process].registration.measures) {
        expected.set(`${id} ${measure}`, (expected.get(`${id} ${measure}`) ?? 0) + 1);
      }
    }
    // Said of a case, not a move of it.
    for (const { id } of await rowsOf<{ id: string }>("select case_id as id from events where kind like 'reviewed-%'"))
      expected.set(`${id} reviewed`, (expected.get(`${id} reviewed`) ?? 0) + 1);
    const stored = await rowsOf<{
      key: string;
      times: number;
    }>(`select case_id || ' ' || measure as key, count(*)::int as times
      from measures where measure <> 'first-response' group by case_id, measure`);
    expect(new Map(stored.map(({ key, times }) => [key, times]))).toEqual(expected);
    const astray = await rowsOf(`select m.* from measures m join cases c on c.id = m.case_id
      left join events e on e.case_id = m.case_id and e.seq = m.event_seq
      where e.at is distinct from m.at or m.real_ms <> extract(epoch from m.at - c.created_at) * 1000 or m.working_ms > m.real_ms`);
    expect(astray).toEqual([]);
  });

  test("L3 no clock is left behind: every step up to the present has fired, and only the last run of each lives", async () => {
    const behind = await rowsOf("select * from clocks where state = 'running' and next_step_at <= $1", [present]);
    expect(behind).toEqual([]);
    const zombies = await rowsOf(`select * from clocks k where state <> 'stopped'
      and exists (select from clocks later where later.case_id = k.case_id and later.clock = k.clock and later.run > k.run)`);
    expect(zombies).toEqual([]);
  });

  test("engineers keep their customers' hours: nobody accepts or solves at night what is not urgent", async () => {
    const hours = shippedCalendars(kernel.zone).find(({ key }) => key === "5x8")!;
    const calendar = compileCalendar(hours, shippedHolidays);
    const worked = await rowsOf<{ at: Temporal.Instant }>(`select e.at from events e join cases c on c.id = e.case_id
      join organisations o on o.id = c.organisation_id
      where e.move in ('accept', 'solve', 'acknowledge') and c.priority > 1
        and o.path[1] not in (select id from organisations where code = 'JM')`);
    expect(worked.length).toBeGreaterThan(100);
    expect(worked.filter(({ at }) => !isWorking(calendar, at)).map(({ at }) => at.toString())).toEqual([]);
  });

  test("S7 nobody from outside sees another organisation's case, and everybody sees some of their own", async () => {
    const people = await rowsOf<{ id: string; root: string | null; role: string }>(`select s.person_id as id, m.role,
        (select path[1] from organisations where id = m.organisation_id) as root
      from sign_ins s join memberships m using (person_id)
      where m.role in ('customer', 'customer-representative', 'supplier', 'partner')`);
    expect(people.length).toBeGreaterThan(5);
    for (const { id, root, role } of people) {
      const actor = (await actorOfPerson(kernel, id, kernel.now()))!;
      const scope = caseScope(actor);
      const seen = await rowsOf<{ root: string }>(
        `select distinct o.path[1] as root from cases c join organisations o on o.id = c.organisation_id where ${scope.sql}`,
        [...scope.values],
      );
      expect(seen, role).toEqual(role.startsWith("customer") || role === "supplier" ? [{ root }] : []);
    }
  });

  test("the search finds what was said", async () => {
    const [found] = await rowsOf<{ count: number }>("select count(*)::int as count from search_documents");
    const [cases] = await rowsOf<{ count: number }>("select count(*)::int as count from cases");
    expect(found).toEqual(cases);
  });
});

test(
  "the same seed tells the same three months",
  async () => {
    const told = `select c.process, c.subject, c.state, c.priority, c.channel, c.created_at, c.updated_at, c.event_count,
        (select name from persons where id = c.assignee_id) as assignee
      from cases c order by c.created_at, c.process, c.subject, c.updated_at`;
    const again = await filled();
    expect(await rowsOf(told, [], again.db)).toEqual(await rowsOf(told));
  },
  patience,
);
