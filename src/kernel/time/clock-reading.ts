import type { ClockRun, ClockTarget } from "./clock-run.ts";
import type { CompiledCalendar } from "./compiled-calendar.ts";
import { MINUTE_MS } from "./day.ts";
import { TimeError } from "./problem.ts";
import { addWorkingMs, nextWorkingMs, nthWorkingDay, type Planned, workingMsBetween } from "./working-time.ts";

/** The chip (LOOK section 6). "breached" is still open, "missed" was stopped too late. */
export type ClockStatus = {
  state: "running" | "warning" | "breached" | "paused" | "met" | "missed" | "none";
  /** At or past its due instant; a paused clock can be, too. */
  isBreached: boolean;
  provisional: boolean;
  /** Of the pause. */
  reason: string | null;
};

/** Time used up to `now`, in ms of the clock's measure. */
export function elapsedAt(run: ClockRun, calendar: CompiledCalendar, now: Temporal.Instant): number {
  return run.elapsedMs + openMs(run.runningSince, run, calendar, now);
}

/** Time left in ms, negative when over; null without a target. */
export function remainingAt(run: ClockRun, calendar: CompiledCalendar, now: Temporal.Instant): number | null {
  return run.targetMs === null ? null : run.targetMs - elapsedAt(run, calendar, now);
}

/**
 * The first instant at which the whole target is used: from then on the clock is breached. Null without a target, and
 * when the clock is paused or was stopped in a pause before that.
 */
export function dueOf(run: ClockRun, calendar: CompiledCalendar): Planned | null {
  return run.targetMs === null ? null : reach(run, calendar, run.targetMs);
}

/** The first instant at which `warnFraction` of the target is used; null as for `dueOf`, and without a fraction. */
export function warnAtOf(run: ClockRun, calendar: CompiledCalendar): Temporal.Instant | null {
  if (run.targetMs === null || run.warnFraction === null) return null;
  return reach(run, calendar, Math.floor(run.targetMs * run.warnFraction))?.at ?? null;
}

/** The chip's state. Needs no calendar: `dueAt` and `warnAt` are stored with the run. */
export function statusAt(run: ClockRun, now: Temporal.Instant): ClockStatus {
  const isBreached = isPast(run.dueAt, run.stoppedAt ?? now);
  const rest = { isBreached, provisional: run.provisional, reason: run.pauseReason };
  if (run.target === null) return { state: "none", ...rest };
  if (run.state === "stopped") return { state: isBreached ? "missed" : "met", ...rest };
  if (run.state === "paused") return { state: "paused", ...rest };
  if (isBreached) return { state: "breached", ...rest };
  return { state: isPast(run.warnAt, now) ? "warning" : "running", ...rest };
}

/** Whether an instant has come; instants begin what follows them, so the same instant has. */
export function isPast(instant: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return instant !== null && Temporal.Instant.compare(instant, now) <= 0;
}

/** Time of a stretch in the measure of a target: working time, or real time for real minutes. */
export function measure(
  target: ClockTarget | null,
  calendar: CompiledCalendar,
  from: Temporal.Instant,
  until: Temporal.Instant,
): number {
  const [a, b] = [from.epochMilliseconds, until.epochMilliseconds];
  return isReal(target) ? b - a : workingMsBetween(calendar, a, b);
}

/**
 * A target as time of its measure, as seen at `at`. Working days become the working time up to the end (or the
 * beginning) of the last of them, so that pauses move them like any other target. Errors: amount-invalid.
 */
export function targetMsOf(
  run: ClockRun,
  target: ClockTarget,
  calendar: CompiledCalendar,
  at: Temporal.Instant,
): number {
  if (target.kind !== "working-days") {
    const ms = Math.round(target.minutes * MINUTE_MS);
    if (Number.isSafeInteger(ms) && ms >= 0) return ms;
    throw new TimeError("amount-invalid", `target minutes: ${target.minutes}`);
  }
  const day = nthWorkingDay(calendar, run.startedAt, target.n);
  const unpaused = (target.at === "start" ? day.startsAt : day.endsAt).epochMilliseconds;
  const paused = run.closed.filter((interval) => interval.kind === "paused");
  const pausedMs = paused.reduce(
    (sum, interval) => sum + interval.workingMs,
    openMs(run.pausedSince, run, calendar, at),
  );
  const due = addWorkingMs(calendar, unpaused, pausedMs);
  return Math.max(0, elapsedAt(run, calendar, at) + workingMsBetween(calendar, at.epochMilliseconds, due));
}

export function isReal(target: ClockTarget | null): boolean {
  return target?.kind === "real-minutes";
}

/** What the stretch since `since` has come to by `now`. */
function openMs(
  since: Temporal.Instant | null,
  run: ClockRun,
  calendar: CompiledCalendar,
  now: Temporal.Instant,
): number {
  return isPast(since, now) ? measure(run.target, calendar, since!, now) : 0;
}

/** The first instant within the time it ran at which `ms` are used. Closed intervals count with the time they keep. */
function reach(run: ClockRun, calendar: CompiledCalendar, ms: number): Planned | null {
  let left = ms;
  for (const { from, until, workingMs } of stretchesRun(run)) {
    if (left <= workingMs) {
      const at = arrive(run.target, calendar, from, left);
      // A calendar edited since may disagree with what the interval keeps; the interval is right.
      if (at <= until || !opensAtStart(run.target)) return planned(run.target, calendar, from, Math.min(at, until));
    }
    left = Math.max(0, left - workingMs);
  }
  return null;
}

/** Closed intervals that ran, and the time to come if it still runs, or ran until it was stopped. */
function stretchesRun(run: ClockRun): { from: number; until: number; workingMs: number }[] {
  const closed = run.closed
    .filter((interval) => interval.kind === "ran")
    .map((interval) => ({
      from: interval.from.epochMilliseconds,
      until: interval.until.epochMilliseconds,
      workingMs: interval.workingMs,
    }));
  const open = run.runningSince ?? (closed.at(-1)?.until === run.stoppedAt?.epochMilliseconds ? run.stoppedAt : null);
  if (open) closed.push({ from: open.epochMilliseconds, until: Infinity, workingMs: Infinity });
  return closed;
}

function arrive(target: ClockTarget | null, calendar: CompiledCalendar, from: number, ms: number): number {
  if (isReal(target)) return from + ms;
  const at = addWorkingMs(calendar, from, ms);
  return opensAtStart(target) ? nextWorkingMs(calendar, at) : at;
}

/** Such a target ends with the first working instant after its time, not with the last before. */
function opensAtStart(target: ClockTarget | null): boolean {
  return target?.kind === "working-days" && target.at === "start";
}

function planned(target: ClockTarget | null, calendar: CompiledCalendar, from: number, at: number): Planned {
  const years = isReal(target) ? [] : calendar.uncoveredYears(from, opensAtStart(target) ? at + 1 : at);
  return { at: Temporal.Instant.fromEpochMilliseconds(at), provisional: years.length > 0 };
}
