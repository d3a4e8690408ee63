import type { Queryable } from "../../db/pool.ts";
import type { Asking } from "../../http/route.ts";
import { systemActor } from "../../people/actor.ts";
import { draftOn, sealPlan } from "../draft.ts";
import type { Engine } from "../engine.ts";
import { applyPlans } from "../queries.ts";
import type { CaseAsRead } from "../record.ts";
import { Batches } from "./batches.ts";
import { planPromised, planTargets } from "./plan-targets.ts";
import {
  claimTargetReplan,
  holdCasesInScope,
  noteTargetEnd,
  noteTargetProgress,
  orderTargetReplan,
  type TargetReplan,
} from "./target-queries.ts";

const batchSize = 200;
/** By then every node has noticed changed promises and no move is still being planned by the old ones. */
const settledAfter = { seconds: 15 };

/** The promises in memory, which must be brought up to date before a clock is planned by them. */
type Fresh = { refresh: () => Promise<void> };

/**
 * Plans running clocks again after what is promised changed (L1), or something agreed for a while began or ended (L5): in batches of one
 * transaction each, beside the desk's work. What is left to do stands in the database: any node goes on after a crash or a downtime.
 */
export class TargetReplanner {
  readonly #engine: Engine;
  readonly #targets: Fresh;
  readonly #batches: Batches;

  constructor(engine: Engine, targets: Fresh) {
    this.#engine = engine;
    this.#targets = targets;
    this.#batches = new Batches(
      () => this.#batch(),
      (error) => engine.ground.kernel.log.fault("targets.replan", error),
    );
  }

  start(): void {
    this.#batches.start();
  }

  /** Resolves when the batch at work has ended. */
  stop(): Promise<void> {
    return this.#batches.stop();
  }

  /** There may be something to do. */
  wake(): void {
    this.#batches.wake();
  }

  /** Works here and now until nothing is left that this node may do. */
  finish(): Promise<void> {
    return this.#batches.finish();
  }

  async #batch(): Promise<boolean> {
    const { kernel, nudge } = this.#engine.ground;
    await this.#targets.refresh();
    const worked = await kernel.db.transaction(async (tx) => {
      const now = kernel.now();
      const replan = await claimTargetReplan(tx, now);
      if (replan === null) return false;
      const { cases, last } = await holdCasesInScope(tx, { ...replan, after: replan.doneUntil, limit: batchSize });
      if (last === null) await this.#end(tx, replan, now);
      else await noteTargetProgress(tx, replan.id, last, await this.#replan(tx, replan, cases, now));
      return true;
    });
    if (worked) nudge();
    return worked;
  }

  async #replan(
    tx: Queryable,
    { because }: TargetReplan,
    cases: readonly CaseAsRead[],
    now: Temporal.Instant,
  ): Promise<number> {
    const { definitions } = this.#engine.ground;
    const asking: Asking = { actor: systemActor, now, via: "calendar", idempotencyKey: null, ifMatch: null };
    const plans: string[] = [];
    let moved = 0;
    for (const read of cases) {
      const { process, processVersion } = read.record;
      const facts = this.#engine.still(asking, definitions.version(process, processVersion));
      const draft = draftOn(facts, read.record, read);
      moved += planTargets(draft, because) + planPromised(draft, because);
      if (draft.changedClocks.size > 0) plans.push(sealPlan(draft, null, null));
    }
    await applyPlans(tx, plans);
    return moved;
  }

  async #end(tx: Queryable, replan: TargetReplan, now: Temporal.Instant): Promise<void> {
    await noteTargetEnd(tx, replan.id, now);
    if (replan.since !== null) return;
    const { scope, scopeId, because } = replan;
    await orderTargetReplan(tx, { scope, scopeId, because, since: replan.notBefore, notBefore: now.add(settledAfter) });
  }
}
