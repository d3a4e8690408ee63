import { DAY_MS, dayNumber, MINUTE_MS, WEEKDAYS, type Weekday, weekdayOf, yearOf } from "./day.ts";
import { type HolidayName, type HolidayYear, holidayDays, yearsOf } from "./holidays.ts";
import { TimeError } from "./problem.ts";
import { checkCalendar, type HourRange, minutesOf, type WorkingCalendar } from "./working-calendar.ts";

/** Why a day has the hours it has. */
export type DayReason = "week" | "weekend" | "holiday" | "make-up" | "override";

/** The hours of one day: pairs of ms after midnight on the wall, and why. */
export type DayHours = {
  ranges: readonly { from: number; until: number }[];
  reason: DayReason;
  name: HolidayName | null;
};

/** Instants during which the wall clock is `offset` ahead of UTC. */
type Stretch = { from: number; until: number; offset: number };

/** Working time of 28 days in UTC, as intervals and their running sum. The unit of the cache. */
export type Block = {
  stretches: readonly Stretch[];
  starts: Float64Array;
  ends: Float64Array;
  /** Working ms of the block before interval i; one longer than `starts`, so the last entry is the block's total. */
  sums: Float64Array;
};

/** One uninterrupted piece of working time, of one day. */
export type Piece = { from: number; until: number; day: number };

const BLOCK_MS = 28 * DAY_MS;
/** Time before 1970 and after 2199 is not planned: errors in data show, and no search runs for ever. */
const BLOCKS = Math.floor(Temporal.Instant.from("2200-01-01T00:00Z").epochMilliseconds / BLOCK_MS);

/**
 * A calendar ready for arithmetic. Keep one per calendar version and share it: its cache only ever fills, and
 * a full and an empty one give the same answers.
 *
 * Time is cut into blocks of UTC days, blocks into stretches of constant offset, and only within a stretch are days read from
 * the wall. So a moment is working time exactly when the clock on the wall shows working hours, over both DST changes,
 * half-hour changes, repeated and missing days: no case is special.
 */
export class CompiledCalendar {
  readonly calendar: WorkingCalendar;
  readonly #week: Record<Weekday, DayHours>;
  /** Days that differ from their weekday. */
  readonly #days = new Map<number, DayHours>();
  /** Null: no holidays apply, every year is covered. */
  readonly #coveredYears: ReadonlySet<number> | null;
  readonly #blocks = new Map<number, Block>();

  constructor(calendar: WorkingCalendar, holidays: readonly HolidayYear[]) {
    this.calendar = calendar;
    this.#week = weekHours(calendar);
    const years = calendar.holidays === null ? null : yearsOf(calendar.holidays, holidays);
    this.#coveredYears = years && new Set(years.map((entry) => entry.year));
    for (const { day, kind, name, as } of years?.flatMap(holidayDays) ?? []) {
      const hours = kind === "off" ? [] : this.#week[as ?? calendar.makeUpAs].ranges;
      this.#days.set(day, { ranges: hours, reason: kind === "off" ? "holiday" : "make-up", name });
    }
    for (const [day, { ranges, name }] of Object.entries(calendar.days)) {
      const number = dayNumber(Temporal.PlainDate.from(day));
      this.#days.set(number, { ranges: ranges.map(toMs), reason: "override", name: name ?? null });
    }
  }

  hoursOf(day: number): DayHours {
    return this.#days.get(day) ?? this.#week[weekdayOf(day)];
  }

  isCovered(year: number): boolean {
    return this.#coveredYears?.has(year) ?? true;
  }

  /** The day on the wall at an instant. */
  dayAt(ms: number): number {
    const stretch = this.block(this.indexAt(ms)).stretches.find(({ until }) => ms < until)!;
    return Math.floor((ms + stretch.offset) / DAY_MS);
  }

