import type { ClockRun, ClockTarget, Interval } from "../time/clock.ts";

/** Where a target came from, stamped when the clock starts: editing the agreement later rewrites nothing. */
export type TargetStamp = {
  kind: "level" | "fixed" | "none";
  levelId?: string;
  name?: { zh: string; en: string };
  version?: number;
  priority?: number;
  /** The contract the case was under. */
  contractId?: string;
  /** What was agreed for a while stands behind it (L5): until when, with whom, why. */
  agreement?: { id: string; until: string; agreedWith: string; reason: string };
  /** The promised instant it stands for, as the case says it. */
  until?: string;
};

/** A row of table clocks: one run of one clock of one case. */
export type ClockRow = {
  clock: string;
  run: number;
  state: "running" | "paused" | "stopped";
  /** The target with what is derived from it; null: nothing promised. */
  target: { is: ClockTarget; ms: number | null; warnFraction: number | null; warnAt: Temporal.Instant | null } | null;
  targetSource: TargetStamp;
  calendarId: string | null;
  startedAt: Temporal.Instant;
  runningSince: Temporal.Instant | null;
  pausedSince: Temporal.Instant | null;
  pauseReason: string | null;
  stoppedAt: Temporal.Instant | null;
  elapsedMs: number;
  dueAt: Temporal.Instant | null;
  isProvisional: boolean;
  nextStep: "warn" | "breach" | null;
  nextStepAt: Temporal.Instant | null;
  breachedAt: Temporal.Instant | null;
  /** Its closed intervals, oldest first: what is left of a target depends on them. Not read for stopped clocks. */
  closed: readonly Interval[];
};

/** A row `k` of table clocks as JSON for `rowOfJson`, with the closed intervals of a living one. */
export const clockJsonSql = `to_jsonb(k) || jsonb_build_object('closed',
  (select jsonb_agg(to_jsonb(i) order by i.from_at) from clock_intervals i
    where i.case_id = k.case_id and i.clock = k.clock and i.run = k.run and k.state <> 'stopped'))`;

/** The run as the pure clock functions take it. */
export function runOfRow(row: ClockRow): ClockRun {
  return {
    clock: row.clock,
    run: row.run,
    target: row.target?.is ?? null,
    targetMs: row.target?.ms ?? null,
    warnFraction: row.target?.warnFraction ?? null,
    state: row.state,
    startedAt: row.startedAt,
    runningSince: row.runningSince,
    pausedSince: row.pausedSince,
    pauseReason: row.pauseReason,
    stoppedAt: row.stoppedAt,
    closed: [...row.closed],
    elapsedMs: row.elapsedMs,
    dueAt: row.dueAt,
    warnAt: row.target?.warnAt ?? null,
    provisional: row.isProvisional,
  };
}

/**
 * The row of a run, with its next step: the warning while it is ahead and has not fired, else the breach.
 * `fired` says which steps of this run have fired already.
 */
export function rowOfRun(
  run: ClockRun,
  stamp: { targetSource: TargetStamp; calendarId: string | null; breachedAt: Temporal.Instant | null },
  fired: { warn: boolean; breach: boolean },
): ClockRow {
  const runs = run.state === "running";
  const nextStep = !runs ? null : run.warnAt && !fired.warn ? "warn" : run.dueAt && !fired.breach ? "breach" : null;
  return {
    clock: run.clock,
    run: run.run,
    state: run.state,
    target: run.target && { is: run.target, ms: run.targetMs, warnFraction: run.warnFraction, warnAt: run.warnAt },
    targetSource: stamp.targetSource,
    calendarId: stamp.calendarId,
    startedAt: run.startedAt,
    runningSince: run.runningSince,
    pausedSince: run.pausedSince,
    pauseReason: run.pauseReason,
    stoppedAt: run.stoppedAt,
    elapsedMs: run.elapsedMs,
    dueAt: run.dueAt,
    isProvisional: run.provisional,
    nextStep,
    nextStepAt: nextStep === "warn" ? run.warnAt : nextStep === "breach" ? run.dueAt : null,
    breachedAt: stamp.breachedAt,
    closed: run.closed,
  };
}

/** Reads a row as JSON out of the database ({@link clockJsonSql}). */
export function rowOfJson(json: Record<string, unknown>): ClockRow {
  const target = json.target as {
    is: ClockTarget;
    ms: number | null;
    warnFraction: number | null;
    warnAt: string | null;
  } | null;
  return {
    clock: json.clock as string,
    run: json.run as number,
    state: json.state as ClockRow["state"],
    target: target && { ...target, warnAt: instantOrNull(target.warnAt) },
    targetSource: json.target_source as TargetStamp,
    calendarId: json.calendar_id === null ? null : String(json.calendar_id),
    startedAt: Temporal.Instant.from(json.started_at as string),
    runningSince: instantOrNull(json.running_since),
    pausedSince: instantOrNull(json.paused_since),
    pauseReason: json.pause_reason as string | null,
    stoppedAt: instantOrNull(json.stopped_at),
    elapsedMs: Number(json.elapsed_ms),
    dueAt: instantOrNull(json.due_at),
    isProvisional: json.is_provisional as boolean,
    nextStep: json.next_step as ClockRow["nextStep"],
    nextStepAt: instantOrNull(json.next_step_at),
    breachedAt: instantOrNull(json.breached_at),
    closed: ((json.closed ?? []) as Record<string, unknown>[]).map(intervalOfJson),
  };
}

const intervalOfJson = (json: Record<string, unknown>): Interval => ({
  from: Temporal.Instant.from(json.from_at as string),
  until: Temporal.Instant.from(json.until_at as string),
  kind: json.kind as Interval["kind"],
  reason: json.reason as string | null,
  workingMs: Number(json.working_ms),
});

export const instantOrNull = (value: unknown): Temporal.Instant | null =>
  typeof value === "string" ? Temporal.Instant.from(value) : null;
