import { expect, test } from "vitest";
import type { ClockView } from "#kernel/process/contract.ts";
import { remainingNow, shortTitle } from "./remaining.ts";

const min = 60_000;
const asOf = "2026-11-24T02:42:00.000Z";
const view = (extra: Partial<ClockView>): ClockView => ({
  clock: "resolve",
  title: { zh: "解决时限", en: "Resolve limit" },
  run: 1,
  state: "running",
  dueAt: null,
  warnAt: null,
  remainingMs: 43 * min,
  runsNow: true,
  reason: null,
  isProvisional: false,
  dayMs: 480 * min,
  asOf,
  isPromise: true,
  ...extra,
});
const after = (minutes: number) => Date.parse(asOf) + minutes * min;

test("L3 a running clock is carried forward between answers of the server", () => {
  expect(remainingNow(view({}), after(10))).toBe(33 * min);
  expect(remainingNow(view({}), after(-1))).toBe(43 * min);
});

test("L3 outside working hours and while paused it stands", () => {
  expect(remainingNow(view({ runsNow: false }), after(600))).toBe(43 * min);
  expect(remainingNow(view({ state: "paused", runsNow: false }), after(600))).toBe(43 * min);
});

test("only the server says that a promise is broken; a broken one goes on counting", () => {
  expect(remainingNow(view({ state: "warning" }), after(60))).toBe(0);
  expect(remainingNow(view({ state: "breached", remainingMs: -5 * min }), after(10))).toBe(-15 * min);
});

test("a chip drops the word limit", () => {
  expect(shortTitle("解决时限")).toBe("解决");
  expect(shortTitle("Resolve limit")).toBe("Resolve");
  expect(shortTitle("First response time limit")).toBe("First response");
});
