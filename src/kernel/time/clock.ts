import { dueOf, isPast, isReal, measure, targetMsOf, warnAtOf } from "./clock-reading.ts";
import type { ClockRun, ClockTarget, Interval } from "./clock-run.ts";
import type { CompiledCalendar } from "./compiled-calendar.ts";
import { TimeError } from "./problem.ts";

export { elapsedAt, remainingAt, statusAt, warnAtOf } from "./clock-reading.ts";
export type { ClockRun, ClockTarget, Interval } from "./clock-run.ts";

export type ClockStart = {
  clock: string;
  run: number;
  target: ClockTarget | null;
  warnFraction: number | null;
};

/** The reason of an interval closed because its calendar changed, not because the clock was paused. */
export const CALENDAR_CHANGED = "calendar-changed";

/** A run that begins at `at` (L3). Errors: amount-invalid, no-working-time-ahead. */
export function startClock(start: ClockStart, calendar: CompiledCalendar, at: Temporal.Instant): ClockRun {
  const { target, warnFraction, ...name } = start;
  const run: ClockRun = {
    ...name,
    target: null,
    targetMs: null,
    warnFraction: null,
    state: "running",
    startedAt: at,
    runningSince: at,
    pausedSince: null,
    pauseReason: null,
    stoppedAt: null,
    closed: [],
    elapsedMs: 0,
    dueAt: null,
    warnAt: null,
    provisional: false,
  };
  return retarget(run, calendar, at, target, warnFraction);
}

/** Running → paused. Errors: clock-not-running, clock-stopped, clock-goes-backwards. */
export function pauseClock(run: ClockRun, calendar: CompiledCalendar, at: Temporal.Instant, reason: string): ClockRun {
  mustNotBeStopped(run);
  if (run.state !== "running") throw new TimeError("clock-not-running", `${run.clock} is ${run.state}`);
  const cut = closeOpen(run, calendar, at, null);
  return plan({ ...cut, state: "paused", runningSince: null, pausedSince: at, pauseReason: reason }, calendar);
}

/** Paused → running. Errors: clock-not-paused, clock-stopped, clock-goes-backwards. */
export function resumeClock(run: ClockRun, calendar: CompiledCalendar, at: Temporal.Instant): ClockRun {
  mustNotBeStopped(run);
  if (run.state !== "paused") throw new TimeError("clock-not-paused", `${run.clock} is ${run.state}`);
  const cut = closeOpen(run, calendar, at, run.pauseReason);
  return plan({ ...cut, state: "running", runningSince: at, pausedSince: null, pauseReason: null }, calendar);
}

/**
 * Running or paused → stopped. Keeps the due instant it had. Met if it stops before that instant, missed from that
 * instant on. Errors: clock-stopped, clock-goes-backwards.
 */
export function stopClock(run: ClockRun, calendar: CompiledCalendar, at: Temporal.Instant): ClockRun {
  mustNotBeStopped(run);
  const cut = closeOpen(run, calendar, at, run.pauseReason);
  return { ...cut, state: "stopped", runningSince: null, pausedSince: null, pauseReason: null, stoppedAt: at };
}

/**
 * Stopped → as it was when it stopped, as if it never had been: the time since then counts as it would have. For an act that is undone.
 * `closed` must be its intervals. Errors: clock-not-stopped.
 */
export function reviveClock(
  run: ClockRun,
  calendar: CompiledCalendar,
  was: { state: "running" | "paused"; reason: string | null },
): ClockRun {
  if (run.state !== "stopped") throw new TimeError("clock-not-stopped", `${run.clock} is ${run.state}`);
  const since = run.stoppedAt;
  const [runningSince, pausedSince] = was.state === "running" ? [since, null] : [null, since];
  return plan(
    { ...run, state: was.state, runningSince, pausedSince, pauseReason: was.reason, stoppedAt: null },
    calendar,
  );
}

/**
 * Another target for the same run (a changed priority); time already used stays used. Between working and real time
 * what was used is measured again. Errors: clock-stopped, amount-invalid, no-working-time-ahead.
 */
