import fc from "fast-check";
import { expect, test } from "vitest";
import { afterStep, copiedWeeks, misfits, rotated, type Stretch, stretchOf, swapSteps, uncovered } from "./rules.ts";

const iso = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();
const hours = ({ from, until }: Stretch) => (until - from) / 3_600_000;

test("D20 a shift is read from the wall of its zone: over midnight into the next day, an hour longer or shorter when clocks change", () => {
  const night = { starts: "22:00", ends: "06:00", zone: "Asia/Shanghai" };
  const stretch = stretchOf(night, "2030-03-04");
  expect([iso(stretch.from), iso(stretch.until)]).toEqual(["2030-03-04T14:00:00Z", "2030-03-04T22:00:00Z"]);
  const abroad = { ...night, zone: "Europe/Berlin" };
  expect(hours(stretchOf(abroad, "2030-03-30")), "clocks go forward in this night").toBe(7);
  expect(hours(stretchOf(abroad, "2030-10-26")), "and back in this one").toBe(9);
  expect(hours(stretchOf(abroad, "2030-06-01"))).toBe(8);
  expect(hours(stretchOf({ starts: "08:00", ends: "08:00", zone: "Asia/Shanghai" }, "2030-03-04")), "a whole day").toBe(
    24,
  );
  const skipped = stretchOf({ starts: "02:30", ends: "10:00", zone: "Europe/Berlin" }, "2030-03-31");
  expect(iso(skipped.from), "a time the wall never shows begins when the clock has jumped").toBe(
    "2030-03-31T01:30:00Z",
  );
});

test("D20 property: three shifts round the clock leave no gap and never overlap, whatever the zone and day", () => {
  const zones = fc.constantFrom("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe");
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 3_000 }), (zone, offset) => {
      const day = Temporal.PlainDate.from("2026-01-01").add({ days: offset });
      const three = [
        ["06:00", "14:00"],
        ["14:00", "22:00"],
        ["22:00", "06:00"],
      ].map(([starts, ends]) => stretchOf({ starts: starts!, ends: ends!, zone }, day.toString()));
      const next = stretchOf({ starts: "06:00", ends: "14:00", zone }, day.add({ days: 1 }).toString());
      const wanted = { from: three[0]!.from, until: next.from };
      expect(uncovered([wanted], three)).toEqual([]);
      expect(three[0]!.until).toBe(three[1]!.from);
      expect(three[1]!.until).toBe(three[2]!.from);
    }),
  );
});

test("D20 property: what is uncovered is wanted, touched by no cover, and together with the cover makes up all that is wanted", () => {
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 40 }))
    .map(([from, length]) => ({ from, until: from + length }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 8 }), (covers) => {
      const gaps = uncovered([{ from: 0, until: 240 }], covers);
      for (let at = 0; at < 240; at++) {
        const isIn = (list: readonly Stretch[]) => list.some(({ from, until }) => from <= at && at < until);
        expect(isIn(gaps)).toBe(!isIn(covers));
      }
    }),
  );
});

test("D20 a pattern turns over people, each some days behind; a week is copied onto later ones", () => {
  const wishes = rotated({ pattern: ["a", "a", null], people: ["p", "q"], apart: 1, from: "2030-03-04", days: 3 });
  expect(wishes.filter(({ personId }) => personId === "p").map(({ day }) => day)).toEqual(["2030-03-04", "2030-03-05"]);
  expect(wishes.filter(({ personId }) => personId === "q").map(({ day }) => day)).toEqual(["2030-03-05", "2030-03-06"]);
  const copied = copiedWeeks([{ shiftId: "a", personId: "p", day: "2030-12-31" }], "2031-01-01", "2031-01-08", 2);
  expect(
    copied.map(({ day }) => day),
    "over the turn of the year",
  ).toEqual(["2031-01-07", "2031-01-14"]);
});

test("D20 what does not fit is named once: not of the team, away, or already on another shift", () => {
  const entry = (id: string, personId: string, startsAt: number, endsAt: number) => ({
    id,
    shiftId: "s",
    personId,
    day: "2030-03-04",
    startsAt,
    endsAt,
  });
  const entries = [
    entry("1", "p", 0, 8),
    entry("2", "p", 7, 15),
    entry("3", "q", 0, 8),
    entry("4", "r", 0, 8),
    entry("5", "p", 15, 20),
  ];
  const away = (personId: string) => (personId === "q" ? [{ from: 4, until: 6 }] : []);
  expect(misfits(entries, { members: new Set(["p", "q"]), away })).toEqual([
    { entryId: "3", why: "away" },
    { entryId: "4", why: "not-in-team" },
    { entryId: "2", why: "overlaps" },
  ]);
});

test("D20 property: a swap is done only by the one asked, and by a planner where the team wants approval; settled is settled", () => {
  const actor = fc.record({ isAsker: fc.boolean(), isAsked: fc.boolean(), mayPlan: fc.boolean() });
  const state = fc.constantFrom(
    "asked" as const,
    "accepted" as const,
    "done" as const,
    "declined" as const,
    "refused" as const,
    "withdrawn" as const,
  );
  fc.assert(
    fc.property(state, fc.constantFrom(...swapSteps), actor, fc.boolean(), (from, step, by, needsApproval) => {
      const to = afterStep(from, step, by, needsApproval);
      if (to === "done")
        expect(needsApproval ? by.mayPlan || from === "asked" : by.isAsked || from === "accepted").toBe(true);
      if (to === "done" && needsApproval) expect(from).toBe("accepted");
      if (["done", "declined", "refused", "withdrawn"].includes(from)) expect(to).toBeNull();
      if (to !== null && to !== "not-yours" && step === "withdraw") expect(by.isAsker).toBe(true);
    }),
  );
});
