import type { CalendarBook } from "#kernel/clocks/calendars.ts";
import { rowOfRun } from "#kernel/clocks/row.ts";
import { leaseCaseIds } from "#kernel/process/case-ids.ts";
import { Engine } from "#kernel/process/engine.ts";
import { numberOf } from "#kernel/process/numbers.ts";
import { Replanner } from "#kernel/process/replan/replanner.ts";
import { installDefinitions, loadDefinitionBook } from "#kernel/process/versions.ts";
import { pauseClock, startClock } from "#kernel/time/clock.ts";
import { incidentRoom } from "#processes/incident/index.ts";
import { incident } from "#processes/incident/process.ts";
import type { RegisterWorld } from "./registers.ts";

/** An engine with incidents on an installation's registers, and who plans clocks again when calendars change. */
export async function openEngine(world: RegisterWorld): Promise<{ engine: Engine; replanner: Replanner }> {
  const { kernel, calendars, reference } = world;
  await world.addTeam("desk", 1, await world.addOrganisation("远岭运维", { isOwn: true }));
  await reference.refresh();
  const room = incidentRoom(reference);
  await installDefinitions(kernel, [room.definition]);
  const engine = new Engine({
    kernel,
    rooms: new Map([["incident", room]]),
    definitions: await loadDefinitionBook(kernel),
    calendars,
    targets: reference,
    teams: reference,
    staff: everybodyIsThere,
    caseIds: leaseCaseIds(kernel.db),
    nudge: () => undefined,
  });
  return { engine, replanner: new Replanner(engine, calendars) };
}

const everybodyIsThere = {
  isThere: () => true,
  isStaffed: () => true,
  isHeld: () => true,
  isHeldOnDuty: () => true,
  isAbsent: () => false,
  isOnDuty: () => true,
  onDuty: () => ["1"],
  deputyOf: () => null,
  deputiesOf: () => [],
  holding: () => [],
  refresh: async () => undefined,
};

export type Clocked = { startedAt: string; minutes: number; pausedAt?: string; isRestricted?: boolean };

/** Many incidents with a resolution clock each, put in at once; ids count up from 1. The calendar is the office's. */
export async function insertClockedCases(
  world: Pick<RegisterWorld, "db"> & { calendars: CalendarBook },
  clocked: readonly Clocked[],
): Promise<void> {
  const calendarId = world.calendars.officeCalendarId();
  const calendar = world.calendars.byId(calendarId);
  const rows = clocked.map(({ startedAt, minutes, pausedAt, isRestricted = false }, index) => {
    const id = String(index + 1);
    const start = {
      clock: "resolution",
      run: 1,
      target: { kind: "working-minutes", minutes } as const,
      warnFraction: 0.75,
    };
    const started = startClock(start, calendar, Temporal.Instant.from(startedAt));
    const run = pausedAt ? pauseClock(started, calendar, Temporal.Instant.from(pausedAt), "waitingCustomer") : started;
    const stamp = { targetSource: { kind: "level" } as const, calendarId, breachedAt: null };
    const { closed, ...row } = rowOfRun(run, stamp, { warn: false, breach: false });
    return {
      id,
      number: numberOf(id).replaceAll("-", ""),
      state: pausedAt ? "waitingCustomer" : "registered",
      isRestricted,
      row,
      closed,
    };
  });
  const json = JSON.stringify(rows);
  await world.db.query({
    text: `insert into cases (id, number, process, process_version, state, family, subject, channel, priority, is_restricted,
        due_at, created_at, updated_at)
      select id, number, 'incident', $2, state, case state when 'registered' then 'open' else 'waiting' end, '打印机卡纸', 'phone', 3,
        "isRestricted", ("row"->>'dueAt')::timestamptz, ("row"->>'startedAt')::timestamptz, ("row"->>'startedAt')::timestamptz
      from jsonb_to_recordset($1) as c(id bigint, number bigint, state text, "isRestricted" boolean, "row" jsonb)`,
    values: [json, incident.version],
  });
  await world.db.query({
    text: `insert into clocks (case_id, clock, run, state, target, target_source, calendar_id, started_at, running_since, paused_since,
        pause_reason, elapsed_ms, due_at, is_provisional, next_step, next_step_at)
      select c.id, k.clock, k.run, k.state, k.target, k."targetSource", k."calendarId", k."startedAt", k."runningSince", k."pausedSince",
        k."pauseReason", k."elapsedMs", k."dueAt", k."isProvisional", k."nextStep", k."nextStepAt"
      from jsonb_to_recordset($1) as c(id bigint, "row" jsonb),
        jsonb_to_record(c."row") as k(clock text, run smallint, state text, target jsonb, "targetSource" jsonb, "calendarId" bigint,
          "startedAt" timestamptz, "runningSince" timestamptz, "pausedSince" timestamptz, "pauseReason" text, "elapsedMs" bigint,
          "dueAt" timestamptz, "isProvisional" boolean, "nextStep" text, "nextStepAt" timestamptz)`,
    values: [json],
  });
  await world.db.query({
    text: `insert into clock_intervals (case_id, clock, run, from_at, until_at, kind, reason, working_ms)
      select c.id, 'resolution', 1, i."from", i.until, i.kind, i.reason, i."workingMs"
      from jsonb_to_recordset($1) as c(id bigint, closed jsonb),
        jsonb_to_recordset(c.closed) as i("from" timestamptz, until timestamptz, kind text, reason text, "workingMs" bigint)`,
    values: [json],
  });
}

/** Due time of every case's resolution clock, in order of the cases. */
export async function dueTimes(world: Pick<RegisterWorld, "db">): Promise<(string | null)[]> {
  const { rows } = await world.db.query<{ due_at: Temporal.Instant | null }>({
    text: "select due_at from clocks where clock = 'resolution' order by case_id",
  });
  return rows.map(({ due_at }) => due_at?.toString() ?? null);
}