  /** Uncovered years among the days of [from, until), in order. */
  uncoveredYears(from: number, until: number): number[] {
    if (this.#coveredYears === null || until <= from) return [];
    return this.uncoveredYearsOfDays(this.dayAt(from), this.dayAt(until - 1));
  }

  /** Uncovered years among the days from the first to the last. */
  uncoveredYearsOfDays(firstDay: number, lastDay: number): number[] {
    const first = yearOf(firstDay);
    const years = Array.from({ length: yearOf(lastDay) - first + 1 }, (_, index) => first + index);
    return years.filter((year) => !this.isCovered(year));
  }

  /** Which block an instant lies in. Errors: instant-out-of-range. */
  indexAt(ms: number): number {
    const index = Math.floor(ms / BLOCK_MS);
    if (index >= 0 && index < BLOCKS) return index;
    throw new TimeError("instant-out-of-range", `outside 1970-2199: ${ms} ms`);
  }

  /** Errors: no-working-time-ahead beyond the last block. */
  block(index: number): Block {
    const known = this.#blocks.get(index);
    if (known) return known;
    if (index >= BLOCKS) throw this.#nothingAhead();
    const built = this.#build(index);
    this.#blocks.set(index, built);
    return built;
  }

  /** First and last working instant of a day on the wall; null if it has none. Errors: no-working-time-ahead. */
  workingHoursOn(day: number): { from: number; until: number } | null {
    const midnight = day * DAY_MS;
    if (midnight >= BLOCKS * BLOCK_MS) throw this.#nothingAhead();
    if (this.hoursOf(day).ranges.length === 0) return null;
    // Every zone is within a day of UTC.
    const pieces = [...this.pieces(midnight - DAY_MS, midnight + 2 * DAY_MS)].filter((piece) => piece.day === day);
    return pieces.length > 0 ? { from: pieces[0]!.from, until: pieces.at(-1)!.until } : null;
  }

  /** Working pieces within [from, until), in order, as the wall shows them; a piece ends where its day ends. */
  *pieces(from: number, until: number): Generator<Piece> {
    for (const stretch of this.stretches(from, until)) {
      const lastDay = Math.floor((stretch.until - 1 + stretch.offset) / DAY_MS);
      for (let day = Math.floor((stretch.from + stretch.offset) / DAY_MS); day <= lastDay; day++) {
        const midnight = day * DAY_MS - stretch.offset;
        for (const range of this.hoursOf(day).ranges) {
          const start = Math.max(midnight + range.from, stretch.from);
          const end = Math.min(midnight + range.until, stretch.until);
          if (start < end) yield { from: start, until: end, day };
        }
      }
    }
  }

  /** [from, until) cut where the offset changes. */
  *stretches(from: number, until: number): Generator<Stretch> {
    let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(
      this.calendar.zone,
    );
    let start = from;
    while (at !== null && start < until) {
      const offset = at.offsetNanoseconds / 1e6;
      at = at.getTimeZoneTransition("next");
      const end = Math.min(at?.epochMilliseconds ?? until, until);
      yield { from: start, until: end, offset };
      start = end;
    }
  }

  #nothingAhead(): TimeError {
    return new TimeError("no-working-time-ahead", `calendar ${this.calendar.key}: not enough working time before 2200`);
  }

  #build(index: number): Block {
    const from = index * BLOCK_MS;
    const merged: { from: number; until: number }[] = [];
    for (const piece of this.pieces(from, from + BLOCK_MS)) {
      const last = merged.at(-1);
      if (last?.until === piece.from) last.until = piece.until;
      else merged.push({ from: piece.from, until: piece.until });
    }
    const sums = new Float64Array(merged.length + 1);
    for (const [at, piece] of merged.entries()) sums[at + 1] = sums[at]! + piece.until - piece.from;
    return {
      stretches: [...this.stretches(from, from + BLOCK_MS)],
      starts: Float64Array.from(merged, (piece) => piece.from),
      ends: Float64Array.from(merged, (piece) => piece.until),
      sums,
    };
  }
}

/**
 * Checks and compiles a calendar with the holiday years known; of several entries for one country and year the last
 * counts. Errors: calendar-invalid.
 */
export function compileCalendar(calendar: WorkingCalendar, holidays: readonly HolidayYear[]): CompiledCalendar {
  const checked = checkCalendar(calendar);
  if (checked.ok) return new CompiledCalendar(checked.value, holidays);
  const found = checked.problems.map((problem) => `${problem.code} at ${problem.field}`).join(", ");
  throw new TimeError("calendar-invalid", `calendar ${calendar.key}: ${found}`);
}

function weekHours(calendar: WorkingCalendar): Record<Weekday, DayHours> {
  const entries = WEEKDAYS.map((weekday): [Weekday, DayHours] => {
    const ranges = calendar.week[weekday].map(toMs);
    return [weekday, { ranges, reason: ranges.length > 0 ? "week" : "weekend", name: null }];
  });
  return Object.fromEntries(entries) as Record<Weekday, DayHours>;
}

function toMs([from, until]: HourRange): { from: number; until: number } {
  return { from: minutesOf(from)! * MINUTE_MS, until: minutesOf(until)! * MINUTE_MS };
}
