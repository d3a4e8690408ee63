import { retargeted } from "../clocks/retargeted.ts";
import { type ClockRow, rowOfRun, runOfRow, type TargetStamp } from "../clocks/row.ts";
import { type ClockRun, pauseClock, resumeClock, startClock, statusAt, stopClock } from "../time/clock.ts";
import type { ClockDefinition, ProcessDefinition } from "./definition.ts";
import { type Draft, hasMeasure } from "./draft.ts";
import type { CalendarBook } from "./facts.ts";
import { type PromisedTarget, promisedTarget } from "./promised-target.ts";
import type { ClockSummary } from "./record.ts";

/**
 * Brings every clock into line with the state the case is in now (L3): starts, pauses, resumes, stops. Called once
 * after the state, the priority and the customer of the draft are settled.
 */
export function settleClocks(draft: Draft, options: { becameOther: "state" | "nothing" }): void {
  const { definition } = draft.facts;
  for (const [key, declared] of Object.entries(definition.clocks)) {
    settleClock(draft, key, declared, options.becameOther === "state");
  }
  summarise(draft);
}

/** Carries changed due times of clocks to what was derived from them: the case's own and those of its open to-dos. */
export function refreshDues(draft: Draft): void {
  summarise(draft);
  const { todoDue } = draft.facts.definition.states[draft.record.state]!;
  const clock = todoDue === undefined ? undefined : draft.clocks.get(todoDue);
  draft.todosDueAt = clock?.dueAt ?? draft.record.dueAt;
}

function summarise(draft: Draft): void {
  const soonest = soonestOf(draft);
  draft.record.clock = summaryOf(draft, soonest);
  draft.record.dueAt = soonest?.dueAt ?? null;
}

function settleClock(draft: Draft, key: string, declared: ClockDefinition, entered: boolean): void {
  const { record } = draft;
  const row = draft.clocks.get(key);
  const isOver =
    (declared.stopsAt !== undefined && hasMeasure(draft, declared.stopsAt)) || lacks(record, declared.onlyWith);
  const should = isOver
    ? "stop"
    : declared.runsIn.includes(record.state)
      ? "run"
      : declared.pausesIn.includes(record.state)
        ? "pause"
        : "stop";
  const isLive = row !== undefined && row.state !== "stopped";

  if (should === "stop") {
    if (isLive) store(draft, row, stopClock(runOfRow(row), calendarOf(draft, row), draft.facts.now));
    return;
  }
  if (!isLive) {
    // A stopped clock starts another run only by coming back into one of its states (a reopening, a return), or with what it waits for.
    const isAsked = entered || (draft.read !== null && lacks(draft.read.record, declared.onlyWith));
    const isMeant = !declared.onlyWithTarget || targetOf(draft, key, declared).target !== null;
    if (should === "run" && isMeant && (row === undefined || (isAsked && !isOver)))
      start(draft, key, declared, (row?.run ?? 0) + 1);
    return;
  }
  if (isAnew(draft, declared, row)) {
    store(draft, row, stopClock(runOfRow(row), calendarOf(draft, row), draft.facts.now));
    start(draft, key, declared, row.run + 1);
    return;
  }
  const promised = targetOf(draft, key, declared);
  // Edited terms of the same level are carried to running clocks by the replanner, which tells of it (design: Clocks).
  if (!isSameSource(row.targetSource, promised.stamp)) restamp(draft, row, promised, declared.warnAt ?? null);
  const current = draft.clocks.get(key) as ClockRow;
  if (should === "run" && current.state === "paused") {
    store(draft, current, resumeClock(runOfRow(current), calendarOf(draft, current), draft.facts.now));
  } else if (should === "pause" && current.state === "running") {
    store(draft, current, pauseClock(runOfRow(current), calendarOf(draft, current), draft.facts.now, record.state));
  }
}

const lacks = (record: Draft["record"], field: string | undefined): boolean =>
  field !== undefined && record.fields[field] === undefined;

/** Another promised time is another run, so that it warns and breaches again; so is what begins anew with each measure. */
function isAnew(draft: Draft, { target, restartsWith }: ClockDefinition, row: ClockRow): boolean {
  if (row.state !== "running" || row.startedAt.equals(draft.facts.now)) return false;
  if (restartsWith !== undefined && draft.measures.some(({ measure }) => measure === restartsWith)) return true;
  return "until" in target && row.targetSource.until !== draft.record.fields[target.until];
}

