import { type CalendarChange, runAfter } from "../../clocks/calendar-change.ts";
import { runOfRow, type TargetStamp } from "../../clocks/row.ts";
import type { ClockRun, Interval } from "../../time/clock.ts";
import { refreshDues, store } from "../clocks-of-case.ts";
import { addEntry, announce, type Draft } from "../draft.ts";
import { termsWords } from "../terms-words.ts";

/** A run whose past was measured again: its intervals are to be rewritten, the one thing that ever rewrites them. */
export type Remeasured = { clock: string; run: number; closed: readonly Interval[] };

/**
 * Plans what a changed calendar means to one case: its clocks, the due times that follow from them, and for each clock an entry in
 * the timeline that says so. Answers how many due times moved, and what was measured again. No entry, no plan: nothing to apply.
 */
export function planReplan(
  draft: Draft,
  calendarId: string,
  change: CalendarChange,
): { moved: number; remeasured: Remeasured[] } {
  let moved = 0;
  const remeasured: Remeasured[] = [];
  for (const row of [...draft.clocks.values()]) {
    if (row.calendarId !== calendarId || row.state === "stopped") continue;
    const before = runOfRow(row);
    const after = runAfter(before, change);
    if (after === null) continue;
    store(draft, row, after);
    if (change.kind === "remeasure") remeasured.push({ clock: row.clock, run: row.run, closed: after.closed });
    if (tellOfMove(draft, before, after, { because: "calendar" })) moved += 1;
  }
  if (draft.changedClocks.size > 0) refreshDues(draft);
  return { moved, remeasured };
}

type Planned = Pick<ClockRun, "clock" | "run" | "dueAt" | "startedAt">;

/** Says in the timeline that a clock was planned again and why, with both due times; answers whether its due time moved. */
export function tellOfMove(
  draft: Draft,
  before: Planned,
  after: Planned,
  why: { because: "calendar" | "targets" | "agreement"; source?: TargetStamp },
): boolean {
  const was = before.dueAt?.toString() ?? null;
  const dueAt = after.dueAt?.toString() ?? null;
  addEntry(draft, {
    kind: "clock",
    visibility: "internal",
    content: {
      clock: {
        clock: after.clock,
        run: after.run,
        step: "replanned",
        dueAt: dueAt ?? was ?? after.startedAt.toString(),
      },
      changes: was === dueAt ? undefined : { dueAt: [was, dueAt] },
      because: why.because,
      terms: why.source && termsWords(why.source, draft.facts.zone),
    },
  });
  if (was === dueAt) return false;
  announce(draft, "clock.replanned", {
    clock: after.clock,
    run: after.run,
    was,
    dueAt,
    entry: draft.record.eventCount,
  });
  return true;
}
