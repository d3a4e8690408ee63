import { Refusal } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { answerOf, type CaseAnswer, type Engine } from "../engine.ts";
import { planMove } from "../plan-move.ts";
import { tellLink } from "./plan-link.ts";
import { moveOfAct } from "./plan-merge.ts";
import { actTogether } from "./together.ts";

export type ApplyOrder = {
  caseId: string;
  fromId: string;
  /** What was applied comes from a case that gathers others: the case belongs to it from now on. */
  gathers?: boolean;
};

/**
 * Takes over what helped in another case, by one act (D6): its words become this case's solution, and where they came from is kept as
 * value, link and measure. Errors: nothing-to-apply where the other says nothing that helped; wrong-state where this one takes none.
 */
export const applySolution = (engine: Engine, asking: Asking, order: ApplyOrder): Promise<CaseAnswer> =>
  actTogether(engine, asking, {
    operation: "cases.apply-solution",
    asked: order,
    cases: [{ id: order.caseId }, { id: order.fromId, isOpenToAll: order.gathers ?? false }],
    look: async () => null,
    plan: (upon) => {
      const [one, from] = [upon(order.caseId), upon(order.fromId)];
      const helped = from.room.definition.solution;
      const solution = helped === undefined ? undefined : from.read.record.fields[helped];
      if (typeof solution !== "string" || solution === "") throw new Refusal("wrong-state", "nothing-to-apply");
      const move = moveOfAct(one.room.definition, "apply");
      if (move === null) throw new Refusal("wrong-state", "nothing-to-apply");
      planMove(one.room, one.draft, one.read, {
        move,
        act: "apply",
        values: { appliedFrom: from.read.record.number, solution },
      });
      one.draft.links.push({ toCaseId: order.fromId, kind: "solution-from" });
      tellLink(from.draft, "linked", { kind: "solution-from", end: "from", other: one.read.record });
      if (order.gathers) from.draft.links.push({ toCaseId: order.caseId, kind: "problem-of" });
      return answerOf(one.draft);
    },
  });
