import { invalid, Refusal } from "#kernel/errors/refusal.ts";
import type { Consequence, Guard } from "#kernel/process/room.ts";
import type { IncidentRegisters } from "./rules.ts";

type Draft = Parameters<Consequence>[0]["draft"];
const refused = (code: Refusal["code"]) => new Refusal("not-allowed", code);
const chosen = (value: unknown): string => (typeof value === "string" ? value : "");
const countOf = (draft: Draft): number => Number(draft.record.fields.suppliersAtWork ?? 0);

/** Guards of risk, planned time, design and suppliers. REQ D11 D14 D18. */
export const seriousGuardsOf = (registers: IncidentRegisters): Record<string, Guard> => ({
  notAtRisk: ({ draft }) => (draft.record.fields.riskRaisedAt === undefined ? null : refused("risk-raised-already")),
  atRisk: ({ draft }) => (draft.record.fields.riskRaisedAt === undefined ? refused("not-at-risk") : null),
  hasPlan: ({ draft }) => (draft.record.fields.plannedAt === undefined ? refused("no-planned-time") : null),
  liesWithThirdLine: ({ draft }) => (draft.record.line >= 3 ? null : refused("other-line")),
  liesBeforeThirdLine: ({ draft }) => (draft.record.line < 3 ? null : refused("other-line")),
  designAgreed: ({ draft }) => {
    const { fields, priority } = draft.record;
    if (fields.designConfirmedAt !== undefined) return null;
    const from = registers.category(chosen(fields.category))?.designForPriority ?? null;
    const isNeeded = from !== null && priority <= from;
    return isNeeded || fields.designProposedAt !== undefined ? refused("design-not-agreed") : null;
  },
  verifiedWhereDesigned: ({ draft }) => {
    const { designConfirmedAt, verifiedSolved, verifiedNoEffect } = draft.record.fields;
    if (designConfirmedAt === undefined) return null;
    return verifiedSolved === "yes" && verifiedNoEffect === "yes" ? null : refused("not-verified");
  },
  supplierAtWork: ({ draft }) => (countOf(draft) > 0 ? null : refused("no-supplier-at-work")),
  noSupplierAtWork: ({ draft }) => (countOf(draft) > 0 ? refused("supplier-at-work") : null),
});

export const seriousConsequencesOf = (registers: IncidentRegisters): Record<string, Consequence> => ({
  noteRisk,
  forgetRisk,
  planAhead,
  toPersonInCharge: toPersonInCharge(registers),
  askPlan,
  notTheDesk,
  noteDesign,
  confirmDesign,
  dropDesign,
  countSupplierIn,
  countSupplierOut,
});

const noteRisk: Consequence = ({ draft }) => {
  draft.record.fields.riskRaisedAt = draft.facts.now.toString();
};

const forgetRisk: Consequence = ({ draft }) => {
  delete draft.record.fields.riskRaisedAt;
  delete draft.record.fields.riskReason;
};

/** A promised time lies ahead, or it promises nothing. */
const planAhead: Consequence = ({ draft }) => {
  const planned = Temporal.Instant.from(String(draft.record.fields.plannedAt));
  if (Temporal.Instant.compare(planned, draft.facts.now) <= 0)
    throw invalid({ path: "fields.plannedAt", code: "in-the-past" });
};

/** Whoever it goes to promises a time of their own: the one promised before holds no longer. */
const askPlan: Consequence = ({ draft }) => {
  delete draft.record.fields.plannedAt;
};

/** Escalating goes onwards, never back to the first line. */
const notTheDesk: Consequence = ({ draft }) => {
  if (draft.record.line === 1) throw invalid({ path: "fields.team", code: "not-second-line" });
};

/**
 * The person in charge is the head of the department that has it; where none has it yet, of the one that answers for its service;
 * else of the desk's own. Where that department has no head the turn falls to the desk, on record.
 */
const toPersonInCharge =
  (registers: IncidentRegisters): Consequence =>
  (context) => {
    const { record, facts } = context.draft;
    if (record.departmentId === null) {
      const teamId = registers.service(chosen(record.fields.service))?.teamId ?? null;
      const team = teamId === null ? null : facts.teams.byId(teamId);
      record.departmentId = (team ?? facts.teams.desk()).departmentId;
      if (team !== null) {
        record.teamId = team.id;
        record.line = team.line;
      }
    }
    askPlan(context);
  };

const noteDesign: Consequence = ({ draft }) => {
  draft.record.fields.designProposedAt = draft.facts.now.toString();
  delete draft.record.fields.designConfirmedAt;
};

const confirmDesign: Consequence = ({ draft }) => {
  draft.record.fields.designConfirmedAt = draft.facts.now.toString();
};

/** Its words stay to work on; it binds nobody any more. */
const dropDesign: Consequence = ({ draft }) => {
  delete draft.record.fields.designProposedAt;
};

const countSupplierIn: Consequence = ({ draft, values }) => {
  const due = values.supplierDueAt;
  if (typeof due === "string" && Temporal.Instant.compare(due, draft.facts.now) <= 0)
    throw invalid({ path: "fields.supplierDueAt", code: "in-the-past" });
  draft.record.fields.suppliersAtWork = countOf(draft) + 1;
};

const countSupplierOut: Consequence = ({ draft }) => {
  const left = countOf(draft) - 1;
  if (left > 0) draft.record.fields.suppliersAtWork = left;
  else delete draft.record.fields.suppliersAtWork;
};

/** What belonged to a solution that did not hold: its agreement, its verification, its promised time. */
export function forgetSolution(draft: Draft): void {
  for (const key of ["designProposedAt", "designConfirmedAt", "verifiedSolved", "verifiedNoEffect", "plannedAt"])
    delete draft.record.fields[key];
}
