import { describe, expect, test } from "vitest";
import {
  CALENDAR_CHANGED,
  type ClockRun,
  type ClockTarget,
  elapsedAt,
  pauseClock,
  recalendar,
  remainingAt,
  remeasure,
  resumeClock,
  retarget,
  startClock,
  statusAt,
  stopClock,
} from "./clock.ts";
import { compileCalendar } from "./compiled-calendar.ts";
import { shippedHolidays } from "./holidays.ts";
import { everyDay, HOUR, MINUTE, onWall, sampleCalendar, wall } from "./testing/sample-calendars.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

const desk = compileCalendar(sampleCalendar(), shippedHolidays);

const start = (at: string, target: ClockTarget | null, warnFraction: number | null = null) =>
  startClock({ clock: "settlement", run: 1, target, warnFraction }, desk, wall(at));
const hours = (count: number): ClockTarget => ({ kind: "working-minutes", minutes: count * 60 });
const pause = (run: ClockRun, at: string, reason = "customer") => pauseClock(run, desk, wall(at), reason);
const resume = (run: ClockRun, at: string) => resumeClock(run, desk, wall(at));
const stop = (run: ClockRun, at: string) => stopClock(run, desk, wall(at));
const due = (run: ClockRun) => run.dueAt && onWall(run.dueAt);
const state = (run: ClockRun, at: string) => statusAt(run, wall(at)).state;
const code = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test("L3 a clock runs in working time, warns, and is breached from its due instant on", () => {
  const run = start("2026-03-02T16:30", hours(4), 0.75);
  expect([onWall(run.warnAt!), due(run)]).toEqual(["2026-03-03T10:30", "2026-03-03T11:30"]);
  const states = ["2026-03-02T16:30", "2026-03-03T10:29", "2026-03-03T10:30", "2026-03-03T11:29", "2026-03-03T11:30"];
  expect(states.map((at) => state(run, at))).toEqual(["running", "running", "warning", "warning", "breached"]);
  expect(remainingAt(run, desk, wall("2026-03-03T10:47"))).toBe(43 * MINUTE);
  expect(remainingAt(run, desk, wall("2026-03-03T11:56"))).toBe(-26 * MINUTE);
});

test("L3 waiting for the customer stops the clock, coming back moves the due instant", () => {
  const paused = pause(start("2026-03-02T09:00", hours(4), 0.75), "2026-03-02T10:00");
  expect(paused).toMatchObject({
    state: "paused",
    elapsedMs: HOUR,
    dueAt: null,
    warnAt: null,
    pauseReason: "customer",
  });
  expect(statusAt(paused, wall("2026-03-09T10:00"))).toEqual({
    state: "paused",
    isBreached: false,
    provisional: false,
    reason: "customer",
  });
  expect(remainingAt(paused, desk, wall("2026-03-09T10:00"))).toBe(3 * HOUR);
  const resumed = resume(paused, "2026-03-03T14:30");
  expect(due(resumed)).toBe("2026-03-03T17:30");
  expect(resumed.closed).toEqual([
    { from: wall("2026-03-02T09:00"), until: wall("2026-03-02T10:00"), kind: "ran", reason: null, workingMs: HOUR },
    {
      from: wall("2026-03-02T10:00"),
      until: wall("2026-03-03T14:30"),
      kind: "paused",
      reason: "customer",
      workingMs: 10.5 * HOUR,
    },
  ]);
});

describe("L3 the chip of a clock that stands still", () => {
  const run = start("2026-03-02T09:00", hours(2));
  test("met in time", () => expect(state(stop(run, "2026-03-02T10:59"), "2026-03-09T09:00")).toBe("met"));
  test("missed, from the due instant on", () => {
    const missed = stop(run, "2026-03-02T11:21");
    expect(state(missed, "2026-03-09T09:00")).toBe("missed");
    expect(remainingAt(missed, desk, wall("2026-03-09T09:00"))).toBe(-21 * MINUTE);
    expect(due(missed)).toBe("2026-03-02T11:00");
    expect(state(stop(run, "2026-03-02T11:00"), "2026-03-09T09:00")).toBe("missed");
  });
  test("missed in the night after it was due, though no working time passed", () => {
    const missed = stop(start("2026-03-02T15:30", hours(2)), "2026-03-02T20:00");
    expect([state(missed, "2026-03-03T09:00"), remainingAt(missed, desk, wall("2026-03-03T09:00"))]).toEqual([
      "missed",
      0,
    ]);
  });
  test("paused after it was breached stays breached", () => {
    const late = pause(run, "2026-03-02T11:21");
    expect(due(late)).toBe("2026-03-02T11:00");
    expect(statusAt(late, wall("2026-03-02T14:00"))).toMatchObject({ state: "paused", isBreached: true });
    expect(state(resume(late, "2026-03-02T15:00"), "2026-03-02T15:00")).toBe("breached");
    expect(state(stop(late, "2026-03-02T15:00"), "2026-03-02T15:00")).toBe("missed");
  });
  test("stopped while paused in time is met", () => {
    expect(state(stop(pause(run, "2026-03-02T10:00"), "2026-03-09T10:00"), "2026-03-09T10:00")).toBe("met");
  });
  test("without a target it is measured, never late", () => {
    const none = start("2026-03-02T09:00", null);
    expect([state(none, "2030-01-01T00:00"), none.dueAt, remainingAt(none, desk, wall("2026-03-02T10:00"))]).toEqual([
      "none",
      null,
      null,
    ]);
    expect(elapsedAt(none, desk, wall("2026-03-02T10:00"))).toBe(HOUR);
  });
  test("due in a year without holidays it is provisional", () => {
    expect(statusAt(start("2026-12-31T17:00", hours(2)), wall("2026-12-31T17:00")).provisional).toBe(true);
  });
});

