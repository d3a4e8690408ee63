import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClockRun, pauseClock, resumeClock, startClock } from "../time/clock.ts";
import { compileCalendar } from "../time/compiled-calendar.ts";
import { sampleCalendar } from "../time/testing/sample-calendars.ts";
import { rowOfJson, rowOfRun, runOfRow } from "./row.ts";

const calendar = compileCalendar(sampleCalendar({ holidays: null }), []);
const stamp = { targetSource: { kind: "fixed" }, calendarId: "1", breachedAt: null } as const;

/** As the database gives it back: columns by their names, the closed intervals of their own table beside them. */
function stored(run: ClockRun): ClockRun {
  const { closed, ...row } = rowOfRun(run, stamp, { warn: false, breach: false });
  const snake = (record: object) =>
    Object.fromEntries(
      Object.entries(record).map(([key, value]) => [
        key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        value,
      ]),
    );
  const intervals = closed.map(({ from, until, ...rest }) => snake({ fromAt: from, untilAt: until, ...rest }));
  return runOfRow(rowOfJson(JSON.parse(JSON.stringify({ ...snake(row), closed: intervals }))));
}

test("L3 property: a clock that is written down and read back at every step goes on as if it never had been", () => {
  const hours = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(hours, fc.integer({ min: 1, max: 3_000 }), (steps, minutes) => {
      let at = Temporal.Instant.from("2026-11-23T01:00:00Z");
      const start = {
        clock: "resolution",
        run: 1,
        target: { kind: "working-minutes", minutes } as const,
        warnFraction: 0.75,
      };
      let kept = startClock(start, calendar, at);
      let read = stored(kept);
      for (const step of steps) {
        at = at.add({ hours: step });
        const turn = (run: ClockRun) =>
          run.state === "running" ? pauseClock(run, calendar, at, "waitingCustomer") : resumeClock(run, calendar, at);
        kept = turn(kept);
        read = stored(turn(read));
        expect(read).toEqual(kept);
      }
    }),
  );
});