function start(draft: Draft, key: string, declared: ClockDefinition, run: number): void {
  const promised = targetOf(draft, key, declared);
  const { stamp, calendarId } = promised;
  const begun = begin(key, declared, run, promised, draft.facts.calendars);
  store(draft, { targetSource: stamp, calendarId, breachedAt: null }, begun);
}

const begin = (
  clock: string,
  { warnAt }: ClockDefinition,
  run: number,
  { target, calendarId, from }: PromisedTarget,
  calendars: CalendarBook,
): ClockRun => startClock({ clock, run, target, warnFraction: warnAt ?? null }, calendars.byId(calendarId), from);

/** What decides whether a clock that is not there yet would run. */
export type Standing = { state: string; knows: (clock: string) => boolean; has: (measure: string) => boolean };

/**
 * Clocks a case never had because nothing was promised, and would have where something is: by level, begun only with a target, and meant
 * to run in the state it is in. Pure: for the plan and for the preview of one.
 */
export const clocksWithoutTarget = (
  { clocks }: Pick<ProcessDefinition, "clocks">,
  { state, knows, has }: Standing,
): [string, ClockDefinition][] =>
  Object.entries(clocks).filter(
    ([key, { target, onlyWithTarget, onlyWith, runsIn, stopsAt }]) =>
      "level" in target &&
      onlyWithTarget &&
      onlyWith === undefined &&
      runsIn.includes(state) &&
      !knows(key) &&
      !(stopsAt !== undefined && has(stopsAt)),
  );

/** The run such a clock begins with from now; null: still nothing is promised. */
export const firstRun = (
  key: string,
  declared: ClockDefinition,
  promised: PromisedTarget,
  calendars: CalendarBook,
): ClockRun | null => (promised.target === null ? null : begin(key, declared, 1, promised, calendars));

/** Ends the run of a clock and begins the next from now, wherever the case is: each step of an approval has its own deadline. */
export function beginAnew(draft: Draft, key: string): void {
  const declared = draft.facts.definition.clocks[key];
  const row = draft.clocks.get(key);
  if (declared === undefined || row === undefined || row.state === "stopped" || row.startedAt.equals(draft.facts.now))
    return;
  store(draft, row, stopClock(runOfRow(row), calendarOf(draft, row), draft.facts.now));
  start(draft, key, declared, row.run + 1);
}

/** Ends what the process the case now goes by has no clock for: a converted case leaves it behind (D4). */
export function stopForeignClocks(draft: Draft): void {
  for (const row of [...draft.clocks.values()]) {
    if (row.state === "stopped" || Object.hasOwn(draft.facts.definition.clocks, row.clock)) continue;
    store(draft, row, stopClock(runOfRow(row), calendarOf(draft, row), draft.facts.now));
  }
}

/** Starts a running clock anew from now: "no update for N hours" begins again with every update (D10). */
export function restartOnUpdate(draft: Draft): void {
  const { clocks } = draft.facts.definition;
  restartClocks(
    draft,
    Object.keys(clocks).filter((key) => clocks[key]?.restartsOnUpdate),
  );
}

/** Ends the running run of each of these clocks and begins another from now, by the target that holds now. */
export function restartClocks(draft: Draft, keys: readonly string[]): void {
  for (const key of keys) {
    const declared = draft.facts.definition.clocks[key];
    const row = draft.clocks.get(key);
    if (declared === undefined || row?.state !== "running" || row.startedAt.equals(draft.facts.now)) continue;
    store(draft, row, stopClock(runOfRow(row), calendarOf(draft, row), draft.facts.now));
    start(draft, key, declared, row.run + 1);
  }
  if (keys.length > 0) summarise(draft);
}

