import type { ClockRow, TargetStamp } from "../../clocks/row.ts";
import { clocksWithoutTarget, firstRun, refreshDues, restamp, store, targetOf } from "../clocks-of-case.ts";
import { type Draft, hasMeasure } from "../draft.ts";
import type { PromisedTarget } from "../promised-target.ts";
import { tellOfMove } from "./plan-replan.ts";
import type { TargetReason } from "./target-queries.ts";

/**
 * Plans what changed promises mean to one case: its living clocks with a target by level are planned by what holds now, and for each
 * due time that moved the timeline says so. Answers how many moved. Nothing else holds now: nothing is planned.
 */
export function planTargets(draft: Draft, because: TargetReason, isMeant: IsMeant = isOther): number {
  let moved = 0;
  for (const row of [...draft.clocks.values()]) {
    const declared = draft.facts.definition.clocks[row.clock];
    if (row.state === "stopped" || declared === undefined || !("level" in declared.target)) continue;
    const promised = targetOf(draft, row.clock, declared);
    if (!isMeant(row, promised)) continue;
    restamp(draft, row, promised, declared.warnAt ?? null);
    const after = draft.clocks.get(row.clock)!;
    if (tellOfMove(draft, row, after, { because, source: promised.stamp })) moved += 1;
  }
  if (draft.changedClocks.size > 0) refreshDues(draft);
  return moved;
}

/**
 * Plans the clocks a case had not because nothing was promised, and has now (arrival, workaround): they begin with the promise. Answers how
 * many; the timeline tells of each.
 */
export function planPromised(draft: Draft, because: TargetReason): number {
  const { definition, calendars } = draft.facts;
  const standing = {
    state: draft.record.state,
    knows: (clock: string) => draft.clocks.has(clock),
    has: (measure: string) => hasMeasure(draft, measure),
  };
  let begun = 0;
  for (const [key, declared] of clocksWithoutTarget(definition, standing)) {
    const promised = targetOf(draft, key, declared);
    const run = firstRun(key, declared, promised, calendars);
    if (run === null) continue;
    const { stamp, calendarId } = promised;
    store(draft, { targetSource: stamp, calendarId, breachedAt: null }, run);
    tellOfMove(draft, { ...run, dueAt: null }, run, { because, source: stamp });
    begun += 1;
  }
  if (begun > 0) refreshDues(draft);
  return begun;
}

type IsMeant = (row: ClockRow, promised: PromisedTarget) => boolean;

/** Does the promise differ from the one the clock runs by, in length, calendar, or what stands behind it? */
export const isOther: IsMeant = (row, promised) =>
  row.calendarId !== promised.calendarId ||
  minutesOf(row.target?.is) !== minutesOf(promised.target) ||
  !isSameTerms(row.targetSource, promised.stamp);

/** Something agreed for a while has begun or ended since the clock was planned. */
export const isAgreedOtherwise: IsMeant = (row, { stamp }) => row.targetSource.agreement?.id !== stamp.agreement?.id;

const minutesOf = (target: PromisedTarget["target"] | undefined): number | null =>
  target && "minutes" in target ? target.minutes : null;

const isSameTerms = (a: TargetStamp, b: TargetStamp): boolean =>
  a.kind === b.kind && a.levelId === b.levelId && a.agreement?.id === b.agreement?.id;
