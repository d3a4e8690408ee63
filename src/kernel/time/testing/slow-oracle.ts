import { WEEKDAYS } from "../day.ts";
import { type HolidayYear, holidayDates } from "../holidays.ts";
import type { WorkingCalendar } from "../working-calendar.ts";

/**
 * For tests: working time counted the way a patient person would, looking at the wall clock once a minute.
 * Slow, and too simple to be wrong. It shares no arithmetic with the real thing. `a` before `b`, both on whole minutes.
 */
export function minutesByLooking(
  calendar: WorkingCalendar,
  holidays: readonly HolidayYear[],
  a: Temporal.Instant,
  b: Temporal.Instant,
): number {
  let minutes = 0;
  for (let at = a.epochMilliseconds; at < b.epochMilliseconds; at += 60_000) {
    const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.zone);
    const time = wall.toPlainTime().toString({ smallestUnit: "minute" });
    const ranges = rangesOn(calendar, holidays, wall.toPlainDate());
    if (ranges.some(([from, until]) => from <= time && time < until)) minutes++;
  }
  return minutes;
}

function rangesOn(calendar: WorkingCalendar, holidays: readonly HolidayYear[], date: Temporal.PlainDate) {
  const override = calendar.days[date.toString()];
  if (override) return override.ranges;
  const special = holidays
    .filter((year) => year.country === calendar.holidays)
    .flatMap(holidayDates)
    .find((day) => day.date.equals(date));
  if (special?.kind === "off") return [];
  if (special?.kind === "work") return calendar.week[special.as ?? calendar.makeUpAs];
  return calendar.week[WEEKDAYS[date.dayOfWeek - 1]!];
}
