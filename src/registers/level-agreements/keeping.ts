import type { EffectView } from "#kernel/process/replan/contract.ts";
import type { TargetChange, TargetScope } from "#kernel/process/replan/target-change.ts";
import type { Keeping } from "../record-keeping/index.ts";

/** What agreements need besides: a look at what they would move, and somebody to plan running clocks again when one begins at once. */
export type AgreementKeeping = Keeping & {
  previewTargets: (scope: TargetScope, change: TargetChange, now: Temporal.Instant) => Promise<EffectView>;
  wakeReplanner: () => void;
};
