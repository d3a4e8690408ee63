import type { CompiledCalendar } from "./compiled-calendar.ts";

/** What was promised. Days count strictly after the day of the start (D16). */
export type ClockTarget =
  | { kind: "working-minutes"; minutes: number }
  | { kind: "real-minutes"; minutes: number }
  | { kind: "working-days"; n: number; at: "start" | "end" };

/**
 * A closed stretch of a run. `workingMs` is the time that counted ("ran") or would have counted ("paused"), in the clock's own
 * measure (working time; real time for a real-minutes target). Written once, kept for ever.
 */
export type Interval = {
  from: Temporal.Instant;
  until: Temporal.Instant;
  kind: "ran" | "paused";
  reason: string | null;
  workingMs: number;
};

/** One run of one clock of one case (L3). Stored as it is; every function returns a new one. */
export type ClockRun = {
  clock: string;
  /** 1 for the first; a reopened case begins another. */
  run: number;
  /** null: measured, nothing promised ("not covered"). */
  target: ClockTarget | null;
  /** The target as time of the clock's measure; stamped at start, changed only by `retarget`, `recalendar`, `remeasure`. */
  targetMs: number | null;
  /** Warn when this part of the target is used (0.75); null: no warning. */
  warnFraction: number | null;
  state: "running" | "paused" | "stopped";
  startedAt: Temporal.Instant;
  /** Set while running, exactly. */
  runningSince: Temporal.Instant | null;
  /** Set while paused, exactly. */
  pausedSince: Temporal.Instant | null;
  pauseReason: string | null;
  stoppedAt: Temporal.Instant | null;
  closed: Interval[];
  /** Sum over the closed intervals that ran. */
  elapsedMs: number;
  /** The instant from which the clock is breached. Null without a target, and while paused before it was reached. */
  dueAt: Temporal.Instant | null;
  /** The instant of the warning; null as for `dueAt`, and without `warnFraction`. */
  warnAt: Temporal.Instant | null;
  /** `dueAt` lies beyond a year without holiday data. */
  provisional: boolean;
};

/** The chip (LOOK section 6). */
export type ClockStatus = {
  state: "running" | "warning" | "breached" | "paused" | "met" | "missed" | "none";
  /** Past its due instant; also true for "paused" and "missed" when it was. */
  isBreached: boolean;
  provisional: boolean;
  reason: string | null;
};

export type ClockStart = {
  clock: string;
  run: number;
  target: ClockTarget | null;
  warnFraction: number | null;
};

/** A run that begins at `at`. */
export declare function startClock(start: ClockStart, calendar: CompiledCalendar, at: Temporal.Instant): ClockRun;

/** Running → paused. Errors: clock-not-running, clock-goes-backwards. */
export declare function pauseClock(
  run: ClockRun,
  calendar: CompiledCalendar,
  at: Temporal.Instant,
  reason: string,
): ClockRun;

/** Paused → running. Errors: clock-not-paused, clock-goes-backwards. */
export declare function resumeClock(run: ClockRun, calendar: CompiledCalendar, at: Temporal.Instant): ClockRun;

/** Running or paused → stopped. Errors: clock-stopped, clock-goes-backwards. */
export declare function stopClock(run: ClockRun, calendar: CompiledCalendar, at: Temporal.Instant): ClockRun;

/** Another target for the same run (a changed priority); time already used stays used. */
export declare function retarget(
  run: ClockRun,
  calendar: CompiledCalendar,
  at: Temporal.Instant,
  target: ClockTarget | null,
  warnFraction: number | null,
): ClockRun;

/** The calendar changed from `before` to `after`: what ran until `at` is closed by the old one, the rest is planned by the new. */
export declare function recalendar(
  run: ClockRun,
  before: CompiledCalendar,
  after: CompiledCalendar,
  at: Temporal.Instant,
): ClockRun;

/** The explicit recompute after past days of a calendar were edited: closed intervals are measured again. */
export declare function remeasure(run: ClockRun, calendar: CompiledCalendar, at: Temporal.Instant): ClockRun;

/** Time used up to `now`, in ms of the clock's measure. */
export declare function elapsedAt(run: ClockRun, calendar: CompiledCalendar, now: Temporal.Instant): number;

/** Time left in ms, negative when over; null without a target. */
export declare function remainingAt(run: ClockRun, calendar: CompiledCalendar, now: Temporal.Instant): number | null;

/** The chip's state. Needs no calendar: `dueAt` and `warnAt` are stored with the run. */
export declare function statusAt(run: ClockRun, now: Temporal.Instant): ClockStatus;
