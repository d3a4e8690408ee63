import type { EffectView } from "#kernel/process/replan/contract.ts";
import type { TargetChange, TargetScope } from "#kernel/process/replan/target-change.ts";
import type { Keeping } from "../record-keeping/index.ts";

/** What levels need besides: a look at what a change would move, and somebody to plan running clocks again. */
export type LevelKeeping = Keeping & {
  previewTargets: (scope: TargetScope, change: TargetChange, now: Temporal.Instant) => Promise<EffectView>;
  /** Called after a commit that left something to replan. */
  wakeReplanner: () => void;
};
