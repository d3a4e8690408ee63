import { expect } from "vitest";
import { clockJsonSql, rowOfJson, runOfRow } from "#kernel/clocks/row.ts";
import type { Asking, Route } from "#kernel/http/route.ts";
import type { Engine } from "#kernel/process/engine.ts";
import { Replanner } from "#kernel/process/replan/replanner.ts";
import { addWorkingTime } from "#kernel/time/working-time.ts";
import { calendarRoutes } from "#registers/calendars/index.ts";
import { type Clocked, dueTimes, insertClockedCases, openEngine } from "./clocked-cases.ts";
import { call, openRegisters, type RegisterWorld } from "./registers.ts";

export type CalendarWorld = RegisterWorld & {
  engine: Engine;
  replanner: Replanner;
  routes: Route[];
  /** The office calendar, by which all the clocks run. */
  id: string;
  /** The administrator, now. */
  asking: () => Asking;
  /** Calls an operation as the administrator; `id` is the office calendar unless given. */
  ask: <T>(operation: string, params: object, body?: unknown) => Promise<T>;
  /** Lets the replanning end on this node, and everything that other nodes may have done meanwhile be verified. */
  settle: () => Promise<void>;
};

/** Calendars with clocks that run by them, and nothing in the background: replanning happens when a test says so. */
export async function openCalendars(clocked: readonly Clocked[]): Promise<CalendarWorld> {
  const world = await openRegisters();
  const { engine, replanner } = await openEngine(world);
  await insertClockedCases(world, clocked);
  const routes = calendarRoutes({ ...world.keeping, calendars: world.calendars, wakeReplanner: () => undefined });
  const id = world.calendars.officeCalendarId();
  const asking = (): Asking => ({ ...world.administrator, now: world.kernel.now() });
  return {
    ...world,
    engine,
    replanner,
    routes,
    id,
    asking,
    ask: (operation, params, body) => call(routes, operation, asking(), { params: { id, ...params }, body }),
    settle: async () => {
      await replanner.finish();
      world.kernel.pass({ seconds: 15 });
      await replanner.finish();
    },
  };
}

/** An instant of November 2026. */
export const november = (day: number, hour: number, minute: number): string =>
  Temporal.Instant.from("2026-11-01T00:00:00Z")
    .add({ hours: (day - 1) * 24 + hour, minutes: minute })
    .toString();

/** Every clock's due time follows from what it has used and what is left, by the calendar as it stands. */
export async function expectSoundClocks(world: CalendarWorld): Promise<void> {
  const { rows } = await world.db.query<{ json: Record<string, unknown> }>({
    text: `select ${clockJsonSql} as json from clocks k`,
  });
  const calendar = world.calendars.byId(world.id);
  for (const run of rows.map(({ json }) => runOfRow(rowOfJson(json)))) {
    if (run.state !== "running") continue;
    const left = run.targetMs! - run.elapsedMs;
    const isOver = left < 0 || Temporal.Instant.compare(run.dueAt!, run.runningSince!) < 0;
    if (!isOver) expect(run.dueAt).toEqual(addWorkingTime(calendar, run.runningSince!, left).at);
  }
}

/** Closes a day that all of `count` clocks count on; the first node dies in its fourth batch, another one goes on. */
export async function expectReplannedOnce(count: number): Promise<void> {
  const world = await openCalendars(
    Array.from({ length: count }, (_, index) => ({
      startedAt: november(19, index % 8, index % 60),
      minutes: 2_400 + (index % 1_000),
    })),
  );
  const before = await dueTimes(world);
  const { replan } = await world.ask<{ replan: string }>("calendars.set-day", { day: "2026-11-25" }, { as: "toggled" });
  let batches = 0;
  const failing = new Replanner(world.engine, {
    refresh: async () => {
      batches += 1;
      if (batches > 3) throw new Error("killed");
    },
  });
  await expect(failing.finish()).rejects.toThrow("killed");
  const state = () => world.ask<{ moved: number; finishedAt: string | null }>("calendar-replans.read", { id: replan });
  expect(await state()).toEqual({ moved: 600, finishedAt: null });

  await world.settle();
  expect(await state()).toMatchObject({ moved: count, finishedAt: expect.any(String) });
  const after = await dueTimes(world);
  expect(after.filter((dueAt, index) => dueAt !== before[index])).toHaveLength(count);
  await expectSoundClocks(world);
  const entries = await world.db.query({
    text: `select n as per_case, count(*)::int as cases
      from (select count(*)::int as n from events group by case_id) e group by n`,
  });
  expect(entries.rows).toEqual([{ per_case: 1, cases: count }]);
  // What is derived from the clock has moved with it.
  const left = await world.db.query({
    text: `select 1 from cases c join clocks k on k.case_id = c.id
      where c.due_at <> k.due_at or (c.clock->>'dueAt')::timestamptz is distinct from k.due_at`,
  });
  expect(left.rowCount).toBe(0);
}
