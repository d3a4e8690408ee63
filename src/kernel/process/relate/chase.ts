import { notAllowed, Refusal } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { restartOnUpdate } from "../clocks-of-case.ts";
import { addEntry, addMeasure, announce } from "../draft.ts";
import type { Engine } from "../engine.ts";
import { actTogether } from "./together.ts";

export type ChaseOrder = { caseId: string; words: string; caller: string | null };

/**
 * The customer called again about a case that is open already (D6): their words are added to it instead of a second case, and the call
 * is counted as chasing. Nothing of it is lost, and they are owed an answer. Errors: wrong-state where the case has ended.
 */
export const calledAgain = (
  engine: Engine,
  asking: Asking,
  order: ChaseOrder,
): Promise<{ number: string; seq: number; version: number }> =>
  actTogether(engine, asking, {
    operation: "cases.called-again",
    asked: order,
    cases: [{ id: order.caseId }],
    look: async () => null,
    plan: (upon) => {
      const { draft } = upon(order.caseId);
      const { record, facts } = draft;
      if (facts.actor.side !== "staff") throw notAllowed("staff-only");
      if (record.family !== "open" && record.family !== "waiting") throw new Refusal("wrong-state", "wrong-state");
      record.isAwaitingAnswer = true;
      const entry = addEntry(draft, {
        kind: "called-again",
        visibility: "public",
        content: { body: order.words, because: order.caller ?? undefined },
      });
      addMeasure(draft, "chased");
      restartOnUpdate(draft);
      announce(draft, "case.commented", { visibility: "public", byCustomer: true, entry: entry.seq });
      return { number: record.number, seq: entry.seq, version: record.version };
    },
  });
