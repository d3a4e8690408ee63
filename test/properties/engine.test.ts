import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { acts, perform } from "#test/world/acts.ts";
import { openDesk } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";

test("M4 L3 random acts of random people: no undeclared state, history explains the present, somebody is always responsible", async () => {
  const desk = await openDesk();
  const { definitions } = desk.program.engine.ground;
  let done = 0;
  await fc.assert(
    fc.asyncProperty(acts(24), async (course) => {
      done += (await perform(desk, course)).done;
      expect(await findBroken(desk.db, definitions)).toEqual([]);
    }),
    { numRuns: 12, seed: 20300304 },
  );
  expect(done, "most acts do something").toBeGreaterThan(60);
}, 120_000);
