import { type ClockRun, recalendar, remeasure } from "../time/clock.ts";
import type { CompiledCalendar } from "../time/compiled-calendar.ts";
import { workingTimeBetween } from "../time/working-time.ts";

/** What happens to the clocks that run by a calendar. */
export type CalendarChange =
  /** The calendar was edited: what ran until `at` stays as `before` measured it, the rest is planned by `after`. */
  | { kind: "change"; before: CompiledCalendar; after: CompiledCalendar; at: Temporal.Instant }
  /** Past days were edited and somebody decided that they count: closed intervals are measured again. */
  | { kind: "remeasure"; after: CompiledCalendar; at: Temporal.Instant };

/**
 * The run as it is after the change, or null where the change means nothing to it. Preview and saving both ask this function, so
 * they cannot differ.
 */
export function runAfter(run: ClockRun, change: CalendarChange): ClockRun | null {
  if (run.state === "stopped") return null;
  const next = change.kind === "change" ? recalendared(run, change) : remeasure(run, change.after, change.at);
  return next === null || isSamePlan(run, next) ? null : next;
}

function recalendared(run: ClockRun, change: CalendarChange & { kind: "change" }): ClockRun | null {
  const since = run.runningSince ?? run.pausedSince ?? run.startedAt;
  // Begun after the change by a node that did not know it yet: nothing has run by the old calendar that would have to be kept.
  const at = Temporal.Instant.compare(change.at, since) < 0 ? since : change.at;
  const next = recalendar(run, change.before, change.after, at);
  const isMeasuredAlike =
    run.target?.kind === "real-minutes" ||
    workingTimeBetween(change.before, since, at) === workingTimeBetween(change.after, since, at);
  // Cutting the open interval would be right too, but every cut is a row and an entry that say nothing.
  return isMeasuredAlike && hasSameDues(run, next) ? null : next;
}

const hasSameDues = (a: ClockRun, b: ClockRun): boolean =>
  isSame(a.dueAt, b.dueAt) &&
  isSame(a.warnAt, b.warnAt) &&
  a.provisional === b.provisional &&
  a.targetMs === b.targetMs;

const isSamePlan = (a: ClockRun, b: ClockRun): boolean =>
  hasSameDues(a, b) &&
  a.elapsedMs === b.elapsedMs &&
  a.closed.length === b.closed.length &&
  a.closed.every((interval, index) => interval.workingMs === b.closed[index]!.workingMs);

const isSame = (a: Temporal.Instant | null, b: Temporal.Instant | null): boolean =>
  a === null || b === null ? a === b : a.equals(b);
