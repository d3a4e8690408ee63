import { invalid } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { answerOf, type CaseAnswer, type Engine } from "../engine.ts";
import { planCopy } from "./plan-copy.ts";
import { readPublicWords } from "./queries.ts";
import { actTogether } from "./together.ts";

export type SplitOrder = { caseId: string; subject: string; text: string; entries: readonly number[] };

/**
 * Splits chosen words of a case off into a new one, or copies the case as it was registered (D22). The new case is registered in the
 * same transaction in which the original says so. Only words its customer may read go along: the new case's customer reads them.
 * Errors: entries: not-there where one holds no public words.
 */
export async function split(engine: Engine, asking: Asking, order: SplitOrder): Promise<CaseAnswer> {
  const words = await readPublicWords(engine.ground.kernel.db, order.caseId, order.entries);
  const missing = order.entries.findIndex((seq) => !words.has(seq));
  // Outside the asker's scope the act itself says that there is no such case.
  const refuse = () => {
    if (missing >= 0) throw invalid({ path: `entries.${missing}`, code: "not-there" });
  };
  const chosen = [...new Set(order.entries)].sort((a, b) => a - b).flatMap((seq) => words.get(seq) ?? []);
  const description = [order.text.trim(), ...chosen].filter((text) => text !== "").join("\n\n");
  return copy(engine, asking, "cases.split", order, {
    kind: "split-from",
    subject: order.subject,
    description,
    refuse,
  });
}

export const clone = (engine: Engine, asking: Asking, caseId: string): Promise<CaseAnswer> =>
  copy(engine, asking, "cases.clone", { caseId }, { kind: "cloned-from" });

async function copy(
  engine: Engine,
  asking: Asking,
  operation: string,
  asked: { caseId: string },
  made: { kind: "split-from" | "cloned-from"; subject?: string; description?: string; refuse?: () => void },
): Promise<CaseAnswer> {
  const { caseIds, targets } = engine.ground;
  const id = await caseIds.next();
  return actTogether(engine, asking, {
    operation,
    asked,
    cases: [{ id: asked.caseId }],
    look: async () => made.refuse?.(),
    before: ({ organisationId }) => targets.prepare?.(organisationId),
    plan: (upon, _, add) => {
      const of = upon(asked.caseId);
      const { subject, description } = of.read.record;
      const draft = planCopy(of, of.draft.facts, {
        id,
        kind: made.kind,
        subject: made.subject ?? subject,
        description: made.description ?? description,
      });
      add(draft);
      return answerOf(draft);
    },
  });
}
