import { type CalendarBook, standingCalendars } from "#kernel/clocks/calendars.ts";
import { compileCalendar } from "#kernel/time/compiled-calendar.ts";
import { type HolidayYear, holidayDates, shippedHolidays, yearsOf } from "#kernel/time/holidays.ts";
import type { CalendarView, HolidayYearView, YearView } from "./contract.ts";
import type { CalendarRow } from "./queries.ts";
import { dayView, uncoveredYears } from "./rules.ts";

export function presentCalendar(
  row: CalendarRow,
  holidays: CalendarBook["holidays"],
  now: Temporal.Instant,
): CalendarView {
  const { definition } = row;
  const thisYear = now.toZonedDateTimeISO(definition.zone).year;
  const known = definition.holidays === null ? null : yearsOf(definition.holidays, holidays).map(({ year }) => year);
  return {
    id: row.id,
    key: row.key,
    definition,
    usedIn: row.used_in,
    isStanding: Object.values<string>(standingCalendars).includes(row.key),
    uncoveredYears: uncoveredYears((year) => known?.includes(year) ?? true, thisYear),
    version: row.version,
    archivedAt: row.archived_at?.toString() ?? null,
  };
}

export function presentYear(row: CalendarRow, holidays: CalendarBook["holidays"], year: number): YearView {
  const calendar = compileCalendar(row.definition, holidays);
  const months = Array.from({ length: 12 }, (_, index) => {
    const first = Temporal.PlainDate.from({ year, month: index + 1, day: 1 });
    const days = Array.from({ length: first.daysInMonth }, (_, after) => dayView(calendar, first.add({ days: after })));
    return { month: index + 1, days };
  });
  return { calendarId: row.id, version: row.version, year, isCovered: calendar.isCovered(year), months };
}

export const presentDays = (year: HolidayYear): HolidayYearView["days"] =>
  holidayDates(year).map(({ date, kind, name }) => ({ day: date.toString(), kind, name }));

/** Newest year first. */
export function presentYears(country: string, imported: readonly HolidayYear[]): HolidayYearView[] {
  return yearsOf(country, [...shippedHolidays, ...imported])
    .map((year) => ({
      country,
      year: year.year,
      origin: imported.includes(year) ? ("imported" as const) : ("shipped" as const),
      sources: year.sources,
      days: presentDays(year),
    }))
    .reverse();
}