/** Puts a run into the draft: its row with the next step, and the intervals it closed beyond those stored. */
export function store(
  draft: Draft,
  stamp: Pick<ClockRow, "targetSource" | "calendarId" | "breachedAt">,
  run: ClockRun,
): void {
  const has = (step: string) => {
    const mark = `${run.clock}:${run.run}:${step}`;
    return (draft.read?.fired.has(mark) ?? false) || draft.steps.some((s) => `${s.clock}:${s.run}:${s.step}` === mark);
  };
  const known = draft.clocks.get(run.clock);
  const stored = known?.run === run.run ? known.closed.length : 0;
  const row = rowOfRun(run, stamp, { warn: has("warn"), breach: has("breach") });
  draft.clocks.set(run.clock, row);
  draft.changedClocks.set(`${run.clock}:${run.run}`, row);
  draft.intervals.push(
    ...run.closed.slice(stored).map((interval) => ({ ...interval, clock: run.clock, run: run.run })),
  );
}

export const calendarOf = (draft: Draft, row: Pick<ClockRow, "calendarId">) =>
  draft.facts.calendars.byId(row.calendarId ?? draft.facts.calendars.alwaysCalendarId());

/** Plans a living clock by another promise. Another priority or contract may count by another calendar: urgent ones by 7×24 (L1). */
export function restamp(
  draft: Draft,
  row: ClockRow,
  { target, stamp, calendarId }: PromisedTarget,
  warnFraction: number | null,
): void {
  const { now, calendars } = draft.facts;
  const to = {
    target,
    before: calendarOf(draft, row),
    after: calendars.byId(calendarId),
    isOther: row.calendarId !== calendarId,
  };
  store(draft, { ...row, targetSource: stamp, calendarId }, retargeted({ ...runOfRow(row), warnFraction }, to, now));
}

export const targetOf = (draft: Draft, key: string, declared: ClockDefinition): PromisedTarget =>
  promisedTarget(key, declared, draft.record, draft.facts);

const isSameSource = (a: TargetStamp, b: TargetStamp) =>
  a.kind === b.kind &&
  a.levelId === b.levelId &&
  a.priority === b.priority &&
  a.contractId === b.contractId &&
  a.until === b.until;

/** The running clock that is due first; what lists sort by. */
function soonestOf(draft: Draft): ClockRow | null {
  let soonest: ClockRow | null = null;
  for (const [key, row] of draft.clocks) {
    if (row.state !== "running" || row.dueAt === null || draft.facts.definition.clocks[key]?.isPrompt) continue;
    if (soonest?.dueAt == null || Temporal.Instant.compare(row.dueAt, soonest.dueAt) < 0) soonest = row;
  }
  return soonest;
}

/** The clock a row shows: the first by rank that still lives; else the first by rank that ended. With it what is due before. */
function summaryOf(draft: Draft, soonest: ClockRow | null): ClockSummary | null {
  const ranked = Object.entries(draft.facts.definition.clocks)
    .filter(([, declared]) => !declared.isPrompt)
    .sort(([, a], [, b]) => a.rank - b.rank)
    .map(([key]) => draft.clocks.get(key))
    .filter((row) => row !== undefined);
  const shown =
    ranked.find((row) => row.state !== "stopped" && row.target !== null) ??
    ranked.find((row) => row.state === "stopped" && row.target !== null) ??
    ranked[0];
  if (shown === undefined) return null;
  const summary = summarised(shown, draft.facts.now);
  const isSaid = soonest === null || soonest === shown || sameDue(soonest, shown);
  return isSaid ? summary : { ...summary, soonest: summarised(soonest, draft.facts.now) };
}

const sameDue = (one: ClockRow, other: ClockRow): boolean =>
  one.dueAt !== null && other.dueAt !== null && one.dueAt.equals(other.dueAt);

function summarised(shown: ClockRow, now: Temporal.Instant): ClockSummary {
  const status = statusAt(runOfRow(shown), now);
  const state =
    shown.target === null
      ? "none"
      : shown.state === "running"
        ? "running"
        : shown.state === "paused"
          ? "paused"
          : status.state === "missed"
            ? "missed"
            : "met";
  return {
    clock: shown.clock,
    run: shown.run,
    state,
    dueAt: shown.dueAt?.toString() ?? null,
    warnAt: shown.target?.warnAt?.toString() ?? null,
    endedAt: shown.stoppedAt?.toString() ?? null,
    reason: shown.pauseReason,
    isProvisional: shown.isProvisional,
    calendarId: shown.calendarId,
  };
}
