import { invalid, Refusal } from "#kernel/errors/refusal.ts";
import { addPart, type Draft } from "#kernel/process/draft.ts";
import type { Consequence, Guard } from "#kernel/process/room.ts";
import type { Words } from "#kernel/words/words.ts";
import type { ContactRegisters } from "./contacts.ts";

/** What the rules of cover look up (L1, D19, D27); all of it in memory while a move is planned. */
export type CoverRegisters = Pick<ContactRegisters, "routeOf"> & {
  /** Is what the case asks for covered, by which contract, and why in words? `day` is when it came in. */
  coverOf: (asked: {
    organisationId: string | null;
    fields: Readonly<Record<string, unknown>>;
    day: Temporal.PlainDate;
  }) => {
    state: "in" | "expiring" | "used-up" | "out" | "unchecked";
    contract: { id: string; number: string } | null;
    reason: Words;
  };
  contract: (id: string) => { balanceUnit: "minutes" | "visits" | null } | null;
};

type Fields = Readonly<Record<string, unknown>>;

/** Both have said yes: the work goes on although no contract covers it. */
const isApproved = ({ approvalAnswer, consentAnswer }: Fields): boolean =>
  approvalAnswer === "granted" && consentAnswer === "granted";

export const coverGuards = (registers: CoverRegisters): Record<string, Guard> => ({
  covered: ({ draft }) => refusalOfCover(registers, draft),
  // Once it has left the desk that was decided: going up from there is no sending out.
  coveredToLeaveDesk: ({ draft }) => (draft.record.line === 1 ? refusalOfCover(registers, draft) : null),
  outOfCover: ({ draft }) =>
    refusalOfCover(registers, draft) === null ? new Refusal("not-allowed", "is-covered") : null,
  approvalOpen: ({ draft }) => openUntil(draft.record.fields.approvalAnswer),
  consentOpen: ({ draft }) => openUntil(draft.record.fields.consentAnswer),
  approvedByBoth: ({ draft }) =>
    isApproved(draft.record.fields) ? null : new Refusal("not-allowed", "answers-missing"),
});

const openUntil = (answer: unknown) => (answer === undefined ? null : new Refusal("not-allowed", "already-answered"));

export const coverConsequences = (registers: CoverRegisters): Record<string, Consequence> => ({
  settleContract: settleContract(registers),
  mustBeCovered: ({ draft }) => {
    // Sent out already: that was decided then.
    if (draft.read?.record.state === "dispatched") return;
    const refusal = refusalOfCover(registers, draft);
    if (refusal !== null) throw refusal;
  },
  askBoth: askBoth(registers),
  noteApproval: noteAnswer("approval", "granted"),
  noteRefusal: noteAnswer("approval", "refused"),
  noteConsent: noteAnswer("consent", "granted"),
  noteNoConsent: noteAnswer("consent", "refused"),
  bookBalance: bookBalance(registers),
});

/**
 * The contract follows from customer, service and device until somebody chooses; one found by itself that covers no longer gives way to one
 * that does. The one chosen stays: what it does not cover waits for approval (D19), and is not moved to another one unseen.
 */
const settleContract =
  (registers: CoverRegisters): Consequence =>
  ({ draft, values }) => {
    const { fields } = draft.record;
    if (typeof values.contract === "string") fields.contractChosen = true;
    // Taken out of the form: found by itself again.
    else if ("contract" in values) delete fields.contractChosen;
    if (typeof fields.contract !== "string") delete fields.contractChosen;
    else if (fields.contractChosen === true || refusalOfCover(registers, draft) === null) return;
    const { contract: _, ...rest } = fields;
    const found = registers.coverOf(questionOf(draft, rest)).contract;
    if (found === null) delete fields.contract;
    else fields.contract = found.id;
  };

/** D19: what no contract covers waits for two answers before anybody is sent. The way out is part of the refusal. */
function refusalOfCover(registers: CoverRegisters, draft: Draft): Refusal | null {
  const { fields } = draft.record;
  if (isApproved(fields)) return null;
  const { state, reason } = registers.coverOf(questionOf(draft, fields));
  if (state !== "out" && state !== "used-up") return null;
  return new Refusal("not-allowed", "out-of-cover", {
    possible: ["askApproval"],
    because: reason,
  });
}

/** What came in while the contract ran is covered by it also after its end. */
const questionOf = ({ record, facts }: Draft, fields: Fields) => ({
  organisationId: record.organisationId,
  fields,
  day: (record.occurredAt ?? record.createdAt).toZonedDateTimeISO(facts.zone).toPlainDate(),
});

/** Both are asked anew: what was answered for another piece of work or price says nothing about this one. */
const askBoth =
  (registers: CoverRegisters): Consequence =>
  ({ draft }) => {
    const { record } = draft;
    for (const about of ["approval", "consent"])
      for (const what of ["Answer", "At", "By", "How"]) delete record.fields[`${about}${what}`];
    record.assigneeId ??= registers.routeOf(record.fields, record.organisationId).projectManagerId;
    if (record.assigneeId === null) throw invalid({ path: "fields.assignee", code: "required" });
  };

/** Who said it, when and how: of the portal's own answers this is known by itself; the desk says it of calls and letters. */
function noteAnswer(about: "approval" | "consent", answer: "granted" | "refused"): Consequence {
  return ({ draft, values }) => {
    const { fields } = draft.record;
    const { actor, now } = draft.facts;
    fields[`${about}Answer`] = answer;
    fields[`${about}At`] = now.toString({ smallestUnit: "millisecond" });
    if (about === "approval") {
      fields.approvalBy = actor.id;
      // Whoever answered for it goes on seeing what became of it.
      if (actor.kind === "person")
        draft.parties.push({ personId: actor.id, organisationId: null, part: "participant" });
    } else if (actor.side === "customer") {
      fields.consentBy = actor.name;
      fields.consentHow = "portal";
    } else {
      fields.consentBy = values.consentBy;
      fields.consentHow = values.consentHow;
    }
  };
}

/** Hours or visits a solution used are taken from the contract's balance, unless they were approved and are paid apart. */
const bookBalance =
  (registers: CoverRegisters): Consequence =>
  ({ draft, values }) => {
    const { fields, eventCount } = draft.record;
    if (typeof fields.contract !== "string" || isApproved(fields)) return;
    const unit = registers.contract(fields.contract)?.balanceUnit ?? null;
    const amount = unit === "minutes" ? values.minutesSpent : unit === "visits" ? values.visits : 0;
    if (typeof amount !== "number" || amount <= 0) return;
    const { actor } = draft.facts;
    addPart(draft, "contract_bookings", {
      contractId: fields.contract,
      seq: eventCount + 1,
      amount,
      byPersonId: actor.kind === "person" ? actor.id : null,
    });
  };
