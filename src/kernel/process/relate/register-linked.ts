import type { Queryable } from "../../db/pool.ts";
import { invalid } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { answerOf, type CaseAnswer, type Engine, type NewCase } from "../engine.ts";
import { formatNumber, numberOf } from "../numbers.ts";
import { planRegistration } from "../plan-registration.ts";
import type { LinkKindKey } from "./kinds.ts";
import { tellLink } from "./plan-link.ts";
import { actTogether } from "./together.ts";

export type LinkedRegistration = Omit<NewCase, "links" | "andMove"> & {
  /** The cases it gathers: a link from the new case to each, told on theirs. */
  gathers: { ids: readonly string[]; kind: LinkKindKey };
  /** What a room writes beside it, in the same transaction; refuses by throwing. */
  alongside?: (tx: Queryable, made: { id: string }) => Promise<void>;
};

/** Registers a case that gathers others from the start, in one transaction in which each of them says so (D22). */
export async function registerLinked(engine: Engine, asking: Asking, order: LinkedRegistration): Promise<CaseAnswer> {
  const { definitions, caseIds, targets } = engine.ground;
  const definition = definitions.active(order.process);
  if (definition === null) throw invalid({ path: "process", code: "unknown-process" });
  await targets.prepare?.(order.organisationId);
  const facts = await engine.facts(asking, definition, {
    forms: [order.values],
    known: {},
    organisationId: order.organisationId,
  });
  const id = await caseIds.next();
  const number = formatNumber(numberOf(id));
  const { ids, kind } = order.gathers;
  return actTogether(engine, asking, {
    operation: "cases.register-linked",
    asked: order.asked ?? order,
    cases: ids.map((caseId) => ({ id: caseId })),
    look: (tx) => order.alongside?.(tx, { id }) ?? Promise.resolve(),
    plan: (upon, _, add) => {
      const links = ids.map((toCaseId) => ({ toCaseId, kind }));
      const draft = planRegistration(engine.roomOf(definition), facts, { ...order, id, number, links });
      for (const caseId of ids) tellLink(upon(caseId).draft, "linked", { kind, end: "from", other: draft.record });
      add(draft);
      return answerOf(draft);
    },
  });
}
