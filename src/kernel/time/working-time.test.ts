import { describe, expect, test } from "vitest";
import { compileCalendar } from "./compiled-calendar.ts";
import { shippedHolidays } from "./holidays.ts";
import { everyDay, HOUR, MINUTE, onWall, sampleCalendar, wall, weekdays } from "./testing/sample-calendars.ts";
import {
  addWorkingTime,
  isWorking,
  nextWorkingInstant,
  nthWorkingDay,
  shiftToWorkingDay,
  workingTimeBetween,
} from "./working-time.ts";

const desk = compileCalendar(sampleCalendar(), shippedHolidays);
const DAY = 7.5 * HOUR;

const added = (from: string, ms: number) => onWall(addWorkingTime(desk, wall(from), ms).at);
const between = (a: string, b: string) => workingTimeBetween(desk, wall(a), wall(b));

describe("L2 China 2024 to 2026, 8:30-12:00 and 13:30-17:30", () => {
  test.each([
    ["over lunch", "2026-03-02T11:30", 1, "2026-03-02T14:00"],
    ["over night", "2026-03-02T17:00", 1, "2026-03-03T09:00"],
    ["over a weekend", "2026-03-06T16:30", 2, "2026-03-09T09:30"],
    ["from the lunch break", "2026-03-02T12:30", 1, "2026-03-02T14:30"],
    ["to the very end of a day", "2026-03-02T16:30", 1, "2026-03-02T17:30"],
    ["Spring Festival 2024, into a make-up Sunday", "2024-02-09T16:30", 2, "2024-02-18T09:30"],
    ["into the make-up Sunday before Spring Festival 2024", "2024-02-02T17:00", 1, "2024-02-04T09:00"],
    ["Qingming 2024, into a make-up Sunday", "2024-04-03T17:00", 1, "2024-04-07T09:00"],
    ["Labour Day 2024", "2024-04-30T17:00", 1, "2024-05-06T09:00"],
    ["the make-up Saturday after Labour Day 2024", "2024-05-10T17:00", 1, "2024-05-11T09:00"],
    ["National Day 2024", "2024-09-30T17:00", 1, "2024-10-08T09:00"],
    ["Spring Festival 2025", "2025-01-27T16:30", 2, "2025-02-05T09:30"],
    ["the make-up Sunday before Spring Festival 2025", "2025-01-24T17:00", 1, "2025-01-26T09:00"],
    ["the make-up Saturday after Spring Festival 2025", "2025-02-07T17:00", 1, "2025-02-08T09:00"],
    ["National Day and Mid-Autumn 2025", "2025-09-30T17:00", 1, "2025-10-09T09:00"],
    ["Spring Festival 2026, from a make-up Saturday", "2026-02-14T17:00", 1, "2026-02-24T09:00"],
    ["New Year 2026, into a make-up Sunday", "2025-12-31T17:00", 1, "2026-01-04T09:00"],
    ["National Day 2026, around its make-up days", "2026-09-30T17:00", 1, "2026-10-08T09:00"],
  ])("%s", (_what, from, hours, until) => {
    expect(added(from, hours * HOUR)).toBe(until);
    expect(between(from, until)).toBe(hours * HOUR);
    expect(between(until, from)).toBe(-hours * HOUR);
  });

  test("February 2026 has sixteen working days, two of them Saturdays", () => {
    expect(between("2026-02-01T00:00", "2026-03-01T00:00")).toBe(16 * DAY);
    expect(between("2026-02-14T00:00", "2026-02-15T00:00")).toBe(DAY);
    expect(between("2026-02-15T00:00", "2026-02-24T00:00")).toBe(0);
  });

  test("a year has as many working days as its notices leave", () => {
    const days = [2024, 2025, 2026].map((year) => between(`${year}-01-01T00:00`, `${year + 1}-01-01T00:00`) / DAY);
    expect(days).toEqual([251, 248, 248]);
  });
});

test("D16 the 2nd working day after completion opens with its first hours, counted strictly after the day itself", () => {
  const days = ["2026-03-02T09:00", "2026-03-02T23:59", "2026-03-05T17:00", "2026-03-07T10:00", "2024-09-30T15:00"];
  const second = days.map((day) => nthWorkingDay(desk, wall(day), 2));
  expect(second.map(({ startsAt }) => onWall(startsAt))).toEqual([
    "2026-03-04T08:30",
    "2026-03-04T08:30",
    "2026-03-09T08:30",
    "2026-03-10T08:30",
    "2024-10-09T08:30",
  ]);
  expect(onWall(second[0]!.endsAt)).toBe("2026-03-04T17:30");
  // Friday; then a make-up Sunday, then Monday.
  expect(nthWorkingDay(desk, wall("2025-09-26T12:00"), 2).day.toString()).toBe("2025-09-29");
  expect(() => nthWorkingDay(desk, wall("2025-09-26T12:00"), 0)).toThrow(
    expect.objectContaining({ code: "amount-invalid" }),
  );
});

