import { expect, test } from "vitest";
import { figuresLine, runUnderKills } from "./killing.ts";

test("R1 I5 half an hour of kills: nothing lost, nothing doubled, each deadline once", async () => {
  const figures = await runUnderKills({ seconds: 1_800, between: [1_000, 20_000] });
  process.stdout.write(`${figuresLine(figures)}\n`);
  expect(figures).toMatchObject({ lost: [], doubled: [], invented: [], broken: [] });
  expect(figures.found).toBe(figures.acknowledged);
  expect(figures.stepsFired).toBeGreaterThan(100);
}, 2_400_000);
