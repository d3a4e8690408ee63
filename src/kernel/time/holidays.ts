import { type DayText, dayNumber, dayOf, parseDay, type Weekday } from "./day.ts";
import cn from "./holidays/cn.json" with { type: "json" };

export type HolidayName = { zh: string; en: string };

/** The official notice a year was taken from; `published` is the date of its page. Null where an import does not say. */
export type HolidaySource = { title: string | null; published: DayText | null; url: string };

export type Holiday = {
  name: HolidayName;
  /** Days off: single days, or first and last day as "2026-02-15/2026-02-23". */
  off: string[];
  /** Make-up working days; `as` names the weekday whose hours apply, if the notice says so. */
  work: { date: DayText; as?: Weekday }[];
};

/**
 * One country's days off and make-up working days of one year: the form shipped, stored, and imported (L2).
 * A notice may reach into the December before. A year without an entry is *uncovered*.
 */
export type HolidayYear = { country: string; year: number; sources: HolidaySource[]; holidays: Holiday[] };

/** One day of a year, as the arithmetic and a year calendar on the screen want it. */
export type HolidayDay = { day: number; kind: "off" | "work"; name: HolidayName; as: Weekday | null };

/** What is built in: China from 2007 on. Imported years go behind these: of one country and year the last counts. */
export const shippedHolidays: readonly HolidayYear[] = cn;

/** Every day a checked year speaks of, in order; `day` counts from 1970-01-01. */
export function holidayDays(year: HolidayYear): HolidayDay[] {
  const days = year.holidays.flatMap(({ name, off, work }) => [
    ...off.flatMap((text) => daysBetween(text).map((day): HolidayDay => ({ day, kind: "off", name, as: null }))),
    ...work.map(({ date, as }): HolidayDay => ({ day: number(date), kind: "work", name, as: as ?? null })),
  ]);
  return days.sort((a, b) => a.day - b.day);
}

/** The same with days as dates, for screens. */
export function holidayDates(year: HolidayYear): (Omit<HolidayDay, "day"> & { date: Temporal.PlainDate })[] {
  return holidayDays(year).map(({ day, ...rest }) => ({ date: dayOf(day), ...rest }));
}

/** The years that count for a country: of several entries for one year the last one. Oldest first. */
export function yearsOf(country: string, holidays: readonly HolidayYear[]): HolidayYear[] {
  const byYear = new Map(holidays.filter((entry) => entry.country === country).map((entry) => [entry.year, entry]));
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}

/** Reads "2026-01-01" or "2026-02-15/2026-02-23" as first and last day; null if malformed. */
export function parseDays(text: unknown): { first: number; last: number } | null {
  if (typeof text !== "string") return null;
  const [from, until = from, ...rest] = text.split("/");
  const first = parseDay(from);
  const last = parseDay(until);
  return first && last && rest.length === 0 ? { first: dayNumber(first), last: dayNumber(last) } : null;
}

function daysBetween(text: string): number[] {
  const days = parseDays(text);
  if (!days) throw new RangeError(`not a day or a span of days: ${text}`);
  return Array.from({ length: days.last - days.first + 1 }, (_, index) => days.first + index);
}

function number(text: DayText): number {
  return dayNumber(Temporal.PlainDate.from(text));
}