test("L4 a day that falls on a holiday moves to the next working day, which may be a Sunday", () => {
  const shifted = (day: string) => shiftToWorkingDay(desk, Temporal.PlainDate.from(day)).day.toString();
  expect(["2026-04-10", "2026-10-10", "2026-01-10", "2024-02-10", "2026-05-02"].map(shifted)).toEqual([
    "2026-04-10",
    "2026-10-10",
    "2026-01-12",
    "2024-02-18",
    "2026-05-06",
  ]);
});

test("L2 what touches a year without holiday data is provisional, what ends before is not", () => {
  const due = (from: string, hours: number) => addWorkingTime(desk, wall(from), hours * HOUR).provisional;
  expect([due("2026-12-31T16:30", 1), due("2026-12-31T16:30", 1.5)]).toEqual([false, true]);
  expect(nextWorkingInstant(desk, wall("2026-12-31T17:00")).provisional).toBe(false);
  expect(nextWorkingInstant(desk, wall("2026-12-31T17:30"))).toEqual({
    at: wall("2027-01-01T08:30"),
    provisional: true,
  });
  expect(nthWorkingDay(desk, wall("2026-12-30T10:00"), 1).provisional).toBe(false);
  expect(nthWorkingDay(desk, wall("2026-12-30T10:00"), 2).provisional).toBe(true);
  expect(shiftToWorkingDay(desk, Temporal.PlainDate.from("2026-12-31")).provisional).toBe(false);
  expect(shiftToWorkingDay(desk, Temporal.PlainDate.from("2027-01-20")).provisional).toBe(true);
});

test("L2 the midnight before a year without holiday data: time may end there, but not begin", () => {
  const always = compileCalendar(sampleCalendar({ week: everyDay(["00:00", "24:00"]) }), shippedHolidays);
  const newYear = wall("2027-01-01T00:00");
  expect(addWorkingTime(always, wall("2026-12-31T23:00"), HOUR)).toEqual({ at: newYear, provisional: false });
  expect(addWorkingTime(always, wall("2026-12-31T23:00"), HOUR + 1).provisional).toBe(true);
  expect(nextWorkingInstant(always, newYear)).toEqual({ at: newYear, provisional: true });
});

test("L2 importing a year ends its being provisional and moves what it must", () => {
  const off = ["2027-01-01/2027-01-03"];
  const year = { country: "cn", year: 2027, sources: [], holidays: [{ name: { zh: "元旦", en: "" }, off, work: [] }] };
  const informed = compileCalendar(sampleCalendar(), [...shippedHolidays, year]);
  expect(addWorkingTime(informed, wall("2026-12-31T17:00"), HOUR)).toEqual({
    at: wall("2027-01-04T09:00"),
    provisional: false,
  });
});

test("L2 a calendar without holidays is never provisional", () => {
  const always = compileCalendar(sampleCalendar({ week: everyDay(["00:00", "24:00"]), holidays: null }), []);
  const due = addWorkingTime(always, wall("2031-02-28T23:00"), 48 * HOUR);
  expect(due).toEqual({ at: wall("2031-03-02T23:00"), provisional: false });
});

test("L2 a single day overrides week, holiday and make-up day", () => {
  const days = {
    "2026-02-14": { ranges: [] },
    "2026-02-17": { ranges: [["10:00", "12:00"]] as [[string, string]], name: { zh: "值守", en: "Standby" } },
  };
  const calendar = compileCalendar(sampleCalendar({ days }), shippedHolidays);
  expect(onWall(addWorkingTime(calendar, wall("2026-02-13T17:30"), HOUR).at)).toBe("2026-02-17T11:00");
});

test("L2 a make-up day has the hours of the weekday it stands in for", () => {
  const week = { ...weekdays(["09:00", "17:00"]), friday: [["09:00", "12:00"]] as [[string, string]] };
  const makeUpDay = [wall("2026-02-14T00:00"), wall("2026-02-15T00:00")] as const;
  const hours = (calendar: ReturnType<typeof compileCalendar>) => workingTimeBetween(calendar, ...makeUpDay) / HOUR;
  expect(hours(compileCalendar(sampleCalendar({ week }), shippedHolidays))).toBe(8);
  expect(hours(compileCalendar(sampleCalendar({ week, makeUpAs: "friday" }), shippedHolidays))).toBe(3);
  const holidays = [{ name: { zh: "春节", en: "" }, off: [], work: [{ date: "2026-02-14", as: "friday" as const }] }];
  const named = { country: "cn", year: 2026, sources: [], holidays };
  expect(hours(compileCalendar(sampleCalendar({ week }), [named]))).toBe(3);
});

