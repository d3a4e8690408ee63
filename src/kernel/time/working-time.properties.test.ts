import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCalendar } from "./compiled-calendar.ts";
import { explainSpan } from "./explain-span.ts";
import { amounts, type Situation, situations } from "./testing/arbitrary-calendars.ts";
import { MINUTE } from "./testing/sample-calendars.ts";
import { minutesByLooking } from "./testing/slow-oracle.ts";
import { addWorkingTime, isWorking, nextWorkingInstant, nthWorkingDay, workingTimeBetween } from "./working-time.ts";

type Between = (situation: Situation, a: Temporal.Instant, b: Temporal.Instant) => number;

const between: Between = ({ calendar, holidays }, a, b) =>
  workingTimeBetween(compileCalendar(calendar, holidays), a, b);

/** That a way of measuring gives what looking at the wall every minute gives. */
function agreesWithLooking(measured: Between) {
  return fc.property(situations, fc.integer({ min: 0, max: 2 * 1440 }), (situation, minutes) => {
    const { calendar, holidays, around } = situation;
    const until = around.add({ minutes });
    return measured(situation, around, until) === minutesByLooking(calendar, holidays, around, until) * MINUTE;
  });
}

test("L2 working time is what the wall clock showed, minute by minute", () => {
  fc.assert(agreesWithLooking(between), { numRuns: 150 });
});

describe("L2 the comparison with the wall clock sees mistakes", () => {
  const wrong: [string, Between][] = [
    ["one offset for the whole span", (situation, a, b) => between(withOffsetOf(situation, a), a, b)],
    ["make-up days left out", (situation, a, b) => between(withoutMakeUpDays(situation), a, b)],
    ["holidays left out", (situation, a, b) => between({ ...situation, holidays: [] }, a, b)],
    ["single days left out", (situation, a, b) => between(withoutOverrides(situation), a, b)],
    ["the last minute included", (situation, a, b) => between(situation, a, b.add({ minutes: 1 }))],
  ];
  test.each(wrong)("%s", (_what, measured) => {
    expect(fc.check(agreesWithLooking(measured), { seed: 1, numRuns: 1500, endOnFailure: true }).failed).toBe(true);
  });
});

function withOffsetOf(situation: Situation, at: Temporal.Instant): Situation {
  const zone = at.toZonedDateTimeISO(situation.calendar.zone).offset;
  return { ...situation, calendar: { ...situation.calendar, zone } };
}

function withoutMakeUpDays(situation: Situation): Situation {
  const holidays = situation.holidays.map((year) => ({
    ...year,
    holidays: year.holidays.map((holiday) => ({ ...holiday, work: [] })),
  }));
  return { ...situation, holidays };
}

function withoutOverrides(situation: Situation): Situation {
  return { ...situation, calendar: { ...situation.calendar, days: {} } };
}

test("L2 time added and measured again is the same, and not a moment earlier would do", () => {
  fc.assert(
    fc.property(situations, amounts, ({ calendar, holidays, around }, ms) => {
      const compiled = compileCalendar(calendar, holidays);
      const { at } = addWorkingTime(compiled, around, ms);
      expect(workingTimeBetween(compiled, around, at)).toBe(ms);
      if (ms > 0) expect(workingTimeBetween(compiled, around, at.subtract({ milliseconds: 1 }))).toBe(ms - 1);
    }),
  );
});

test("L2 measuring is additive, monotone, and changes sign with direction", () => {
  fc.assert(
    fc.property(situations, fc.tuple(amounts, amounts), ({ calendar, holidays, around }, [first, second]) => {
      const compiled = compileCalendar(calendar, holidays);
      const b = around.add({ milliseconds: first });
      const c = b.add({ milliseconds: second });
      const [ab, bc, ac] = [
        workingTimeBetween(compiled, around, b),
        workingTimeBetween(compiled, b, c),
        workingTimeBetween(compiled, around, c),
      ];
      expect(ab + bc).toBe(ac);
      expect(ab).toBeGreaterThanOrEqual(0);
      expect(ab).toBeLessThanOrEqual(first);
      expect(workingTimeBetween(compiled, c, around)).toBe(0 - ac);
    }),
  );
});

test("L2 what was asked before makes no difference", () => {
  fc.assert(
    fc.property(
      situations,
      fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 6 }),
      amounts,
      (situation, days, ms) => {
        const { calendar, holidays, around } = situation;
        const [fresh, warmed] = [compileCalendar(calendar, holidays), compileCalendar(calendar, holidays)];
        for (const day of days) workingTimeBetween(warmed, around, around.add({ hours: 24 * day }));
        expect(addWorkingTime(warmed, around, ms)).toEqual(addWorkingTime(fresh, around, ms));
        expect(nthWorkingDay(warmed, around, 3)).toEqual(nthWorkingDay(fresh, around, 3));
      },
    ),
  );
});

test("L2 the next working instant is working, and nothing before it is", () => {
  fc.assert(
    fc.property(situations, ({ calendar, holidays, around }) => {
      const compiled = compileCalendar(calendar, holidays);
      const { at } = nextWorkingInstant(compiled, around);
      expect(isWorking(compiled, at)).toBe(true);
      expect(workingTimeBetween(compiled, around, at)).toBe(0);
      expect(isWorking(compiled, around)).toBe(at.equals(around));
    }),
  );
});

test("D16 a working day has working time from its start to its end and none left over", () => {
  fc.assert(
    fc.property(situations, fc.integer({ min: 1, max: 5 }), ({ calendar, holidays, around }, n) => {
      const compiled = compileCalendar(calendar, holidays);
      const { day, startsAt, endsAt } = nthWorkingDay(compiled, around, n);
      const today = around.toZonedDateTimeISO(calendar.zone).toPlainDate();
      expect(Temporal.PlainDate.compare(day, today)).toBe(1);
      expect(isWorking(compiled, startsAt)).toBe(true);
      expect(isWorking(compiled, endsAt.subtract({ milliseconds: 1 }))).toBe(true);
      expect(startsAt.toZonedDateTimeISO(calendar.zone).toPlainDate()).toEqual(day);
      const following = nthWorkingDay(compiled, around, n + 1);
      // Negative where midnight is shown twice (St John's until 2011): the next day begins before this one has ended.
      expect(workingTimeBetween(compiled, endsAt, following.startsAt)).toBeLessThanOrEqual(0);
    }),
  );
});

test("L2 an explained span has no gaps, and its working time is the span's, however closely it is shown", () => {
  fc.assert(
    fc.property(
      situations,
      fc.integer({ min: 1, max: 400 * 24 }),
      fc.integer({ min: 1, max: 80 }),
      (situation, hours, limit) => {
        const compiled = compileCalendar(situation.calendar, situation.holidays);
        const until = situation.around.add({ hours });
        const { segments } = explainSpan(compiled, situation.around, until, limit);
        expect(segments.length).toBeLessThanOrEqual(limit);
        expect([segments[0]!.from, segments.at(-1)!.until]).toEqual([situation.around, until]);
        for (const [at, segment] of segments.entries()) {
          if (at > 0) expect(segment.from).toEqual(segments[at - 1]!.until);
          if (segment.kind === "closed") expect(segment.workingMs).toBe(0);
        }
        const sum = segments.reduce((total, { workingMs }) => total + workingMs, 0);
        expect(sum).toBe(workingTimeBetween(compiled, situation.around, until));
      },
    ),
  );
});
