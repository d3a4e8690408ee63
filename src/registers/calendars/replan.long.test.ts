import { test } from "vitest";
import { expectReplannedOnce } from "#test/world/replanning.ts";

test("L2 10,000 running clocks are planned again in batches; after a crash another node goes on, each case once", async () => {
  await expectReplannedOnce(10_000);
});
