import { expect, test } from "vitest";
import { type Figures, figuresLine, runUnderKills } from "./killing.ts";

const well = { lost: [], doubled: [], invented: [], broken: [] };
const told = (figures: Figures) => {
  process.stdout.write(`${figuresLine(figures)}\n`);
  return figures;
};

test("R1 I1 I2 I3 I5 I6 killed again and again, program and database: nothing acknowledged is lost, nothing is doubled", async () => {
  const figures = told(await runUnderKills({ seconds: 60, between: [1_500, 4_000] }));
  expect(figures).toMatchObject(well);
  expect(figures.found).toBe(figures.acknowledged);
  expect(figures.acknowledged).toBeGreaterThan(100);
  expect(Object.values(figures.kills).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(3);
}, 240_000);

test("R1 the eye that watches sees: a program that says yes without writing loses what it acknowledged", async () => {
  const figures = told(await runUnderKills({ seconds: 3, fault: "cases.apply:forget" }));
  expect(figures.acknowledged).toBeGreaterThan(0);
  expect(figures.lost.length).toBe(figures.acknowledged);
}, 120_000);
