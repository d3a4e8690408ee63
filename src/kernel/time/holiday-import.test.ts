import { expect, test } from "vitest";
import { readHolidays } from "./holiday-import.ts";
import { holidayDates } from "./holidays.ts";

const own = {
  country: "cn",
  year: 2027,
  sources: [{ title: "2027", published: "2026-11-10", url: "https://www.example.gov/2027" }],
  holidays: [
    {
      name: { zh: "元旦", en: "New Year's Day" },
      off: ["2026-12-31/2027-01-02"],
      work: [{ date: "2026-12-27", as: "thursday" }],
    },
  ],
};

function problemsOf(input: unknown, country = "cn"): string[] {
  const read = readHolidays(input, country);
  return read.ok
    ? []
    : read.problems.map(({ code, field, row }) => `${code} ${field}${row === null ? "" : ` row ${row}`}`);
}

test("L2 a year in our own form is read, also where it reaches into the December before", () => {
  const read = readHolidays(own, "cn");
  expect(read).toEqual({ ok: true, value: [own] });
  const days = read.ok ? read.value.flatMap(holidayDates) : [];
  expect(days.map(({ date, kind, as }) => `${date} ${kind} ${as}`)).toEqual([
    "2026-12-27 work thursday",
    "2026-12-31 off null",
    "2027-01-01 off null",
    "2027-01-02 off null",
  ]);
});

test("L2 a year in the public form is read; known names get their English, addresses of notices are kept", () => {
  const read = readHolidays(
    {
      $schema: "https://www.example.org/schema.json",
      year: 2027,
      papers: ["https://www.example.gov/2027"],
      days: [
        { name: "春节", date: "2027-02-06", isOffDay: true },
        { name: "春节", date: "2027-02-13", isOffDay: false },
        { name: "新节", date: "2027-07-01", isOffDay: true },
      ],
    },
    "cn",
  );
  expect(read).toEqual({
    ok: true,
    value: [
      {
        country: "cn",
        year: 2027,
        sources: [{ title: null, published: null, url: "https://www.example.gov/2027" }],
        holidays: [
          { name: { zh: "春节", en: "Spring Festival" }, off: ["2027-02-06"], work: [{ date: "2027-02-13" }] },
          { name: { zh: "新节", en: "新节" }, off: ["2027-07-01"], work: [] },
        ],
      },
    ],
  });
});

test("L2 an import is refused with every wrong row", () => {
  const days = [
    { name: "元旦", date: "2027-01-01", isOffDay: true },
    { name: "元旦", date: "2027-01-01", isOffDay: false },
    { name: "", date: "2027-02-29", isOffDay: true },
    { name: "元旦", date: "2026-06-01", isOffDay: "yes" },
  ];
  expect(problemsOf({ year: 2027, papers: ["javascript:alert(1)"], days })).toEqual([
    "url-malformed papers[0]",
    "day-twice days[1].date row 2",
    "not-a-text days[2].name row 3",
    "day-malformed days[2].date row 3",
    "day-outside-year days[3].date row 4",
    "missing days[3].isOffDay row 4",
  ]);
});

test("L2 mistakes in our own form are named where they are", () => {
  const holidays = [
    {
      name: { zh: "元旦" },
      off: ["2027-01-03/2027-01-01", "2027-13-01"],
      work: [{ date: "2027-01-09", as: "lunedi" }],
    },
    { name: { zh: "甲", en: "A" }, off: ["1999-01-01/2150-01-01"] },
  ];
  expect(problemsOf({ ...own, country: "fr", sources: [{ url: "ftp://x" }], holidays })).toEqual([
    "country-differs country",
    "day-malformed sources[0].published",
    "missing sources[0].title",
    "url-malformed sources[0].url",
    "missing holidays[0].name.en row 1",
    "days-backwards holidays[0].off[0] row 1",
    "day-malformed holidays[0].off[1] row 1",
    "unknown-weekday holidays[0].work[0].as row 1",
    "day-outside-year holidays[1].off[0] row 2",
    "missing holidays[1].work row 2",
  ]);
});

test("L2 several years are read together, each once", () => {
  const second = { ...own, year: 2028, holidays: [{ ...own.holidays[0], off: ["2028-01-01"], work: [] }] };
  expect(readHolidays([own, second], "cn")).toEqual({ ok: true, value: [own, second] });
  expect(problemsOf([own, own])).toEqual(["year-twice year"]);
  expect(problemsOf([own, 7])).toEqual(["not-an-object [1]."]);
});

test("L2 a file that is something else, or has no days yet, covers no year", () => {
  expect(problemsOf("2027")).toEqual(["not-an-object "]);
  expect(problemsOf({ year: 2027 })).toEqual(["unknown-form "]);
  expect(problemsOf({ year: "2027", days: [] })).toEqual(["year-malformed year"]);
  expect(problemsOf({ year: 2027, papers: [], days: [] })).toEqual(["no-days days"]);
  expect(problemsOf({ ...own, holidays: [] })).toEqual(["no-days holidays"]);
});