describe("L3 targets in working days and in real time", () => {
  const days = (n: number, at: "start" | "end"): ClockTarget => ({ kind: "working-days", n, at });
  test("D16 two working days, at the start or at the end of the second", () => {
    expect(due(start("2026-03-05T15:00", days(2, "start")))).toBe("2026-03-09T08:30");
    expect(due(start("2026-03-05T15:00", days(2, "end")))).toBe("2026-03-09T17:30");
    expect(due(start("2026-03-07T15:00", days(1, "start")))).toBe("2026-03-09T08:30");
    expect(due(start("2026-03-06T20:00", days(1, "start")))).toBe("2026-03-09T08:30");
  });
  test("an opening on the first midnight of a year without holiday data is provisional, an end there is not", () => {
    const always = compileCalendar(sampleCalendar({ week: everyDay(["00:00", "24:00"]) }), shippedHolidays);
    const opening = (n: number, at: "start" | "end") =>
      startClock({ clock: "c", run: 1, target: days(n, at), warnFraction: null }, always, wall("2026-12-30T12:00"));
    const [opens, ends] = [opening(2, "start"), opening(1, "end")];
    expect([due(opens), opens.provisional]).toEqual(["2027-01-01T00:00", true]);
    expect([due(ends), ends.provisional]).toEqual(["2027-01-01T00:00", false]);
  });
  test("pauses move them by the working time they took", () => {
    const run = start("2026-03-05T15:00", days(2, "end"));
    expect(due(resume(pause(run, "2026-03-05T16:00"), "2026-03-06T09:00"))).toBe("2026-03-10T10:30");
    const opening = start("2026-03-05T15:00", days(2, "start"));
    expect(due(resume(pause(opening, "2026-03-05T16:00"), "2026-03-06T09:00"))).toBe("2026-03-09T10:30");
  });
  test("a pause from the night before the opening keeps it from opening", () => {
    const paused = pause(start("2026-03-05T15:00", days(2, "start")), "2026-03-08T12:00");
    expect(paused.dueAt).toBeNull();
    expect(due(resume(paused, "2026-03-10T12:00"))).toBe("2026-03-10T13:30");
  });
  test("real minutes run at night and over lunch", () => {
    const run = start("2026-12-31T23:00", { kind: "real-minutes", minutes: 120 });
    expect([due(run), run.provisional]).toEqual(["2027-01-01T01:00", false]);
    expect(due(resume(pause(run, "2026-12-31T23:30"), "2027-01-01T00:30"))).toBe("2027-01-01T02:00");
  });
});

describe("L3 another target for a running clock", () => {
  test("keeps the time used", () => {
    const run = pause(start("2026-03-02T09:00", hours(4)), "2026-03-02T10:00");
    const faster = retarget(run, desk, wall("2026-03-02T10:30"), hours(2), 0.5);
    expect(faster).toMatchObject({ targetMs: 2 * HOUR, elapsedMs: HOUR });
    expect(faster.warnAt).toEqual(wall("2026-03-02T10:00"));
    expect(due(resume(faster, "2026-03-02T11:00"))).toBe("2026-03-02T12:00");
  });
  test("shorter than what was used: late since it would have been due", () => {
    const run = retarget(start("2026-03-02T09:00", hours(4)), desk, wall("2026-03-02T11:30"), hours(1), null);
    expect([due(run), state(run, "2026-03-02T11:30")]).toEqual(["2026-03-02T10:00", "breached"]);
  });
  test("from working to real time what was used is measured again", () => {
    const run = pause(start("2026-03-02T11:00", hours(4)), "2026-03-02T14:00");
    expect(run.elapsedMs).toBe(1.5 * HOUR);
    const real = retarget(run, desk, wall("2026-03-02T14:00"), { kind: "real-minutes", minutes: 240 }, null);
    expect(real.elapsedMs).toBe(3 * HOUR);
  });
  test("to none: nothing is due any more", () => {
    expect(
      retarget(start("2026-03-02T09:00", hours(4), 0.5), desk, wall("2026-03-02T09:30"), null, null),
    ).toMatchObject({
      targetMs: null,
      dueAt: null,
      warnAt: null,
    });
  });
});

