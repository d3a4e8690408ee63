import type { z } from "zod";
import { type ClockRow, runOfRow } from "../clocks/row.ts";
import { iso, isoOrNull } from "../http/iso.ts";
import { remainingAt, statusAt } from "../time/clock.ts";
import type { CompiledCalendar } from "../time/compiled-calendar.ts";
import { isWorking, workingTimeBetween } from "../time/working-time.ts";
import type { Words } from "../words/words.ts";
import type { clockViewSchema } from "./contract.ts";
import type { ClockDefinition, ProcessDefinition } from "./definition.ts";
import type { CalendarBook } from "./facts.ts";
import type { ClockSummary } from "./record.ts";

type View = z.input<typeof clockViewSchema>;

/** Why a clock is paused: the state it waits in says so. */
export const pauseWords = (definition: ProcessDefinition, reason: string | null): Words | null =>
  reason === null ? null : (definition.states[reason]?.title ?? null);

/** A row of table clocks as a chip. */
export function presentClock(
  definition: ProcessDefinition,
  row: ClockRow,
  calendars: CalendarBook,
  now: Temporal.Instant,
): View {
  const run = runOfRow(row);
  const calendar = calendars.byId(row.calendarId ?? calendars.alwaysCalendarId());
  const status = statusAt(run, now);
  const declared = definition.clocks[row.clock];
  const remaining = row.target === null ? null : remainingAt(run, calendar, row.stoppedAt ?? now);
  return {
    clock: row.clock,
    title: declared?.title ?? { zh: row.clock, en: row.clock },
    run: row.run,
    state: isAppointment(declared) ? kept(status.state) : status.state,
    dueAt: isoOrNull(row.dueAt),
    warnAt: isoOrNull(row.target?.warnAt ?? null),
    remainingMs: isAppointment(declared) && remaining !== null ? Math.max(0, remaining) : remaining,
    runsNow: row.state === "running" && isWorking(calendar, now),
    reason: pauseWords(definition, row.pauseReason),
    isProvisional: row.isProvisional,
    dayMs: ordinaryDayMs(calendar),
    asOf: iso(now),
    isPromise: declared?.isPromise ?? false,
  };
}

/** The clock a list row shows, from the summary kept on the case: no other table is read. */
export function presentSummary(
  definition: ProcessDefinition,
  summary: Omit<ClockSummary, "soonest">,
  calendars: CalendarBook,
  now: Temporal.Instant,
): View {
  const calendar = calendars.byId(summary.calendarId ?? calendars.alwaysCalendarId());
  const due = summary.dueAt === null ? null : Temporal.Instant.from(summary.dueAt);
  const warn = summary.warnAt === null ? null : Temporal.Instant.from(summary.warnAt);
  const isAfter = (at: Temporal.Instant | null) => at !== null && Temporal.Instant.compare(at, now) <= 0;
  const until = summary.endedAt === null ? now : Temporal.Instant.from(summary.endedAt);
  const declared = definition.clocks[summary.clock];
  const state =
    summary.state !== "running" ? summary.state : isAfter(due) ? "breached" : isAfter(warn) ? "warning" : "running";
  return {
    clock: summary.clock,
    title: declared?.title ?? { zh: summary.clock, en: summary.clock },
    run: summary.run,
    state,
    dueAt: isoOrNull(due),
    warnAt: isoOrNull(warn),
    remainingMs: due === null ? null : workingTimeBetween(calendar, until, due),
    runsNow: summary.state === "running" && isWorking(calendar, now),
    reason: pauseWords(definition, summary.reason),
    isProvisional: summary.isProvisional,
    dayMs: ordinaryDayMs(calendar),
    asOf: iso(now),
    isPromise: declared?.isPromise ?? false,
  };
}

/** It waits for the morning of a day and says when to begin, not until when: it is kept, never missed. */
const isAppointment = (declared: ClockDefinition | undefined): boolean =>
  declared !== undefined && "workingDays" in declared.target && declared.target.at === "start";

const kept = (state: View["state"]): View["state"] =>
  state === "missed" ? "met" : state === "breached" || state === "warning" ? "running" : state;

const ordinaryDays = new WeakMap<CompiledCalendar, number>();

/** Working ms of an ordinary day: the longest of the week, so that "3 working days" can be said. */
export function ordinaryDayMs(compiled: CompiledCalendar): number {
  const known = ordinaryDays.get(compiled);
  if (known !== undefined) return known;
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const days = Object.values(compiled.calendar.week).map((ranges) =>
    ranges.reduce((sum, [from, until]) => sum + minutes(until) - minutes(from), 0),
  );
  const longest = Math.max(...days) * 60_000;
  ordinaryDays.set(compiled, longest);
  return longest;
}
