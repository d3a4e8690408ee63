import type { Queryable } from "../db/pool.ts";
import { invalid, notAllowed } from "../errors/refusal.ts";
import type { Asking } from "../http/route.ts";
import { mayDo } from "../people/actor.ts";
import type { ProcessDefinition } from "./definition.ts";
import { draftOn, sealPlan } from "./draft.ts";
import type { Engine } from "./engine.ts";
import { caseIdOf } from "./numbers.ts";
import { planUpgrade, type UpgradeObstacle } from "./plan-upgrade.ts";
import { applyPlans, readHeldCases } from "./queries.ts";

const batchSize = 100;

export type UpgradeReport = {
  process: string;
  /** The version they go on by. */
  version: number;
  upgraded: number;
  refused: (UpgradeObstacle & { number: string })[];
};

/**
 * Moves cases that have not ended to the version of their process that is active now (U6): all of them, or the one named. Batch by
 * batch, each case with an entry of its own; what a newer version has no place for stays where it is and is told. Repeatable.
 */
export async function upgradeCases(
  engine: Engine,
  asking: Asking,
  order: { process: string; number?: string },
  progress: (done: number) => void = () => undefined,
): Promise<UpgradeReport> {
  const { definitions } = engine.ground;
  if (asking.actor.kind !== "system" && !mayDo(asking.actor, "process.manage"))
    throw notAllowed("not-permitted", { params: { permission: "process.manage" } });
  await definitions.refresh();
  const definition = definitions.active(order.process);
  if (definition === null) throw invalid({ path: "process", code: "unknown-process" });
  const only = order.number === undefined ? null : caseIdOf(order.number);
  const report: UpgradeReport = { process: definition.key, version: definition.version, upgraded: 0, refused: [] };
  for (let after: string | null = "0"; after !== null; ) {
    after = await upgradeBatch(engine, asking, definition, { after, only }, report);
    progress(report.upgraded);
  }
  if (report.upgraded > 0) engine.ground.nudge();
  return report;
}

async function upgradeBatch(
  engine: Engine,
  asking: Asking,
  definition: ProcessDefinition,
  asked: { after: string; only: string | null },
  report: UpgradeReport,
): Promise<string | null> {
  const { db } = engine.ground.kernel;
  return db.transaction(async (tx) => {
    const held = await holdOlder(tx, definition, asked);
    const plans: string[] = [];
    for (const read of await readHeldCases(tx, held)) {
      const facts = { ...engine.still(asking, definition), names: read.names };
      const draft = draftOn(facts, read.record, read);
      const obstacle = planUpgrade(draft, read);
      if (obstacle === null) plans.push(sealPlan(draft, null, null));
      else report.refused.push({ number: read.record.number, ...obstacle });
    }
    await applyPlans(tx, plans);
    report.upgraded += plans.length;
    return held.length === batchSize ? held.at(-1)!.id : null;
  });
}

/** Living cases that run by an earlier version, by id, locked for this transaction. */
async function holdOlder(
  db: Queryable,
  { key, version }: ProcessDefinition,
  asked: { after: string; only: string | null },
): Promise<{ id: string }[]> {
  const { rows } = await db.query<{ id: string }>({
    name: "cases.hold-older",
    text: `select c.id from cases c where c.process = $1 and c.process_version < $2 and c.closed_at is null
        and c.id > $3 and ($4::bigint is null or c.id = $4) order by c.id limit ${batchSize} for no key update`,
    values: [key, version, asked.after, asked.only],
  });
  return rows;
}
