import { expect, test } from "vitest";
import { compileCalendar } from "./compiled-calendar.ts";
import { sampleCalendar, weekdays } from "./testing/sample-calendars.ts";
import { checkCalendar, minutesOf, type WorkingCalendar } from "./working-calendar.ts";

function problemsOf(input: unknown): string[] {
  const checked = checkCalendar(input);
  return checked.ok ? [] : checked.problems.map((problem) => `${problem.code} ${problem.field}`);
}

function withMonday(monday: unknown): unknown {
  return { ...sampleCalendar(), week: { ...weekdays(["08:30", "12:00"]), monday } };
}

test("L2 a calendar survives the way through JSON", () => {
  const calendar = sampleCalendar({ days: { "2026-03-02": { ranges: [], name: { zh: "搬迁", en: "Move" } } } });
  expect(checkCalendar(JSON.parse(JSON.stringify(calendar)))).toEqual({ ok: true, value: calendar });
});

test("L2 make-up days count as Mondays and no day is special unless a calendar says so", () => {
  const { makeUpAs: _, days: __, ...rest } = sampleCalendar();
  expect(checkCalendar(rest)).toEqual({ ok: true, value: sampleCalendar() });
});

test("L2 ranges may touch, and end at 24:00", () => {
  expect(
    problemsOf(
      withMonday([
        ["00:00", "12:00"],
        ["12:00", "24:00"],
      ]),
    ),
  ).toEqual([]);
});

test.each<[string, unknown, string]>([
  [
    "overlapping ranges",
    [
      ["08:00", "12:00"],
      ["11:59", "17:00"],
    ],
    "ranges-overlap week.monday[1]",
  ],
  [
    "ranges out of order",
    [
      ["13:00", "17:00"],
      ["08:00", "12:00"],
    ],
    "ranges-out-of-order week.monday[1]",
  ],
  ["a range across midnight", [["22:00", "06:00"]], "range-empty-or-backwards week.monday[0]"],
  ["an empty range", [["09:00", "09:00"]], "range-empty-or-backwards week.monday[0]"],
  ["an hour of one digit", [["8:30", "12:00"]], "time-malformed week.monday[0]"],
  ["a time after midnight's end", [["08:30", "24:30"]], "time-malformed week.monday[0]"],
  ["a range of one time", [["08:30"]], "range-malformed week.monday[0]"],
  ["ranges that are no list", "08:30-12:00", "not-a-list week.monday"],
  ["a weekday left out", undefined, "missing week.monday"],
])("L2 refuses %s and names the field", (_what, monday, problem) => {
  expect(problemsOf(withMonday(monday))).toEqual([problem]);
});

test("L2 refuses what is wrong elsewhere, all at once", () => {
  const calendar = {
    ...sampleCalendar(),
    title: { zh: "", en: "Desk" },
    zone: "Asia/Atlantis",
    makeUpAs: "montag",
    week: { ...weekdays(), feriado: [] },
    days: { "2026-02-30": { ranges: [] }, "2026-03-02": { ranges: [["12:00", "08:00"]] } },
    colour: "red",
  };
  expect(problemsOf(calendar).sort()).toEqual([
    "day-malformed days.2026-02-30",
    "no-working-hours week",
    "not-a-text title.zh",
    "range-empty-or-backwards days.2026-03-02.ranges[0]",
    "unknown-field colour",
    "unknown-weekday makeUpAs",
    "unknown-weekday week.feriado",
    "unknown-zone zone",
  ]);
  expect(problemsOf(null)).toEqual(["not-an-object "]);
});

test("L2 a calendar that was never checked is not computed with", () => {
  const broken = withMonday([["12:00", "08:00"]]) as WorkingCalendar;
  expect(() => compileCalendar(broken, [])).toThrow(expect.objectContaining({ code: "calendar-invalid" }));
});

test("times of day are strict", () => {
  expect(["00:00", "23:59", "24:00"].map(minutesOf)).toEqual([0, 1439, 1440]);
  expect(["24:01", "25:00", "12:60", "1200", " 12:00", 12].map(minutesOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
