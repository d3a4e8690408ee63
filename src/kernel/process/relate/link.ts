import type { Asking } from "../../http/route.ts";
import type { Engine } from "../engine.ts";
import type { LinkKindKey } from "./kinds.ts";
import { planLink, planUnlink } from "./plan-link.ts";
import { readStanding } from "./queries.ts";
import { actTogether } from "./together.ts";

export type LinkOrder = { caseId: string; otherId: string; kind: LinkKindKey; direction: "to" | "from" };

/**
 * Links two cases, or takes a link away (D22): one transaction over both, an entry on both timelines. Answers the entry's place on the
 * first. Errors: already-linked, not-linked, to-itself.
 */
export function changeLink(
  engine: Engine,
  asking: Asking,
  what: "link" | "unlink",
  order: LinkOrder,
): Promise<{ seq: number }> {
  const [fromId, toId] = order.direction === "to" ? [order.caseId, order.otherId] : [order.otherId, order.caseId];
  return actTogether(engine, asking, {
    operation: `cases.${what}`,
    asked: order,
    cases: [{ id: fromId }, { id: toId }],
    look: (tx) => readStanding(tx, fromId, toId),
    plan: (upon, known) => {
      (what === "link" ? planLink : planUnlink)(upon(fromId), upon(toId), order.kind, known);
      return { seq: upon(order.caseId).draft.record.eventCount };
    },
  });
}
