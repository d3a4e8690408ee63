import { invalid, notAllowed } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { mayDo } from "../../people/actor.ts";
import { addEntry, addMeasure, addPart, announce } from "../draft.ts";
import type { Engine } from "../engine.ts";
import { actTogether } from "../relate/together.ts";

export type ReviewOrder = { caseId: string; isReasonable: boolean; remark: string };

/**
 * Signs a review of how a case was handled (D26): a person's, of the house, kept with who and when. Errors: remark required where it
 * was not reasonable.
 */
export function signReview(engine: Engine, asking: Asking, order: ReviewOrder): Promise<{ seq: number }> {
  const { actor } = asking;
  if (actor.kind !== "person" || !mayDo(actor, "case.review"))
    throw notAllowed("not-permitted", { params: { permission: "case.review" } });
  if (!order.isReasonable && order.remark === "") throw invalid({ path: "remark", code: "required" });
  return actTogether(engine, asking, {
    operation: "reviews.sign",
    asked: order,
    cases: [{ id: order.caseId }],
    look: async () => null,
    plan: (upon) => {
      const { draft } = upon(order.caseId);
      const { seq } = addEntry(draft, {
        kind: order.isReasonable ? "reviewed-reasonable" : "reviewed-unreasonable",
        visibility: "internal",
        content: { body: order.remark || undefined },
      });
      addPart(draft, "case_reviews", { seq, isReasonable: order.isReasonable, reviewedBy: actor.id });
      addMeasure(draft, "reviewed");
      announce(draft, "case.reviewed", { isReasonable: order.isReasonable, entry: seq });
      return { seq };
    },
  });
}
