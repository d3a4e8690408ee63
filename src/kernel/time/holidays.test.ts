import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dayNumber, yearOf } from "./day.ts";
import { readHolidays } from "./holiday-import.ts";
import { type HolidayYear, holidayDates, holidayDays, shippedHolidays, yearsOf } from "./holidays.ts";

const corpora = process.env.HUIYIN_CORPORA ?? join(import.meta.dirname, "../../../../shared/corpora");
const oracle = join(corpora, "holidays/cn");
const present = existsSync(oracle);

type OracleYear = { year: number; days: { date: string; isOffDay: boolean; name: string }[] };

/** Early notices write 五一 and 十一 in quotes. */
const OTHER_NAMES: Record<string, string> = { "“五一”": "劳动节", "“五一”国际劳动节": "劳动节", "“十一”": "国庆节" };

describe.skipIf(!present)(
  `the published notices${present ? "" : " (passed over: the holiday samples are not here)"}`,
  () => {
    const files = present ? readdirSync(oracle) : [];
    const years = files.map((file): OracleYear => JSON.parse(readFileSync(join(oracle, file), "utf8")));
    const published = years.filter((year) => year.days.length > 0);

    test("L2 China's built-in days off and make-up days are those of the notices, every year", () => {
      expect(published.length).toBeGreaterThanOrEqual(20);
      for (const { year, days } of published) {
        const shipped = shippedHolidays.find((entry) => entry.year === year);
        const theirs = days.map(
          (day) => `${day.date} ${day.isOffDay ? "off" : "work"} ${OTHER_NAMES[day.name] ?? day.name}`,
        );
        const ours = shipped && holidayDates(shipped).map(({ date, kind, name }) => `${date} ${kind} ${name.zh}`);
        expect(ours, String(year)).toEqual(theirs.sort());
      }
    });

    test("L2 every published year can be imported as it is, an unpublished one is refused", () => {
      for (const year of years) {
        const read = readHolidays(year, "cn");
        const codes = read.ok ? [] : read.problems.map((problem) => problem.code);
        expect(codes, String(year.year)).toEqual(year.days.length > 0 ? [] : ["no-days"]);
      }
    });

    test("L2 an imported year gives the same days as the shipped one", () => {
      for (const year of published) {
        const read = readHolidays(year, "cn");
        const days = read.ok ? read.value.flatMap(holidayDays) : [];
        const shipped = shippedHolidays.filter((entry) => entry.year === year.year).flatMap(holidayDays);
        expect(days.map(({ day, kind }) => ({ day, kind }))).toEqual(shipped.map(({ day, kind }) => ({ day, kind })));
      }
    });
  },
);

test("L2 what is shipped passes the check an import must pass, and names its source in every year", () => {
  expect(readHolidays(shippedHolidays, "cn")).toEqual({ ok: true, value: shippedHolidays });
  expect(shippedHolidays.map((year) => year.year)).toEqual(Array.from({ length: 20 }, (_, index) => 2007 + index));
  for (const { year, sources } of shippedHolidays) {
    expect(sources[0]?.title).toContain(`${year}年部分节假日安排`);
  }
});

test("L2 make-up days of China fall on weekends, but for the Monday that ended the prolonged holiday of 2020", () => {
  const makeUpDays = shippedHolidays.flatMap(holidayDates).filter(({ kind }) => kind === "work");
  const others = makeUpDays.filter(({ date }) => date.dayOfWeek < 6).map(({ date }) => date.toString());
  expect(others).toEqual(["2020-02-03"]);
});

test("L2 of several entries for a country and year the last one counts", () => {
  const imported: HolidayYear = { country: "cn", year: 2026, sources: [], holidays: [] };
  const elsewhere: HolidayYear = { ...imported, country: "xx", year: 2025 };
  const years = yearsOf("cn", [...shippedHolidays, elsewhere, imported]);
  expect(years).toHaveLength(20);
  expect(years.at(-1)).toBe(imported);
  expect(yearsOf("xx", [...shippedHolidays, elsewhere])).toEqual([elsewhere]);
});

test("the year of a day number is right on both sides of every New Year", () => {
  for (let year = 1968; year <= 2201; year++) {
    const first = dayNumber(Temporal.PlainDate.from({ year, month: 1, day: 1 }));
    expect([yearOf(first - 1), yearOf(first)]).toEqual([year - 1, year]);
  }
});
