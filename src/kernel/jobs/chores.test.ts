import { expect, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import { testKernel } from "#test/world/kernel.ts";
import { doDueChores } from "./chores.ts";

test("of several nodes one does a chore, and again when it is due again", async () => {
  const kernel = testKernel(await createDatabase());
  let done = 0;
  const chore = { name: "tidy", everyMinutes: 60, run: async () => void done++ };
  await Promise.all(Array.from({ length: 4 }, () => doDueChores(kernel, [chore])));
  expect(done).toBe(1);
  kernel.pass({ minutes: 59 });
  await doDueChores(kernel, [chore]);
  expect(done).toBe(1);
  kernel.pass({ minutes: 1 });
  await doDueChores(kernel, [chore]);
  expect(done).toBe(2);
});

test("a chore that fails is logged and does not keep the others from theirs", async () => {
  const kernel = testKernel(await createDatabase());
  let done = 0;
  const broken = { name: "broken", everyMinutes: 60, run: () => Promise.reject(new Error("no")) };
  await doDueChores(kernel, [broken, { name: "fine", everyMinutes: 60, run: async () => void done++ }]);
  expect(done).toBe(1);
  expect(kernel.logged).toMatchObject([{ level: "fault", event: "chore.failed", detail: { chore: "broken" } }]);
});
