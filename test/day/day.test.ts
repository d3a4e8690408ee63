import { expect, test } from "vitest";
import { openDesk } from "#test/world/desk.ts";
import { expectSoundDay, gaps } from "./check-day.ts";
import { simulateDay, unattended } from "./simulate.ts";

test("D8 D10 L3 M4 a day of 5 operators and 40 engineers, 120 cases: nobody's case is ever without somebody responsible", async () => {
  const happened = await expectSoundDay({ cases: 120, seed: 20_300_304, tickMinutes: 30 });
  // A day on which nothing was refused or went another way than the straight one would prove little.
  expect(happened.refused).toBeGreaterThan(0);
  expect(happened["incident.returnToDesk"]).toBeGreaterThan(0);
}, 240_000);

test("the same seed is the same day, another seed another", async () => {
  const lived = async (seed: number) => (await simulateDay({ cases: 16, seed, tickMinutes: 120 })).tally;
  const first = await lived(7);
  expect(await lived(7)).toEqual(first);
  expect(await lived(8)).not.toEqual(first);
}, 240_000);

test("D8 control: a case that loses its to-do is seen, while it lasts and afterwards", async () => {
  const desk = await openDesk();
  const id = await desk.takeTo("working");
  await desk.db.query({
    text: "update todos set done_at = $1 where case_id = $2 and done_at is null",
    values: [desk.kernel.now(), id],
  });
  expect(await unattended(desk)).toEqual([expect.stringContaining(`incident ${id} in working`)]);
  desk.kernel.moveTo("2030-03-04T03:00:00Z");
  await desk.move(desk.people.engineer, id, "solve", { cause: "供电不足", solution: "换电源", result: "好了。" });
  expect(await gaps(desk)).toEqual([expect.stringContaining(`incident ${id} in working`)]);
});
