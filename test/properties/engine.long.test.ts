import * as fc from "fast-check";
import { expect, test } from "vitest";
import { acts, perform } from "#test/world/acts.ts";
import { openDesk } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";

test("M4 L3 random acts of random people, long courses, another seed every time", async () => {
  for (let world = 0; world < 12; world += 1) {
    // A world of its own now and then: reading all of a crowded one is what takes long.
    const desk = await openDesk();
    await fc.assert(
      fc.asyncProperty(acts(60), async (course) => {
        await perform(desk, course);
        expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);
      }),
      { numRuns: 20, interruptAfterTimeLimit: 45_000, markInterruptAsFailure: false },
    );
  }
});
