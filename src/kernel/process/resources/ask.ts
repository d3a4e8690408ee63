import { notAllowed, Refusal } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { mayDo } from "../../people/actor.ts";
import { addEntry, addPart, announce } from "../draft.ts";
import type { Engine } from "../engine.ts";
import { actTogether } from "../relate/together.ts";
import { readHeads } from "./queries.ts";

export type AskOrder = { caseId: string; wanted: string };

/**
 * Asks the head of the department that has a case for resources (D26): recorded on the timeline, and the head is told. Errors:
 * wrong-state where no department with a head has it, or it has ended.
 */
export function askForResources(engine: Engine, asking: Asking, order: AskOrder): Promise<{ seq: number }> {
  const { actor } = asking;
  if (actor.kind !== "person" || !mayDo(actor, "case.ask-resources"))
    throw notAllowed("not-permitted", { params: { permission: "case.ask-resources" } });
  return actTogether(engine, asking, {
    operation: "resources.ask",
    asked: order,
    cases: [{ id: order.caseId }],
    look: (tx) => readHeads(tx, order.caseId),
    plan: (upon, heads) => {
      const { draft } = upon(order.caseId);
      const { departmentId, family } = draft.record;
      const isOngoing = family === "open" || family === "waiting";
      if (!isOngoing || departmentId === null || heads.length === 0) throw new Refusal("wrong-state", "wrong-state");
      const { seq } = addEntry(draft, {
        kind: "resources-asked",
        visibility: "internal",
        content: { body: order.wanted },
      });
      addPart(draft, "case_resource_requests", { seq, departmentId, askedBy: actor.id });
      announce(draft, "case.resources-asked", { entry: seq, persons: heads });
      return { seq };
    },
  });
}
