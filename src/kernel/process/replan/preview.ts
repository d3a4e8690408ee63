import { type CalendarChange, runAfter } from "../../clocks/calendar-change.ts";
import { runOfRow } from "../../clocks/row.ts";
import type { Queryable } from "../../db/pool.ts";
import type { ClockRun } from "../../time/clock.ts";
import { formatNumber } from "../numbers.ts";
import type { EffectView } from "./contract.ts";
import { type LivingClock, readLivingClocks } from "./queries.ts";

/** A due time that would move. Null: none (while paused). */
export type MovedClock = {
  number: string;
  clock: string;
  run: number;
  priority: number;
  was: Temporal.Instant | null;
  willBe: Temporal.Instant | null;
  wasProvisional: boolean;
  isProvisional: boolean;
};

export type ReplanPreview = {
  /** Clocks that run or are paused by this calendar; for promises those too that would begin. */
  clocks: number;
  moved: number;
  /** Of those moved: due sooner, due later, past due at once. */
  earlier: number;
  later: number;
  overdueAtOnce: number;
  /** The first of those moved, soonest new due time first; restricted cases are counted, not named. */
  items: MovedClock[];
};

const pageSize = 1_000;
const shownAtMost = 100;

/** What a change would do to the running clocks of a calendar, before anything is saved (design: Clocks). Writes nothing. */
export async function previewReplan(db: Queryable, calendarId: string, change: CalendarChange): Promise<ReplanPreview> {
  const preview = emptyPreview();
  for (let after: { caseId: string; clock: string } | null = null; ; ) {
    const page: LivingClock[] = await readLivingClocks(db, calendarId, after, pageSize);
    const last = page.at(-1);
    if (!last) break;
    look(page, change, preview);
    after = { caseId: last.caseId, clock: last.row.clock };
  }
  return preview;
}

function look(page: readonly LivingClock[], change: CalendarChange, preview: ReplanPreview) {
  for (const clock of page) {
    const before = runOfRow(clock.row);
    lookAt(preview, clock, before, runAfter(before, change) ?? before, change.at);
  }
}

export const emptyPreview = (): ReplanPreview => ({
  clocks: 0,
  moved: 0,
  earlier: 0,
  later: 0,
  overdueAtOnce: 0,
  items: [],
});

/** Takes one clock into a preview: as it runs, and as it would. */
export function lookAt(
  preview: ReplanPreview,
  {
    number,
    isRestricted,
    priority,
    row,
  }: Pick<LivingClock, "number" | "isRestricted" | "priority"> & { row: Pick<LivingClock["row"], "clock" | "run"> },
  before: ClockRun,
  next: ClockRun,
  now: Temporal.Instant,
): void {
  preview.clocks += 1;
  if (isSame(before.dueAt, next.dueAt)) return;
  count(preview, before.dueAt, next.dueAt, now);
  if (isRestricted) return;
  preview.items.push({
    number: formatNumber(number),
    clock: row.clock,
    run: row.run,
    priority,
    was: before.dueAt,
    willBe: next.dueAt,
    wasProvisional: before.provisional,
    isProvisional: next.provisional,
  });
  if (preview.items.length > 2 * shownAtMost) keepSoonest(preview);
}

function keepSoonest(preview: ReplanPreview): void {
  preview.items.sort((a, b) => millis(a.willBe) - millis(b.willBe));
  preview.items.length = Math.min(preview.items.length, shownAtMost);
}

/** The preview as it goes over the wire. */
export function presentEffect(preview: ReplanPreview, touchesPast: boolean): EffectView {
  keepSoonest(preview);
  return {
    ...preview,
    items: preview.items.map((item) => ({
      ...item,
      was: item.was?.toString() ?? null,
      willBe: item.willBe?.toString() ?? null,
    })),
    touchesPast,
  };
}

function count(
  preview: ReplanPreview,
  was: Temporal.Instant | null,
  willBe: Temporal.Instant | null,
  now: Temporal.Instant,
) {
  preview.moved += 1;
  if (millis(willBe) < millis(was)) preview.earlier += 1;
  else preview.later += 1;
  if (millis(willBe) <= now.epochMilliseconds && millis(was) > now.epochMilliseconds) preview.overdueAtOnce += 1;
}

const isSame = (a: Temporal.Instant | null, b: Temporal.Instant | null) => millis(a) === millis(b);
const millis = (at: Temporal.Instant | null) => at?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
