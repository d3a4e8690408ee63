import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { Engine } from "#kernel/process/engine.ts";
import type { EffectView } from "#kernel/process/replan/contract.ts";
import { type EntryContent, firstBrokenEntry } from "#kernel/process/timeline.ts";
import { type Clocked, dueTimes } from "#test/world/clocked-cases.ts";
import { call, invalidFields } from "#test/world/registers.ts";
import { expectReplannedOnce, expectSoundClocks, november, openCalendars } from "#test/world/replanning.ts";
import { type RegisterChange, registerChangeRoutes } from "../record-keeping/index.ts";
import type { CalendarView, HolidayYearView, ImportPreview, SavedCalendar } from "./contract.ts";

const clocked: fc.Arbitrary<Clocked> = fc
  .record({
    day: fc.integer({ min: 16, max: 22 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    minutes: fc.integer({ min: 30, max: 12_000 }),
    isPaused: fc.boolean(),
  })
  .map(({ day, hour, minute, minutes, isPaused }) => ({
    startedAt: november(day, hour, minute),
    minutes,
    ...(isPaused ? { pausedAt: november(23, 0, minute) } : {}),
  }));

const dayAhead = fc
  .integer({ min: 0, max: 70 })
  .map((days) => Temporal.PlainDate.from("2026-11-23").add({ days }).toString());
const edit = fc.oneof(
  fc.record({ day: dayAhead, body: fc.constant({ as: "toggled" as const }) }),
  fc.record({
    day: dayAhead,
    body: fc.integer({ min: 8, max: 20 }).map((until) => ({
      as: "override" as const,
      ranges: [["07:00", `${String(until).padStart(2, "0")}:00`]],
    })),
  }),
);

test("L2 property: saving a changed calendar moves exactly the due times its preview named", async () => {
  const world = await openCalendars(fc.sample(clocked, { numRuns: 80, seed: 20261122 }));
  await fc.assert(
    fc.asyncProperty(edit, fc.integer({ min: 1, max: 9 }), async ({ day, body }, hours) => {
      world.kernel.pass({ hours });
      const before = await dueTimes(world);
      const effect = await world.ask<EffectView>("calendars.preview-day", { day }, body);
      expect(await dueTimes(world)).toEqual(before);
      await world.ask("calendars.set-day", { day }, body);
      await world.settle();
      const after = await dueTimes(world);
      const moved = after.flatMap((dueAt, index) => (dueAt === before[index] ? [] : [`${before[index]} ${dueAt}`]));
      expect(effect).toMatchObject({ clocks: 80, moved: moved.length, earlier: expect.any(Number) });
      expect(effect.earlier + effect.later).toBe(moved.length);
      expect(effect.items.map(({ was, willBe }) => `${was} ${willBe}`).sort()).toEqual(moved.sort());
      await expectSoundClocks(world);
    }),
    { numRuns: 20, endOnFailure: true },
  );
});

test("L2 running clocks are planned again in batches; after a crash another node goes on, each case once", async () => {
  await expectReplannedOnce(1_000);
});

test("L2 the timeline says which due time moved and why, and its chain holds while others work on the case", async () => {
  const world = await openCalendars(
    Array.from({ length: 40 }, () => ({ startedAt: november(20, 2, 0), minutes: 2_400 })),
  );
  await world.ask("calendars.set-day", { day: "2026-11-24" }, { as: "toggled" });
  const comment = { body: "请稍候", visibility: "internal", attachments: [] } as const;
  const staff = { ...world.agent, actor: { ...world.agent.actor, seesAllCases: true } };
  const cases = Array.from({ length: 40 }, (_, index) => String(index + 1));
  await Promise.all([world.settle(), ...cases.map((caseId) => world.engine.comment(staff, caseId, comment))]);
  await expectSoundClocks(world);
  for (const caseId of cases) {
    const { rows } = await world.db.query<Parameters<typeof firstBrokenEntry>[1][number] & { content: EntryContent }>({
      text: `select e.seq, kind, move, from_state as "from", to_state as "to", actor_kind as "actorKind", actor_id as "actorId", via,
          visibility, at, occurred_at as "occurredAt", encode(content_hash, 'hex') as "contentHash", encode(hash, 'hex') as hash,
          encode(salt, 'hex') as salt, content
        from events e join event_contents using (case_id, seq) where case_id = $1 order by seq`,
      values: [caseId],
    });
    expect(rows.map(({ kind }) => kind).sort()).toEqual(["clock", "commented"]);
    expect(firstBrokenEntry(caseId, rows)).toBeNull();
    const { content } = rows.find(({ kind }) => kind === "clock")!;
    expect(content).toMatchObject({
      clock: { clock: "resolution", run: 1, step: "replanned" },
      changes: { dueAt: ["2026-11-27T02:00:00Z", "2026-11-30T02:00:00Z"] },
      because: "calendar",
    });
  }
});

test("L2 a move planned by a node that did not know the new calendar yet is put right once all nodes know it", async () => {
  const world = await openCalendars([]);
  const { engine, replanner, calendars, kernel } = world;
  const old = new Map([world.id, calendars.alwaysCalendarId()].map((id) => [id, calendars.byId(id)]));
  const unaware = new Engine({
    ...engine.ground,
    calendars: {
      byId: (id) => old.get(id)!,
      officeCalendarId: () => calendars.officeCalendarId(),
      alwaysCalendarId: () => calendars.alwaysCalendarId(),
    },
  });
  await world.ask("calendars.set-day", { day: "2026-11-23" }, { as: "toggled" });
  await replanner.finish();
  kernel.pass({ seconds: 1 });
  const staff = { ...world.agent, now: kernel.now(), actor: { ...world.agent.actor, seesAllCases: true } };
  await unaware.register(staff, {
    process: "incident",
    subject: "打不开",
    description: "",
    requester: {},
    channel: "phone",
    values: {},
  } as Parameters<Engine["register"]>[1]);
  expect(await dueTimes(world)).toEqual(["2026-11-24T02:00:01Z"]);
  kernel.pass({ seconds: 15 });
  await replanner.finish();
  expect(await dueTimes(world)).toEqual(["2026-11-24T10:00:00Z"]);
});

test("L2 editing a past day moves nothing by itself; an explicit recompute does, previewed and recorded with its reason", async () => {
  // By 10:00 on Monday 8 of 40 hours are used, 6.5 of them on the Friday, which turns out to have been closed.
  const world = await openCalendars([{ startedAt: november(20, 2, 0), minutes: 2_400 }]);
  const [promised] = await dueTimes(world);
  const saved = await world.ask<SavedCalendar>("calendars.set-day", { day: "2026-11-20" }, { as: "toggled" });
  expect(saved.touchesPast).toBe(true);
  await world.settle();
  expect(await dueTimes(world)).toEqual([promised]);

  const effect = await world.ask<EffectView>("calendars.preview-recompute", {});
  expect(effect).toMatchObject({
    clocks: 1,
    moved: 1,
    later: 1,
    items: [{ was: promised, willBe: "2026-11-27T10:00:00Z" }],
  });
  await expect(world.ask("calendars.recompute", {}, { reason: " " })).rejects.toThrow();
  await world.ask("calendars.recompute", {}, { reason: "停电补录" });
  await world.settle();
  expect(await dueTimes(world)).toEqual(["2026-11-27T10:00:00Z"]);
  expect((await world.ask<EffectView>("calendars.preview-recompute", {})).moved).toBe(0);
  const { rows } = await world.db.query({ text: "select working_ms from clock_intervals" });
  expect(rows).toEqual([{ working_ms: "5400000" }]);
  const { items } = await call<{ items: RegisterChange[] }>(
    registerChangeRoutes(world.keeping),
    "register-changes.list",
    world.asking(),
    { query: { register: "calendars", record: world.id } },
  );
  expect(items[0]).toMatchObject({ by: { name: "周知微" }, after: { recompute: { reason: "停电补录" } } });
});

test("L2 restricted cases count in a preview and are not named in it", async () => {
  const world = await openCalendars([
    { startedAt: november(20, 2, 0), minutes: 2_400 },
    { startedAt: november(20, 2, 0), minutes: 2_400, isRestricted: true },
  ]);
  const effect = await world.ask<EffectView>("calendars.preview-day", { day: "2026-11-24" }, { as: "toggled" });
  expect(effect).toMatchObject({ clocks: 2, moved: 2, later: 2, overdueAtOnce: 0 });
  expect(effect.items).toHaveLength(1);
});

const notice2027 = {
  year: 2027,
  days: [
    { name: "元旦", date: "2027-01-01", isOffDay: true },
    { name: "元旦", date: "2027-01-02", isOffDay: true },
    { name: "元旦", date: "2027-01-03", isOffDay: false },
  ],
};

test("L2 a due time in an uncovered year is provisional; importing the year shows what moves, and makes it certain", async () => {
  // 30 office days from 10:00 on 2026-11-23 end at 10:00 on 2027-01-04 if January 1st were a working day.
  const world = await openCalendars([{ startedAt: "2026-11-23T02:00:00Z", minutes: 30 * 480 }]);
  const isProvisional = async () =>
    (await world.db.query<{ is_provisional: boolean }>({ text: "select is_provisional from clocks" })).rows[0]!
      .is_provisional;
  expect([await dueTimes(world), await isProvisional()]).toEqual([["2027-01-04T02:00:00Z"], true]);

  const body = { country: "cn", data: notice2027 };
  const preview = await world.ask<ImportPreview>("holiday-years.preview", {}, body);
  expect(preview).toMatchObject({
    years: [{ year: 2027, replaces: null, days: [{ day: "2027-01-01", kind: "off" }, {}, { kind: "work" }] }],
    problems: [],
    effect: { moved: 0, clocks: 1, touchesPast: false },
  });
  await world.ask("holiday-years.import", {}, body);
  await world.settle();
  expect([await dueTimes(world), await isProvisional()]).toEqual([["2027-01-04T02:00:00Z"], false]);
  const list = () => world.ask<{ items: HolidayYearView[]; uncovered: number[] }>("holiday-years.list", {});
  const { items, uncovered } = await list();
  expect(uncovered).toEqual([]);
  expect(items.slice(0, 2)).toMatchObject([
    { year: 2027, origin: "imported" },
    { year: 2026, origin: "shipped" },
  ]);
  expect((await world.ask<CalendarView>("calendars.read", {})).uncoveredYears).toEqual([]);

  // The notice is amended: the make-up Sunday falls away.
  const amended = { country: "cn", data: { ...notice2027, days: notice2027.days.slice(0, 2) } };
  const again = await world.ask<ImportPreview>("holiday-years.preview", {}, amended);
  expect(again).toMatchObject({
    years: [{ replaces: "imported" }],
    effect: { moved: 1, items: [{ was: "2027-01-04T02:00:00Z", willBe: "2027-01-05T02:00:00Z" }] },
  });
  await world.ask("holiday-years.import", {}, amended);
  await world.settle();
  expect(await dueTimes(world)).toEqual(["2027-01-05T02:00:00Z"]);
});

test("L2 holidays that come with a new release make provisional due times certain at the next start", async () => {
  const world = await openCalendars([{ startedAt: "2026-11-23T02:00:00Z", minutes: 30 * 480 }]);
  const { db, calendars, replanner } = world;
  const year = {
    country: "cn",
    year: 2027,
    sources: [],
    holidays: [{ name: { zh: "元旦", en: "New Year" }, off: ["2027-01-01"], work: [] }],
  };
  await db.query({ text: "insert into holiday_years (country, year, data) values ('cn', 2027, $1)", values: [year] });
  await calendars.refresh();
  onTestFinished(() => replanner.stop());
  await replanner.start();
  const clock = async () => (await db.query({ text: "select due_at::text, is_provisional from clocks" })).rows[0];
  await expect.poll(clock).toEqual({ due_at: "2027-01-05 02:00:00+00", is_provisional: false });
});

test("L2 U7 a file with faults names them row by row and imports nothing", async () => {
  const world = await openCalendars([]);
  const data = {
    year: 2027,
    days: [...notice2027.days, { name: "春节", date: "2027-02-30", isOffDay: true }, { name: "" }],
  };
  const preview = await world.ask<ImportPreview>("holiday-years.preview", {}, { country: "cn", data });
  expect(preview.problems).toContainEqual({ path: "data.days[3].date", code: "day-malformed", row: 4 });
  expect(preview.problems.filter(({ row }) => row === 5).length).toBeGreaterThan(1);
  await expect(world.ask("holiday-years.import", {}, { country: "cn", data })).rejects.toMatchObject({
    kind: "invalid",
  });
  await expect(
    world.ask("holiday-years.import", {}, { country: "cn", data: { year: 2027, days: [] } }),
  ).rejects.toMatchObject(invalidFields({ "data.days": "no-days" }));
  expect((await world.db.query({ text: "select 1 from holiday_years" })).rowCount).toBe(0);
});
