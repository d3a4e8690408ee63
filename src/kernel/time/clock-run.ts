/** What was stored of a clock, and nothing that computes. */

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
