import { type ClockRow, clockJsonSql, rowOfJson } from "../../clocks/row.ts";
import type { Queryable } from "../../db/pool.ts";
import type { HolidayYear } from "../../time/holidays.ts";
import type { WorkingCalendar } from "../../time/working-calendar.ts";
import type { Remeasured } from "./plan-replan.ts";

/** A calendar as it was or is, with the years imported over the shipped ones: all that its arithmetic depends on. */
export type CalendarState = { definition: WorkingCalendar; imported: readonly HolidayYear[] };

export type Replan = {
  id: string;
  calendarId: string;
  kind: "change" | "remeasure" | "verify";
  at: Temporal.Instant;
  before: CalendarState | null;
  after: CalendarState | null;
  since: Temporal.Instant | null;
  doneUntil: string;
};

export type NewReplan = Pick<Replan, "calendarId" | "kind" | "at"> &
  Partial<Pick<Replan, "before" | "after" | "since">> & { notBefore?: Temporal.Instant };

/** Notes down that running clocks are to be planned again; to be called in the transaction that changes the calendar. */
export async function orderReplan(tx: Queryable, order: NewReplan): Promise<string> {
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into calendar_replans (calendar_id, kind, at, before, after, since, not_before)
      values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    values: [
      order.calendarId,
      order.kind,
      order.at,
      asJson(order.before),
      asJson(order.after),
      order.since ?? null,
      order.notBefore ?? order.at,
    ],
  });
  return rows[0]!.id;
}

/** The oldest that may begin, if this transaction is the only one that replans; else null. Changes apply in their order. */
export async function claimReplan(tx: Queryable, now: Temporal.Instant): Promise<Replan | null> {
  const { rows: lock } = await tx.query<{ taken: boolean }>({
    text: "select pg_try_advisory_xact_lock(4857211128) as taken",
  });
  if (!lock[0]!.taken) return null;
  const { rows } = await tx.query<Replan>({
    text: `select id, calendar_id as "calendarId", kind, at, before, after, since, done_until as "doneUntil"
      from calendar_replans where finished_at is null and not_before <= $1 order by id limit 1`,
    values: [now],
  });
  return rows[0] ?? null;
}

export async function noteProgress(tx: Queryable, id: string, doneUntil: string, moved: number): Promise<void> {
  await tx.query({
    text: "update calendar_replans set done_until = $2, clocks_moved = clocks_moved + $3 where id = $1",
    values: [id, doneUntil, moved],
  });
}

export async function noteEnd(tx: Queryable, id: string, at: Temporal.Instant): Promise<void> {
  await tx.query({ text: "update calendar_replans set finished_at = $2 where id = $1", values: [id, at] });
}

/** Calendars with provisional due times that nothing is ordered for yet: a release may have brought the missing year. */
export async function provisionalCalendars(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    text: `select id from calendars c
      where exists (select from clocks k where k.calendar_id = c.id and k.state <> 'stopped' and k.is_provisional)
        and not exists (select from calendar_replans r where r.calendar_id = c.id and r.finished_at is null)`,
  });
  return rows.map(({ id }) => id);
}

export async function replanState(
  db: Queryable,
  id: string,
): Promise<{ moved: number; finishedAt: Temporal.Instant | null } | null> {
  const { rows } = await db.query<{ moved: number; finishedAt: Temporal.Instant | null }>({
    text: `select clocks_moved as moved, finished_at as "finishedAt" from calendar_replans where id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

export async function rewriteIntervals(
  tx: Queryable,
  caseId: string,
  remeasured: readonly Remeasured[],
): Promise<void> {
  const rows = remeasured.flatMap(({ clock, run, closed }) =>
    closed.map(({ from, until, workingMs }) => ({ clock, run, from, until, workingMs })),
  );
  if (rows.length === 0) return;
  await tx.query({
    text: `update clock_intervals i set working_ms = m."workingMs"
      from jsonb_to_recordset($2) as m(clock text, run smallint, "from" timestamptz, until timestamptz, "workingMs" bigint)
      where i.case_id = $1 and i.clock = m.clock and i.run = m.run and i.from_at = m."from" and i.until_at = m.until`,
    values: [caseId, JSON.stringify(rows)],
  });
}

export type LivingClock = { caseId: string; number: string; isRestricted: boolean; priority: number; row: ClockRow };

/** Living clocks by this calendar, a page by case and clock. For looking, without locks. */
export async function readLivingClocks(
  db: Queryable,
  calendarId: string,
  after: { caseId: string; clock: string } | null,
  limit: number,
): Promise<LivingClock[]> {
  const { rows } = await db.query<Omit<LivingClock, "row"> & { clock: Record<string, unknown> }>({
    text: `select c.id as "caseId", c.number, c.is_restricted as "isRestricted", c.priority, ${clockJsonSql} as clock
      from clocks k join cases c on c.id = k.case_id
      where k.calendar_id = $1 and k.state <> 'stopped' and (k.case_id, k.clock) > ($2, $3)
      order by k.case_id, k.clock limit $4`,
    values: [calendarId, after?.caseId ?? "0", after?.clock ?? "", limit],
  });
  return rows.map(({ clock, ...rest }) => ({ ...rest, row: rowOfJson(clock) }));
}

const asJson = (value: unknown): string | null => (value ? JSON.stringify(value) : null);
