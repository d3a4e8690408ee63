import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ClockRun,
  type ClockTarget,
  elapsedAt,
  pauseClock,
  recalendar,
  remainingAt,
  remeasure,
  resumeClock,
  startClock,
  statusAt,
  stopClock,
  warnAtOf,
} from "./clock.ts";
import { type CompiledCalendar, compileCalendar } from "./compiled-calendar.ts";
import { explainClock } from "./explain-clock.ts";
import { amounts, situations } from "./testing/arbitrary-calendars.ts";
import { MINUTE } from "./testing/sample-calendars.ts";
import { workingTimeBetween } from "./working-time.ts";

const minutes = fc.integer({ min: 0, max: 6000 });
const targets: fc.Arbitrary<ClockTarget> = fc.oneof(
  fc.record({ kind: fc.constant("working-minutes" as const), minutes }),
  fc.record({ kind: fc.constant("real-minutes" as const), minutes }),
  fc.record({
    kind: fc.constant("working-days" as const),
    n: fc.integer({ min: 1, max: 4 }),
    at: fc.constantFrom("start" as const, "end" as const),
  }),
);

/** A calendar, and a clock that was paused and resumed after each of some spans. */
const stories = fc.record({
  situation: situations,
  target: targets,
  warnFraction: fc.constantFrom(null, 0.5, 0.75),
  spans: fc.array(amounts, { maxLength: 7 }),
});

type Story = typeof stories extends fc.Arbitrary<infer Value> ? Value : never;
type Told = { calendar: CompiledCalendar; run: ClockRun; moments: Temporal.Instant[] };

function tell({ situation, target, warnFraction, spans }: Story): Told {
  const calendar = compileCalendar(situation.calendar, situation.holidays);
  let run = startClock({ clock: "c", run: 1, target, warnFraction }, calendar, situation.around);
  const moments = [situation.around];
  for (const milliseconds of spans) {
    const at = moments.at(-1)!.add({ milliseconds });
    run = run.state === "running" ? pauseClock(run, calendar, at, "customer") : resumeClock(run, calendar, at);
    moments.push(at);
  }
  return { calendar, run, moments };
}

function timeOf(run: ClockRun, calendar: CompiledCalendar, a: Temporal.Instant, b: Temporal.Instant): number {
  const isReal = run.target?.kind === "real-minutes";
  return isReal ? b.epochMilliseconds - a.epochMilliseconds : workingTimeBetween(calendar, a, b);
}

test("L3 however often it paused, a clock has used the sum of the stretches it ran", () => {
  fc.assert(
    fc.property(stories, amounts, (story, milliseconds) => {
      const { calendar, run, moments } = tell(story);
      const now = moments.at(-1)!.add({ milliseconds });
      const ends = [...moments, now];
      // Moments alternate between starting and pausing.
      const ran = moments.map((from, at) => (at % 2 === 0 ? timeOf(run, calendar, from, ends[at + 1]!) : 0));
      const sum = ran.reduce((total, ms) => total + ms, 0);
      expect(elapsedAt(run, calendar, now)).toBe(sum);
      expect(remainingAt(run, calendar, now)).toBe(run.targetMs! - sum);
      expect(stopClock(run, calendar, now).elapsedMs).toBe(sum);
    }),
  );
});

test("L3 a clock is due, and warns, where what it used meets its target, and not a moment before", () => {
  fc.assert(
    fc.property(stories, (story) => {
      const { calendar, run, moments } = tell(story);
      const usedAt = (at: Temporal.Instant) => {
        const begun = run.closed.filter((interval) => Temporal.Instant.compare(interval.from, at) < 0);
        const closed = begun
          .filter((interval) => interval.kind === "ran")
          .map(({ from, until }) => timeOf(run, calendar, from, Temporal.Instant.compare(until, at) < 0 ? until : at));
        const open = run.runningSince && Temporal.Instant.compare(run.runningSince, at) < 0 ? run.runningSince : at;
        return closed.reduce((sum, ms) => sum + ms, timeOf(run, calendar, open, at));
      };
      for (const [at, ms] of [
        [run.dueAt, run.targetMs!],
        [warnAtOf(run, calendar), Math.floor(run.targetMs! * (run.warnFraction ?? 1))],
      ] as const) {
        if (at === null) {
          const isSnapped = run.target?.kind === "working-days" && run.target.at === "start";
          const isWarning = ms !== run.targetMs || run.warnFraction === null;
          if (run.state !== "running" && !isSnapped && !isWarning) expect(usedAt(moments.at(-1)!)).toBeLessThan(ms);
          continue;
        }
        expect(usedAt(at)).toBe(ms);
        const isAtStart = run.target?.kind === "working-days" && run.target.at === "start";
        if (ms > 0 && !isAtStart) expect(usedAt(at.subtract({ milliseconds: 1 }))).toBe(ms - 1);
      }
    }),
  );
});

