/**
 * Days as integers: the number of days since 1970-01-01. Working time is expanded day by day for years on end;
 * integers keep that free of date objects, `Temporal` stays at the edges.
 */

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A calendar day written YYYY-MM-DD. */
export type DayText = string;

const EPOCH = Temporal.PlainDate.from("1970-01-01");

/** Days since 1970-01-01. */
export function dayNumber(day: Temporal.PlainDate): number {
  return EPOCH.until(day, { largestUnit: "days" }).days;
}

/** The opposite of `dayNumber`. */
export function dayOf(number: number): Temporal.PlainDate {
  return EPOCH.add({ days: number });
}

/** 1970-01-01 was a Thursday, the fourth in a week that begins on Monday. */
export function weekdayOf(number: number): Weekday {
  return WEEKDAYS[(((number + 3) % 7) + 7) % 7]!;
}

/** The year a day lies in. */
export function yearOf(number: number): number {
  // 365.2425 days a year hit the right year or a neighbour at its edges.
  const guess = 1970 + Math.floor(number / 365.2425);
  if (number < firstDayOf(guess)) return guess - 1;
  return number < firstDayOf(guess + 1) ? guess : guess + 1;
}

/** January 1st of a year as days since 1970-01-01; leap days counted by the Gregorian rule. */
function firstDayOf(year: number): number {
  const before = year - 1;
  return 365 * (year - 1970) + leapDays(before) - leapDays(1969);
}

function leapDays(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/** A strict reading of YYYY-MM-DD; null for anything else, also for a day that does not exist. */
export function parseDay(text: unknown): Temporal.PlainDate | null {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
