import { test } from "vitest";
import { expectSoundDay } from "./check-day.ts";

test("D8 D10 L3 M4 a day of 5 operators and 40 engineers, 3,000 cases in 24 hours with absences, returns, majors and breaches", async () => {
  const started = performance.now();
  const happened = await expectSoundDay({ cases: 3_000, seed: 20_300_304 });
  console.info({ ...happened, seconds: Math.round((performance.now() - started) / 1_000) });
}, 3_600_000);