export function retarget(
  run: ClockRun,
  calendar: CompiledCalendar,
  at: Temporal.Instant,
  target: ClockTarget | null,
  warnFraction: number | null,
): ClockRun {
  mustNotBeStopped(run);
  if (warnFraction !== null && !(warnFraction > 0 && warnFraction < 1)) {
    throw new TimeError("amount-invalid", `warning at a fraction of ${warnFraction}`);
  }
  const changed = { ...run, target, warnFraction };
  const measured = isReal(target) === isReal(run.target) ? changed : measuredAgain(changed, calendar);
  return plan(stampTarget(measured, calendar, at), calendar);
}

/**
 * The calendar changed from `before` to `after`: what lies before `at` is closed as the old one counted it and kept for
 * ever, also a due or warning instant already reached; the rest is planned by the new one.
 * Errors: clock-stopped, clock-goes-backwards, no-working-time-ahead.
 */
export function recalendar(
  run: ClockRun,
  before: CompiledCalendar,
  after: CompiledCalendar,
  at: Temporal.Instant,
): ClockRun {
  mustNotBeStopped(run);
  const cut = closeOpen(run, before, at, run.pauseReason ?? CALENDAR_CHANGED);
  const moved = { ...cut, runningSince: run.runningSince && at, pausedSince: run.pausedSince && at };
  if (isPast(run.dueAt, at)) return moved;
  const again = plan(stampTarget(moved, after, at), after);
  return isPast(run.warnAt, at) ? { ...again, warnAt: run.warnAt } : again;
}

/**
 * The explicit recompute after past days of a calendar were edited: every closed interval is measured again. Callers record it.
 * Errors: no-working-time-ahead.
 */
export function remeasure(run: ClockRun, calendar: CompiledCalendar, at: Temporal.Instant): ClockRun {
  return plan(stampTarget(measuredAgain(run, calendar), calendar, run.stoppedAt ?? at), calendar);
}

function mustNotBeStopped(run: ClockRun): void {
  if (run.state === "stopped") throw new TimeError("clock-stopped", `${run.clock} was stopped at ${run.stoppedAt}`);
}

/** Writes down the stretch that is open until `at`; an empty one leaves no trace. */
function closeOpen(run: ClockRun, calendar: CompiledCalendar, at: Temporal.Instant, reason: string | null): ClockRun {
  const since = run.runningSince ?? run.pausedSince ?? at;
  if (!isPast(since, at)) throw new TimeError("clock-goes-backwards", `${run.clock}: ${at} lies before ${since}`);
  if (since.equals(at)) return run;
  const workingMs = measure(run.target, calendar, since, at);
  const kind = run.state === "running" ? "ran" : "paused";
  const interval: Interval = { from: since, until: at, kind, reason, workingMs };
  return { ...run, closed: [...run.closed, interval], elapsedMs: run.elapsedMs + (kind === "ran" ? workingMs : 0) };
}

function measuredAgain(run: ClockRun, calendar: CompiledCalendar): ClockRun {
  const closed = run.closed.map((interval) => ({
    ...interval,
    workingMs: measure(run.target, calendar, interval.from, interval.until),
  }));
  const ran = closed.filter((interval) => interval.kind === "ran");
  return { ...run, closed, elapsedMs: ran.reduce((sum, interval) => sum + interval.workingMs, 0) };
}

function stampTarget(run: ClockRun, calendar: CompiledCalendar, at: Temporal.Instant): ClockRun {
  return { ...run, targetMs: run.target === null ? null : targetMsOf(run, run.target, calendar, at) };
}

/** Stores what follows from the run, so that lists, the sweep and the chip need no calendar. */
function plan(run: ClockRun, calendar: CompiledCalendar): ClockRun {
  const due = dueOf(run, calendar);
  return {
    ...run,
    dueAt: due?.at ?? null,
    warnAt: warnAtOf(run, calendar),
    provisional: due?.provisional ?? false,
  };
}
