import type { Queryable } from "../../db/pool.ts";
import { notFound, Refusal } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { answerOf, type CaseAnswer, type Engine } from "../engine.ts";
import { planMerge, planUndoMerge } from "./plan-merge.ts";
import { isInScope, readBetween, readStandingMerge } from "./queries.ts";
import { actTogether } from "./together.ts";

export type Versioned = { id: string; version?: number | undefined };
export type MergeOrder = { into: Versioned; cases: readonly Versioned[] };

/**
 * Merges one or several cases into one (D22), in one transaction. Errors: other-customer, other-department, other-confidence, survivor-ended,
 * not-mergeable, children-open, wrong-state where one cannot be merged away; conflict where a version named is not the present one.
 */
export const merge = (engine: Engine, asking: Asking, order: MergeOrder): Promise<{ merged: CaseAnswer[] }> =>
  actTogether(engine, asking, {
    operation: "cases.merge",
    asked: order,
    cases: [...order.cases, order.into],
    look: (tx) =>
      readBetween(
        tx,
        order.into.id,
        order.cases.map(({ id }) => id),
        asking.now.toZonedDateTimeISO(engine.ground.kernel.zone).toPlainDate().toString(),
      ),
    plan: (upon, between) => {
      const into = upon(order.into.id);
      const ids = [...new Set(order.cases.map(({ id }) => id))];
      for (const id of ids) planMerge(upon(id), into, between);
      return { merged: ids.map((id) => answerOf(upon(id).draft)) };
    },
  });

/** Undoes a merge (D22). Errors: wrong-state where the case is not merged; merged-away where its survivor was itself merged on. */
export async function undoMerge(engine: Engine, asking: Asking, order: Versioned): Promise<CaseAnswer> {
  const { db } = engine.ground.kernel;
  if (!(await isInScope(db, asking.actor, order.id))) throw notFound("no-such-case");
  const standing = await standingOr(db, order.id);
  return actTogether(engine, asking, {
    operation: "cases.unmerge",
    asked: order,
    cases: [order, { id: standing.intoId }],
    look: async (tx) => {
      const now = await standingOr(tx, order.id);
      // Undone and merged elsewhere within a breath: the other case is not held.
      if (now.intoId !== standing.intoId) throw new Refusal("conflict", "changed-meanwhile");
      return now;
    },
    plan: (upon, found) => {
      planUndoMerge(upon(order.id), upon(found.intoId), found);
      return answerOf(upon(order.id).draft);
    },
  });
}

async function standingOr(db: Queryable, caseId: string) {
  const standing = await readStandingMerge(db, caseId);
  if (standing === null) throw new Refusal("wrong-state", "not-linked");
  return standing;
}
