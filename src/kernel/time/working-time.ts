import type { Block, CompiledCalendar } from "./compiled-calendar.ts";
import { dayNumber, dayOf } from "./day.ts";
import { TimeError } from "./problem.ts";

/** An instant of the future; provisional when a year without holiday data lies on the way to it (L2). */
export type Planned = { at: Temporal.Instant; provisional: boolean };

export type WorkingDay = {
  day: Temporal.PlainDate;
  /** Start of its first and end of its last working hours. */
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  provisional: boolean;
};

/** Working time from `a` to `b` in ms; negative when `b` comes first. Below 5 µs within blocks already expanded. */
export function workingTimeBetween(calendar: CompiledCalendar, a: Temporal.Instant, b: Temporal.Instant): number {
  return workingMsBetween(calendar, a.epochMilliseconds, b.epochMilliseconds);
}

/**
 * The earliest instant by which `ms` of working time have passed since `from`: the end of a working day, not the start of
 * the next. No working time: `from` itself. Errors: amount-invalid, no-working-time-ahead.
 */
export function addWorkingTime(calendar: CompiledCalendar, from: Temporal.Instant, ms: number): Planned {
  const start = from.epochMilliseconds;
  const end = addWorkingMs(calendar, start, ms);
  return planned(end, calendar.uncoveredYears(start, end));
}

/** The first instant of working time at or after `from`. Errors: no-working-time-ahead. */
export function nextWorkingInstant(calendar: CompiledCalendar, from: Temporal.Instant): Planned {
  const start = from.epochMilliseconds;
  const at = nextWorkingMs(calendar, start);
  // Unlike the end of a span, this instant itself is claimed to be working time.
  return planned(at, calendar.uncoveredYears(start, at + 1));
}

export function isWorking(calendar: CompiledCalendar, at: Temporal.Instant): boolean {
  const ms = at.epochMilliseconds;
  const block = calendar.block(calendar.indexAt(ms));
  const last = lastBelow(block.starts, ms + 1, block.starts.length);
  return last >= 0 && ms < block.ends[last]!;
}

/**
 * The nth working day strictly after the day of `from` (D16: the 2nd after completion). A day is a working day when it has
 * any working time. Errors: amount-invalid unless n is 1 or more, no-working-time-ahead.
 */
export function nthWorkingDay(calendar: CompiledCalendar, from: Temporal.Instant, n: number): WorkingDay {
  if (!Number.isInteger(n) || n < 1) throw new TimeError("amount-invalid", `working days to count: ${n}`);
  const first = calendar.dayAt(from.epochMilliseconds) + 1;
  let day = first - 1;
  let hours: { from: number; until: number } | null = null;
  for (let left = n; left > 0; ) {
    hours = calendar.workingHoursOn(++day);
    if (hours) left--;
  }
  return {
    day: dayOf(day),
    startsAt: Temporal.Instant.fromEpochMilliseconds(hours!.from),
    endsAt: Temporal.Instant.fromEpochMilliseconds(hours!.until),
    provisional: calendar.uncoveredYearsOfDays(first, day).length > 0,
  };
}

/** The day itself if it is a working day, else the next one (L4: due on a holiday moves on). */
export function shiftToWorkingDay(
  calendar: CompiledCalendar,
  date: Temporal.PlainDate,
): { day: Temporal.PlainDate; provisional: boolean } {
  const first = dayNumber(date);
  let day = first;
  while (!calendar.workingHoursOn(day)) day++;
  return { day: dayOf(day), provisional: calendar.uncoveredYearsOfDays(first, day).length > 0 };
}

/** The working time within [from, until) as uninterrupted stretches on epoch ms, in order; pieces that touch are one. */
export function workingStretches(
  calendar: CompiledCalendar,
  from: number,
  until: number,
): { from: number; until: number }[] {
  const found: { from: number; until: number }[] = [];
  if (until <= from) return found;
  for (let index = calendar.indexAt(from); index <= calendar.indexAt(until - 1); index++) {
    const { starts, ends } = calendar.block(index);
    for (let at = 0; at < starts.length; at++) {
      const piece = { from: Math.max(from, starts[at]!), until: Math.min(until, ends[at]!) };
      if (piece.until <= piece.from) continue;
      const last = found.at(-1);
      if (last?.until === piece.from) last.until = piece.until;
      else found.push(piece);
    }
  }
  return found;
}

/** `workingTimeBetween` on epoch ms. */
export function workingMsBetween(calendar: CompiledCalendar, a: number, b: number): number {
  if (b < a) return 0 - workingMsBetween(calendar, b, a);
  const first = calendar.indexAt(a);
  const last = calendar.indexAt(b);
  let sum = 0;
  for (let index = first; index < last; index++) sum += totalOf(calendar.block(index));
  return sum + workedBefore(calendar.block(last), b) - workedBefore(calendar.block(first), a);
}

/** `addWorkingTime` on epoch ms. */
export function addWorkingMs(calendar: CompiledCalendar, from: number, ms: number): number {
  if (!Number.isSafeInteger(ms) || ms < 0) throw new TimeError("amount-invalid", `working ms to add: ${ms}`);
  if (ms === 0) return from;
  let index = calendar.indexAt(from);
  let block = calendar.block(index);
  let left = ms + workedBefore(block, from);
  while (left > totalOf(block)) {
    left -= totalOf(block);
    block = calendar.block(++index);
  }
  // The interval in which the running sum reaches what is left: the last whose sum before it is below.
  const at = lastBelow(block.sums, left, block.starts.length);
  return block.starts[at]! + left - block.sums[at]!;
}

/** `nextWorkingInstant` on epoch ms. */
export function nextWorkingMs(calendar: CompiledCalendar, from: number): number {
  let index = calendar.indexAt(from);
  let block = calendar.block(index);
  for (;;) {
    const at = lastBelow(block.ends, from + 1, block.ends.length) + 1;
    if (at < block.starts.length) return Math.max(from, block.starts[at]!);
    block = calendar.block(++index);
  }
}

function planned(at: number, uncoveredYears: number[]): Planned {
  return { at: Temporal.Instant.fromEpochMilliseconds(at), provisional: uncoveredYears.length > 0 };
}

function totalOf(block: Block): number {
  return block.sums[block.starts.length]!;
}

/** Working ms of the block before an instant in it. */
function workedBefore(block: Block, ms: number): number {
  const at = lastBelow(block.starts, ms, block.starts.length);
  return at < 0 ? 0 : block.sums[at]! + Math.min(ms, block.ends[at]!) - block.starts[at]!;
}

/** Index of the last of the first `length` sorted values that is below `limit`; -1 if none is. */
function lastBelow(values: Float64Array, limit: number, length: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
