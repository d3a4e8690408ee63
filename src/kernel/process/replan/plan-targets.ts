import type { ClockRow, TargetStamp } from "../../clocks/row.ts";
import { refreshDues, restamp, targetOf } from "../clocks-of-case.ts";
import type { Draft } from "../draft.ts";
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
