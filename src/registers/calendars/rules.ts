import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { CompiledCalendar, DayHours } from "#kernel/time/compiled-calendar.ts";
import { dayNumber, weekdayOf } from "#kernel/time/day.ts";
import type { HolidayYear } from "#kernel/time/holidays.ts";
import type { Problem } from "#kernel/time/problem.ts";
import type { HourRange, WorkingCalendar } from "#kernel/time/working-calendar.ts";
import type { DayChange, DayView } from "./contract.ts";

/** Changing the past further back than this moves no clock that anybody still waits for. */
const pastDaysLookedAt = 400;

/** A day as the year calendar shows it. An override without hours is a day off by hand. */
export function dayView(calendar: CompiledCalendar, day: Temporal.PlainDate): DayView {
  const number = dayNumber(day);
  const hours = calendar.hoursOf(number);
  const kind = {
    week: "working",
    weekend: "closed",
    holiday: "holiday",
    "make-up": "make-up",
    override: "override",
  } as const;
  return {
    day: day.toString(),
    weekday: weekdayOf(number),
    kind: kind[hours.reason],
    isWorking: hours.ranges.length > 0,
    ranges: rangesOf(hours),
    name: hours.name,
  };
}

/** The definition after a click on a day. Toggling a day twice brings back exactly what week and holidays say. */
export function withDay(calendar: CompiledCalendar, day: string, change: DayChange): WorkingCalendar {
  const { [day]: present, ...others } = calendar.calendar.days;
  const rule = { ...calendar.calendar, days: others };
  if (change.as === "rule" || (change.as === "toggled" && present)) return rule;
  if (change.as === "override") {
    const { ranges, name } = change;
    return { ...rule, days: { ...others, [day]: name ? { ranges, name } : { ranges } } };
  }
  const isWorking = dayView(calendar, Temporal.PlainDate.from(day)).isWorking;
  return { ...rule, days: { ...others, [day]: { ranges: isWorking ? [] : rule.week[rule.makeUpAs] } } };
}

/** Whether two calendars count time differently at all: another title moves nothing. */
export function countsDifferently(before: WorkingCalendar, after: WorkingCalendar): boolean {
  const counted = ({ zone, week, holidays, makeUpAs, days }: WorkingCalendar) =>
    JSON.stringify([zone, sorted(week), holidays, makeUpAs, sorted(days)]);
  return counted(before) !== counted(after);
}

/** Whether days before `today` (a day number) have other hours afterwards. */
export function touchesPast(before: CompiledCalendar, after: CompiledCalendar, today: number): boolean {
  for (let day = today - pastDaysLookedAt; day < today; day++) {
    if (JSON.stringify(before.hoursOf(day).ranges) !== JSON.stringify(after.hoursOf(day).ranges)) return true;
  }
  return false;
}

/** The imported years of all countries with these put in; of one country and year the new one stands alone. */
export function withYears(imported: readonly HolidayYear[], years: readonly HolidayYear[]): HolidayYear[] {
  const isReplaced = (old: HolidayYear) =>
    years.some(({ country, year }) => old.country === country && old.year === year);
  return [...imported.filter((old) => !isReplaced(old)), ...years].sort(
    (a, b) => a.country.localeCompare(b.country) || a.year - b.year,
  );
}

/** Of this year and the next, those without holiday data: due times in them are provisional (L2). */
export const uncoveredYears = (isCovered: (year: number) => boolean, thisYear: number): number[] =>
  [thisYear, thisYear + 1].filter((year) => !isCovered(year));

export const issuesOf = (problems: readonly Problem[], below: string): FieldIssue[] =>
  problems.map(({ code, field, row }) => ({
    path: field === "" ? below : `${below}${field.startsWith("[") ? "" : "."}${field}`,
    code,
    ...(row === null ? {} : { params: { row } }),
  }));

function rangesOf(hours: DayHours): HourRange[] {
  const wall = (ms: number) => {
    const minutes = ms / 60_000;
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  };
  return hours.ranges.map(({ from, until }): HourRange => [wall(from), wall(until)]);
}

const sorted = <T>(record: Record<string, T>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