test("L3 breached, late and over agree with the due instant", () => {
  fc.assert(
    fc.property(stories, amounts, (story, milliseconds) => {
      const { calendar, run, moments } = tell(story);
      const now = moments.at(-1)!.add({ milliseconds });
      const { isBreached, state } = statusAt(run, now);
      const remaining = remainingAt(run, calendar, now)!;
      if (remaining < 0) expect(isBreached).toBe(true);
      if (isBreached) expect(remaining).toBeLessThanOrEqual(0);
      if (run.state === "running") expect(state === "breached").toBe(isBreached);
      expect(statusAt(stopClock(run, calendar, now), now).state).toBe(isBreached ? "missed" : "met");
    }),
  );
});

test("L3 pauses move a target in working days by the working time they took", () => {
  fc.assert(
    fc.property(stories, (story) => {
      const { calendar, run, moments } = tell(story);
      const unpaused = startClock(
        { clock: "c", run: 1, target: story.target, warnFraction: null },
        calendar,
        moments[0]!,
      );
      expect(run.targetMs).toBe(unpaused.targetMs);
    }),
  );
});

test("L3 a change of calendar that changes nothing moves nothing; measuring again neither", () => {
  fc.assert(
    fc.property(stories, amounts, (story, milliseconds) => {
      const { calendar, run, moments } = tell(story);
      const at = moments.at(-1)!.add({ milliseconds });
      for (const moved of [recalendar(run, calendar, calendar, at), remeasure(run, calendar, at)]) {
        expect([moved.dueAt, moved.warnAt, moved.targetMs]).toEqual([run.dueAt, run.warnAt, run.targetMs]);
        expect(elapsedAt(moved, calendar, at)).toBe(elapsedAt(run, calendar, at));
      }
    }),
  );
});

test("L3 an explained clock accounts for every millisecond it used, in a strip without gaps", () => {
  fc.assert(
    fc.property(stories, amounts, fc.integer({ min: 8, max: 60 }), (story, milliseconds, limit) => {
      const { calendar, run, moments } = tell(story);
      const now = moments.at(-1)!.add({ milliseconds });
      const { intervals, usedMs, strip, next, remainingMs } = explainClock(run, calendar, now, limit);
      const sum = (kinds: { kind: string; workingMs: number }[], kind: string) =>
        kinds.filter((each) => each.kind === kind).reduce((total, { workingMs }) => total + workingMs, 0);
      expect(sum(intervals, "ran")).toBe(usedMs);
      expect(sum(strip.segments, "ran")).toBe(usedMs);
      expect(sum(strip.segments, "paused")).toBe(sum(intervals, "paused"));
      if (run.state === "running" && remainingMs! > 0) expect(sum(strip.segments, "future")).toBe(remainingMs);
      for (const [at, { from }] of strip.segments.entries()) {
        expect(from).toEqual(at === 0 ? run.startedAt : strip.segments[at - 1]!.until);
      }
      expect(strip.segments.length).toBeLessThanOrEqual(limit);
      if (next) expect(Temporal.Instant.compare(next.at, now)).toBe(1);
    }),
  );
});

test("L3 what a clock says does not depend on milliseconds being whole minutes", () => {
  fc.assert(
    fc.property(situations, amounts, ({ calendar, holidays, around }, milliseconds) => {
      const compiled = compileCalendar(calendar, holidays);
      const target: ClockTarget = { kind: "working-minutes", minutes: 90 };
      const run = startClock(
        { clock: "c", run: 1, target, warnFraction: null },
        compiled,
        around.add({ milliseconds }),
      );
      expect(workingTimeBetween(compiled, run.startedAt, run.dueAt!)).toBe(90 * MINUTE);
    }),
  );
});