describe("L3 a changed calendar", () => {
  const closedOn = (...days: string[]) => {
    const overrides: WorkingCalendar["days"] = Object.fromEntries(days.map((day) => [day, { ranges: [] }]));
    return compileCalendar(sampleCalendar({ days: overrides }), shippedHolidays);
  };
  test("moves what is to come and never what ran", () => {
    const run = start("2026-03-02T16:30", hours(4));
    const moved = recalendar(run, desk, closedOn("2026-03-02", "2026-03-03"), wall("2026-03-02T17:00"));
    expect(moved.closed).toMatchObject([{ kind: "ran", reason: CALENDAR_CHANGED, workingMs: HOUR / 2 }]);
    expect(due(moved)).toBe("2026-03-04T12:00");
  });
  test("leaves a breach in the past where it was", () => {
    const run = start("2026-03-02T09:00", hours(1), 0.5);
    const moved = recalendar(run, desk, closedOn("2026-03-02"), wall("2026-03-02T11:00"));
    expect([moved.dueAt, moved.warnAt, moved.elapsedMs]).toEqual([run.dueAt, run.warnAt, 2 * HOUR]);
  });
  test("leaves a warning given where it was", () => {
    const run = start("2026-03-02T16:30", hours(2), 0.25);
    const moved = recalendar(run, desk, closedOn("2026-03-02", "2026-03-03"), wall("2026-03-02T17:15"));
    expect([moved.warnAt, due(moved)]).toEqual([run.warnAt, "2026-03-04T09:45"]);
  });
  test("moves a target in working days by days", () => {
    const run = start("2026-03-02T09:00", { kind: "working-days", n: 2, at: "end" });
    expect(due(recalendar(run, desk, closedOn("2026-03-03"), wall("2026-03-02T10:00")))).toBe("2026-03-05T17:30");
  });
  test("is remembered by a paused clock until it goes on", () => {
    const run = pause(start("2026-03-02T16:30", hours(2)), "2026-03-02T17:00");
    const after = closedOn("2026-03-03");
    const moved = recalendar(run, desk, after, wall("2026-03-02T17:10"));
    expect(moved).toMatchObject({ state: "paused", dueAt: null, pauseReason: "customer" });
    const resumed = resumeClock(moved, after, wall("2026-03-02T17:20"));
    expect(due(resumed)).toBe("2026-03-04T09:50");
    expect(resumed.closed.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual([
      "ran null",
      "paused customer",
      "paused customer",
    ]);
  });
  test("in the past counts only when asked to, also for a clock that was stopped", () => {
    const run = start("2026-03-02T09:00", hours(1));
    const missed = stop(pause(run, "2026-03-02T10:30"), "2026-03-02T11:00");
    const again = remeasure(missed, closedOn("2026-03-02"), wall("2026-03-05T09:00"));
    expect(again).toMatchObject({ elapsedMs: 0, state: "stopped", dueAt: null });
    expect(state(again, "2026-03-05T09:00")).toBe("met");
    const running = stop(run, "2026-03-02T09:30");
    expect(due(remeasure(running, closedOn("2026-03-02"), wall("2026-03-05T09:00")))).toBe("2026-03-03T09:30");
  });
});

test("L3 a clock refuses what makes no sense", () => {
  const run = start("2026-03-02T09:00", hours(4));
  const paused = pause(run, "2026-03-02T10:00");
  const stopped = stop(run, "2026-03-02T10:00");
  expect(code(() => pause(paused, "2026-03-02T11:00"))).toBe("clock-not-running");
  expect(code(() => resume(run, "2026-03-02T11:00"))).toBe("clock-not-paused");
  expect(code(() => resume(paused, "2026-03-02T09:59"))).toBe("clock-goes-backwards");
  expect(code(() => stop(stopped, "2026-03-02T11:00"))).toBe("clock-stopped");
  expect(code(() => pause(stopped, "2026-03-02T11:00"))).toBe("clock-stopped");
  expect(code(() => start("2026-03-02T09:00", hours(-1)))).toBe("amount-invalid");
  expect(code(() => start("2026-03-02T09:00", hours(1), 1))).toBe("amount-invalid");
  expect(code(() => start("2026-03-02T09:00", { kind: "working-days", n: 0, at: "end" }))).toBe("amount-invalid");
});

test("L3 a pause of no length leaves no trace", () => {
  const run = start("2026-03-02T09:00", hours(4));
  expect(resume(pause(run, "2026-03-02T09:00"), "2026-03-02T09:00")).toEqual(run);
});
