import { invalid, notAllowed, notFound, Refusal } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { mayDo } from "../../people/actor.ts";
import { addEntry, addPart, announce } from "../draft.ts";
import type { Engine } from "../engine.ts";
import { actTogether } from "../relate/together.ts";
import { readRequest } from "./queries.ts";

export type AnswerOrder = { caseId: string; id: string; isGranted: boolean; words: string };

/**
 * Answers what a department was asked for (D26), by its head, once; whoever asked is told. Errors: words required where it is refused;
 * already-decided.
 */
export function answerRequest(engine: Engine, asking: Asking, order: AnswerOrder): Promise<{ seq: number }> {
  const { actor } = asking;
  if (actor.kind !== "person" || !mayDo(actor, "incident.head-decide"))
    throw notAllowed("not-permitted", { params: { permission: "incident.head-decide" } });
  if (!order.isGranted && order.words === "") throw invalid({ path: "words", code: "required" });
  return actTogether(engine, asking, {
    operation: "resources.answer",
    asked: order,
    cases: [{ id: order.caseId }],
    look: (tx) => readRequest(tx, order.caseId, order.id),
    plan: (upon, request) => {
      if (request === null || !actor.departmentIds.includes(request.departmentId)) throw notFound();
      if (request.isAnswered) throw new Refusal("wrong-state", "already-decided");
      const { draft } = upon(order.caseId);
      const { seq } = addEntry(draft, {
        kind: order.isGranted ? "resources-granted" : "resources-refused",
        visibility: "internal",
        content: { body: order.words || undefined },
      });
      const { id, isGranted } = order;
      addPart(draft, "case_resource_answers", { id, seq, isGranted, answeredBy: actor.id });
      announce(draft, "case.resources-answered", { entry: seq, persons: [request.askedBy] });
      return { seq };
    },
  });
}
