import { expect, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import { testKernel } from "#test/world/kernel.ts";
import { prepareJobs } from "./side-effects.ts";

test("a job sent twice for one cause is done once, and a job that fails is tried again", async () => {
  const kernel = testKernel(await createDatabase());
  const jobs = prepareJobs(kernel);
  const done: string[] = [];
  const both = Promise.withResolvers<void>();
  await jobs.send("greet", { who: "a" }, { once: "case-1" });
  await jobs.send("greet", { who: "a" }, { once: "case-1" });
  await jobs.send("greet", { who: "b" }, { once: "case-2" });
  await jobs.handle<{ who: string }>("greet", async ({ who }) => {
    done.push(who);
    if (new Set(done).size === 2) both.resolve();
  });
  await both.promise;
  await jobs.stop();
  expect(done.sort()).toEqual(["a", "b"]);
});

test("nothing is opened for a queue nobody uses", async () => {
  const db = await createDatabase();
  await prepareJobs(testKernel(db)).stop();
  const { rows } = await db.query({ text: "select 1 from pg_namespace where nspname = 'pgboss'" });
  expect(rows).toEqual([]);
});
