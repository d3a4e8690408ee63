import { expect, test } from "vitest";
import { type ClockTarget, pauseClock, resumeClock, startClock } from "./clock.ts";
import { compileCalendar } from "./compiled-calendar.ts";
import { explainClock } from "./explain-clock.ts";
import { explainSpan } from "./explain-span.ts";
import { shippedHolidays } from "./holidays.ts";
import { HOUR, MINUTE, onWall, sampleCalendar, wall } from "./testing/sample-calendars.ts";

const days = { "2026-02-12": { ranges: [], name: { zh: "年会", en: "Annual party" } } };
const desk = compileCalendar(sampleCalendar({ days }), shippedHolidays);

type Shown = { from: Temporal.Instant; kind: string; reason: string | null; name: { zh: string } | null };
const shown = ({ from, kind, reason, name }: Shown) =>
  [onWall(from).slice(5), kind, reason, name?.zh].filter((word) => word).join(" ");

test("L2 a span says why it is closed: night, lunch, weekend, holiday, single day; and which hours are special", () => {
  const { detail, segments } = explainSpan(desk, wall("2026-02-11T16:00"), wall("2026-02-24T09:00"));
  expect(detail).toBe("hours");
  expect(segments.map(shown)).toEqual([
    "02-11T16:00 working",
    "02-11T17:30 closed outside-hours",
    "02-12T00:00 closed override 年会",
    "02-13T00:00 closed outside-hours",
    "02-13T08:30 working",
    "02-13T12:00 closed outside-hours",
    "02-13T13:30 working",
    "02-13T17:30 closed outside-hours",
    "02-14T08:30 working make-up 春节",
    "02-14T12:00 closed outside-hours",
    "02-14T13:30 working make-up 春节",
    "02-14T17:30 closed outside-hours",
    "02-15T00:00 closed holiday 春节",
    "02-24T00:00 closed outside-hours",
    "02-24T08:30 working",
  ]);
});

test("L2 a long span is shown by days, a very long one in one piece", () => {
  const month = explainSpan(desk, wall("2026-03-02T00:00"), wall("2026-03-16T00:00"), 20);
  expect(month.detail).toBe("days");
  expect(month.segments.map(shown)).toEqual([
    "03-02T00:00 working",
    "03-07T00:00 closed weekend",
    "03-09T00:00 working",
    "03-14T00:00 closed weekend",
  ]);
  expect(month.segments[0]!.workingMs).toBe(5 * 7.5 * HOUR);
  const years = explainSpan(desk, wall("2020-01-01T00:00"), wall("2026-01-01T00:00"));
  expect(years.segments.map(({ kind }) => [years.detail, kind])).toEqual([["whole", "working"]]);
});

test("L2 nothing lies between an instant and itself", () => {
  const at = wall("2026-03-02T09:00");
  expect(explainSpan(desk, at, at)).toEqual({ detail: "hours", segments: [] });
});

const fourHours: ClockTarget = { kind: "working-minutes", minutes: 240 };

/** The clock of the sample screen: 16:20, paused at 17:05, resumed at 9:10 the next day, now 10:42. */
function paused() {
  const started = startClock(
    { clock: "settlement", run: 1, target: { kind: "working-minutes", minutes: 180 }, warnFraction: 0.75 },
    desk,
    wall("2026-03-02T16:20"),
  );
  return pauseClock(started, desk, wall("2026-03-02T17:05"), "keys of the server room");
}

test("L3 a running clock explains what it used, why it paused, and what comes next", () => {
  const run = resumeClock(paused(), desk, wall("2026-03-03T09:10"));
  const explained = explainClock(run, desk, wall("2026-03-03T10:42"));
  expect(explained.usedMs / MINUTE).toBe(45 + 92);
  expect(explained.remainingMs! / MINUTE).toBe(43);
  expect(explained.dueAt).toEqual(wall("2026-03-03T11:25"));
  expect(explained.next).toEqual({ step: "breach", at: wall("2026-03-03T11:25") });
  expect(explained.status).toEqual({ state: "warning", isBreached: false, provisional: false, reason: null });
  expect(explained.calendar).toEqual({
    key: "desk",
    title: { zh: "服务台", en: "Service desk" },
    zone: "Asia/Shanghai",
  });
  const intervals = explained.intervals.map(({ kind, reason, workingMs, isOpen }) => [
    kind,
    reason,
    workingMs / MINUTE,
    isOpen,
  ]);
  expect(intervals).toEqual([
    ["ran", null, 45, false],
    ["paused", "keys of the server room", 25 + 40, false],
    ["ran", null, 92, true],
  ]);
  expect(explained.strip.segments.map((segment) => shown(segment))).toEqual([
    "03-02T16:20 ran",
    "03-02T17:05 paused keys of the server room",
    "03-02T17:30 closed outside-hours",
    "03-03T08:30 paused keys of the server room",
    "03-03T09:10 ran",
    "03-03T10:42 future",
  ]);
});

test("L3 a paused clock says what is left and when it would be due if it went on now", () => {
  const explained = explainClock(paused(), desk, wall("2026-03-03T09:10"));
  expect(explained.remainingMs! / MINUTE).toBe(135);
  expect([explained.dueAt, explained.next]).toEqual([null, null]);
  expect(explained.dueIfResumedAt).toEqual(wall("2026-03-03T11:25"));
  expect(explained.intervals.at(-1)).toEqual({
    from: wall("2026-03-02T17:05"),
    until: wall("2026-03-03T09:10"),
    kind: "paused",
    reason: "keys of the server room",
    workingMs: 65 * MINUTE,
    isOpen: true,
  });
});

test("L3 the next step is the warning until it was given, and the years without holidays are named", () => {
  const start = { clock: "settlement", run: 1, target: fourHours, warnFraction: 0.5 };
  const run = startClock(start, desk, wall("2026-12-31T16:30"));
  const explained = explainClock(run, desk, wall("2026-12-31T16:30"));
  expect(explained.next).toEqual({ step: "warn", at: wall("2027-01-01T09:30") });
  expect([explained.status.provisional, explained.provisionalYears]).toEqual([true, [2027]]);
});

test("L3 a clock in real time has no closed hours", () => {
  const target: ClockTarget = { kind: "real-minutes", minutes: 24 * 60 };
  const run = startClock({ clock: "reply", run: 1, target, warnFraction: null }, desk, wall("2026-12-31T16:30"));
  const explained = explainClock(run, desk, wall("2026-12-31T20:30"));
  expect(explained.strip.segments.map(({ kind, workingMs }) => [kind, workingMs / HOUR])).toEqual([
    ["ran", 4],
    ["future", 20],
  ]);
  expect(explained.provisionalYears).toEqual([]);
});
