import { expect, onTestFinished, test } from "vitest";
import { parseFault, withFault } from "#app/faults.ts";
import { openProgram } from "#app/program.ts";
import { openDesk } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { type Figures, figuresLine, runUnderKills } from "./killing.ts";

const well = { lost: [], doubled: [], invented: [], broken: [] };
const told = (figures: Figures) => {
  process.stdout.write(`${figuresLine(figures)}\n`);
  return figures;
};

test("R1 I1 I2 I3 I5 I6 killed again and again, program and database: nothing acknowledged is lost, nothing is doubled", async () => {
  const figures = told(await runUnderKills({ seconds: 50, between: [1_500, 4_000] }));
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

test("I5 the eye that watches sees: a program that does not note which deadlines it has acted on fires them twice", async () => {
  const desk = await openDesk();
  const db = withFault(desk.db, parseFault("cases.apply-many:unmarked")!);
  const forgetful = await openProgram({ ...desk.kernel, db, now: desk.kernel.now }, { isWorking: false });
  onTestFinished(() => forgetful.stop());
  await desk.registerCall();
  desk.kernel.pass({ hours: 2 });
  for (let look = 0; look < 2; look += 1) await forgetful.engine.fireDue(desk.kernel.now());
  const broken = await findBroken(desk.db, desk.program.engine.ground.definitions);
  expect(broken.join("\n")).toMatch(/steps fired \(.*\) and entries \(.*\) differ/);
});
