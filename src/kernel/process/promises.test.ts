import { expect, test } from "vitest";
import { incident } from "#processes/incident/process.ts";
import { compileCalendar } from "../time/compiled-calendar.ts";
import { WEEKDAYS } from "../time/day.ts";
import type { HourRange, WorkingCalendar } from "../time/working-calendar.ts";
import { promises } from "./promises.ts";

const allDay: HourRange[] = [["00:00", "24:00"]];
const always = compileCalendar(
  {
    key: "always",
    title: { zh: "7×24", en: "24×7" },
    zone: "Asia/Shanghai",
    week: Object.fromEntries(WEEKDAYS.map((day) => [day, allDay])) as WorkingCalendar["week"],
    holidays: null,
    makeUpAs: "monday",
    days: {},
  },
  [],
);

test("D2 L1 before saving it says what this priority would be promised and what was agreed for all", () => {
  const minutes = { response: [15, 30, 60, null], resolution: [120, 180, 480, null] } as Record<
    string,
    (number | null)[]
  >;
  const answer = promises(
    incident,
    { organisationId: null, priority: 2 },
    {
      targetFor: ({ clock, priority }) => ({
        minutes: minutes[clock]?.[priority - 1] ?? null,
        source: { levelId: "1", name: { zh: "标准", en: "Standard" }, version: 1, priority },
        calendarId: "1",
      }),
    },
    { byId: () => always, officeCalendarId: () => "1", alwaysCalendarId: () => "1" },
    Temporal.Instant.from("2026-11-23T00:00:00Z"),
  );
  expect(answer.promises.map(({ clock, dueAt }) => [clock, dueAt])).toEqual([
    ["resolution", "2026-11-23T03:00:00Z"],
    ["response", "2026-11-23T00:30:00Z"],
  ]);
  expect(answer.agreed[0]).toEqual({
    priority: 1,
    minutes: [
      { clock: "resolution", minutes: 120 },
      { clock: "response", minutes: 15 },
    ],
  });
  expect(answer.agreed[3]?.minutes).toEqual([
    { clock: "resolution", minutes: null },
    { clock: "response", minutes: null },
  ]);
});
