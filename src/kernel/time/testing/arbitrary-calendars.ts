import fc from "fast-check";
import { WEEKDAYS, type Weekday } from "../day.ts";
import type { HolidayYear } from "../holidays.ts";
import type { HourRange, WorkingCalendar } from "../working-calendar.ts";
import { MINUTE, sampleCalendar } from "./sample-calendars.ts";

/** For property tests: calendars, and instants where something happens to them. */

/** Zones with days on which the wall clock does something. */
const DAYS: [zone: string, ...days: string[]][] = [
  ["Asia/Shanghai", "2026-02-14", "1988-04-17", "1991-09-15"],
  ["UTC", "2026-01-01"],
  ["America/New_York", "2026-03-08", "2026-11-01"],
  ["Europe/Dublin", "2026-03-29", "2026-10-25"],
  ["Australia/Lord_Howe", "2026-04-05", "2026-10-04"],
  ["Pacific/Apia", "2011-12-30", "2012-04-01"],
  ["America/St_Johns", "2006-04-02", "2006-10-29"],
  ["America/Sao_Paulo", "2018-11-04", "2018-02-18"],
  ["Africa/Casablanca", "2026-02-15", "2026-03-22"],
  ["Asia/Kathmandu", "1986-01-01"],
  ["Antarctica/Troll", "2026-03-29", "2026-10-25"],
];

export type Situation = { calendar: WorkingCalendar; holidays: HolidayYear[]; around: Temporal.Instant };

/** A calendar, its holidays, and a moment about which to ask. */
export const situations: fc.Arbitrary<Situation> = fc
  .constantFrom(...DAYS.flatMap(([zone, ...days]) => days.map((day) => ({ zone, day: Temporal.PlainDate.from(day) }))))
  .chain(({ zone, day }) =>
    fc
      .record({
        week: weeks,
        makeUpAs: fc.constantFrom(...WEEKDAYS),
        holidays: fc.uniqueArray(fc.record({ offset: nearby, isOff: fc.boolean() }), BY_OFFSET),
        days: fc.uniqueArray(fc.record({ offset: nearby, ranges: dayRanges }), BY_OFFSET),
        minutes: fc.integer({ min: -3 * 1440, max: 2 * 1440 }),
      })
      .map(({ week, makeUpAs, holidays, days, minutes }) => ({
        calendar: sampleCalendar({
          zone,
          week,
          makeUpAs,
          holidays: "xx",
          days: Object.fromEntries(
            days.map(({ offset, ranges }) => [day.add({ days: offset }).toString(), { ranges }]),
          ),
        }),
        holidays: [holidayYear(day, holidays)],
        around: day.toZonedDateTime(zone).toInstant().add({ minutes }),
      })),
  );

/** Milliseconds, rarely whole minutes. */
export const amounts = fc.oneof(
  fc.integer({ min: 0, max: 5 * 1440 * MINUTE }),
  fc.integer({ min: 0, max: 5 * 1440 }).map((minutes) => minutes * MINUTE),
);

const BY_OFFSET = { maxLength: 3, selector: ({ offset }: { offset: number }) => offset };
const nearby = fc.integer({ min: -4, max: 4 });

/** Ranges from an even number of ascending times; neighbours may touch. */
const dayRanges: fc.Arbitrary<HourRange[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<HourRange[]>([]) },
  { weight: 1, arbitrary: fc.constant<HourRange[]>([["00:00", "24:00"]]) },
  {
    weight: 4,
    arbitrary: fc
      .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
      .map((quarters) => quarters.sort((a, b) => a - b).slice(0, quarters.length - (quarters.length % 2)))
      .map((quarters) => quarters.flatMap((from, at) => (at % 2 ? [] : [[clock(from), clock(quarters[at + 1]!)]]))),
  },
) as fc.Arbitrary<HourRange[]>;

const weeks = fc
  .record(Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, dayRanges])) as Record<Weekday, typeof dayRanges>)
  .filter((week) => WEEKDAYS.some((weekday) => week[weekday].length > 0));

function clock(quarters: number): string {
  return `${String(Math.floor(quarters / 4)).padStart(2, "0")}:${String((quarters % 4) * 15).padStart(2, "0")}`;
}

function holidayYear(day: Temporal.PlainDate, days: { offset: number; isOff: boolean }[]): HolidayYear {
  const dates = days.map(({ offset, isOff }) => ({ date: day.add({ days: offset }).toString(), isOff }));
  const off = dates.filter(({ isOff }) => isOff).map(({ date }) => date);
  const work = dates.filter(({ isOff }) => !isOff).map(({ date }) => ({ date }));
  return { country: "xx", year: day.year, sources: [], holidays: [{ name: { zh: "节", en: "Feast" }, off, work }] };
}
