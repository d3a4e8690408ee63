import { test } from "vitest";
import { expectRetargetedOnce } from "#test/world/target-replanning.ts";

test("L1 changed targets reach 100,000 open cases in the background, each once, while the desk works", async ({
  annotate,
}) => {
  const { previewMs, replanMs, longestMoveMs } = await expectRetargetedOnce(100_000);
  const said = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  await annotate(`preview ${said(previewMs)}, replan ${said(replanMs)}, slowest move meanwhile ${said(longestMoveMs)}`);
});