describe("L2 the wall clock decides, whatever it does", () => {
  const at = (zone: string, week: ReturnType<typeof everyDay>) =>
    compileCalendar(sampleCalendar({ zone, week, holidays: null }), []);
  const always = everyDay(["00:00", "24:00"]);

  test.each<[string, string, ReturnType<typeof everyDay>, string, string, number]>([
    ["a day of 23 hours", "America/New_York", always, "2026-03-08T00:00", "2026-03-09T00:00", 23 * 60],
    ["a day of 25 hours", "America/New_York", always, "2026-11-01T00:00", "2026-11-02T00:00", 25 * 60],
    [
      "night hours cut short",
      "America/New_York",
      everyDay(["01:00", "04:00"]),
      "2026-03-08T00:00",
      "2026-03-09T00:00",
      120,
    ],
    [
      "night hours repeated",
      "America/New_York",
      everyDay(["01:15", "01:45"]),
      "2026-11-01T00:00",
      "2026-11-02T00:00",
      60,
    ],
    [
      "hours that do not exist",
      "America/New_York",
      everyDay(["02:15", "02:45"]),
      "2026-03-08T00:00",
      "2026-03-09T00:00",
      0,
    ],
    ["a change of half an hour, forward", "Australia/Lord_Howe", always, "2026-10-04T00:00", "2026-10-05T00:00", 1410],
    ["a change of half an hour, back", "Australia/Lord_Howe", always, "2026-04-05T00:00", "2026-04-06T00:00", 1470],
    [
      "the repeated half hour",
      "Australia/Lord_Howe",
      everyDay(["01:30", "02:00"]),
      "2026-04-05T00:00",
      "2026-04-06T00:00",
      60,
    ],
    ["Samoa's missing day", "Pacific/Apia", always, "2011-12-29T00:00", "2011-12-31T00:00", 24 * 60],
    [
      "midnight shown twice",
      "America/St_Johns",
      everyDay(["00:00", "00:30"]),
      "2006-10-28T12:00",
      "2006-10-29T12:00",
      31,
    ],
    [
      "a midnight that does not exist",
      "America/Sao_Paulo",
      everyDay(["00:00", "02:00"]),
      "2018-11-03T12:00",
      "2018-11-04T12:00",
      60,
    ],
    ["China's own summer time", "Asia/Shanghai", always, "1988-04-17T00:00", "1988-04-18T00:00", 23 * 60],
  ])("%s", (_what, zone, week, a, b, minutes) => {
    expect(workingTimeBetween(at(zone, week), wall(a, zone), wall(b, zone))).toBe(minutes * MINUTE);
  });

  test("a missing day is no working day", () => {
    const apia = at("Pacific/Apia", weekdays(["09:00", "17:00"]));
    const next = nthWorkingDay(apia, wall("2011-12-29T10:00", "Pacific/Apia"), 1);
    expect(next.day.toString()).toBe("2012-01-02");
    expect(shiftToWorkingDay(apia, Temporal.PlainDate.from("2011-12-30")).day.toString()).toBe("2012-01-02");
  });

  test("hours up to 24:00 go on at 00:00 of the next day", () => {
    const night = at("Asia/Shanghai", everyDay(["00:00", "06:00"], ["22:00", "24:00"]));
    expect(onWall(addWorkingTime(night, wall("2026-03-02T23:00"), 3 * HOUR).at)).toBe("2026-03-03T02:00");
    expect(onWall(addWorkingTime(night, wall("2026-03-02T23:00"), HOUR).at)).toBe("2026-03-03T00:00");
    expect(isWorking(night, wall("2026-03-03T00:00"))).toBe(true);
  });
});

test("L2 the next working instant, and whether now is one; ranges are half-open", () => {
  const next = (at: string) => onWall(nextWorkingInstant(desk, wall(at)).at);
  expect(["2026-03-02T08:30", "2026-03-02T12:00", "2026-03-06T17:30"].map(next)).toEqual([
    "2026-03-02T08:30",
    "2026-03-02T13:30",
    "2026-03-09T08:30",
  ]);
  const working = ["2026-03-02T08:29", "2026-03-02T08:30", "2026-03-02T11:59", "2026-03-02T12:00", "2026-02-14T09:00"];
  expect(working.map((at) => isWorking(desk, wall(at)))).toEqual([false, true, true, false, true]);
});

test("L2 nothing runs for ever, nothing is quietly wrong", () => {
  const code = (run: () => unknown) => {
    try {
      return run();
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  const from = wall("2026-03-02T09:00");
  expect(code(() => addWorkingTime(desk, from, -1))).toBe("amount-invalid");
  expect(code(() => addWorkingTime(desk, from, 0.5))).toBe("amount-invalid");
  expect(code(() => addWorkingTime(desk, from, Number.NaN))).toBe("amount-invalid");
  expect(code(() => addWorkingTime(desk, from, Number.MAX_SAFE_INTEGER))).toBe("no-working-time-ahead");
  expect(code(() => nthWorkingDay(desk, from, 1_000_000))).toBe("no-working-time-ahead");
  expect(code(() => workingTimeBetween(desk, wall("1969-01-01T00:00"), from))).toBe("instant-out-of-range");
  expect(code(() => isWorking(desk, wall("2200-02-01T00:00")))).toBe("instant-out-of-range");
  expect(addWorkingTime(desk, from, 0).at).toEqual(from);
});
