import { invalid, Refusal } from "#kernel/errors/refusal.ts";
import { readAnswers } from "#kernel/forms/answers.ts";
import { beginAnew } from "#kernel/process/clocks-of-case.ts";
import { type Call, callUpon, type Draft, leadTo } from "#kernel/process/draft.ts";
import type { Consequence, Guard } from "#kernel/process/room.ts";
import { turnsOf, turnsTakenBy } from "#kernel/process/turn.ts";
import { type ApprovalStep, formOf, mayAskFor } from "#registers/catalogue/index.ts";
import type { ItemFact } from "#registers/reference/index.ts";
import { chasingConsequences, chasingGuards } from "../chasing/index.ts";
import { admit, callsAtDeadline, callsOf, eachOnce, kept, note, type Turn } from "./approvals.ts";

/** What the rules look up in the registers; all of it in memory while a move is planned. */
export type RequestRegisters = {
  item: (id: string) => ItemFact | null;
  itemVersion: (id: string, version: number) => ItemFact | null;
  /** An organisation with all above it, itself last. */
  pathOf: (organisationId: string | null) => readonly string[];
};

export const guards: Record<string, Guard> = {
  ...chasingGuards,
  /** A customer's approval stays on the customer's side: they have colleagues of their own to ask. */
  staffOnly: ({ draft }) => (draft.facts.actor.side === "staff" ? null : new Refusal("not-allowed", "staff-only")),
  ownRequest: ({ draft }) =>
    draft.facts.actor.kind === "person" && draft.facts.actor.id === draft.record.requesterId
      ? null
      : new Refusal("not-allowed", "requester-only"),
};

export function consequencesOf(registers: RequestRegisters): Record<string, Consequence> {
  return {
    ...chasingConsequences,
    takeItem: takeItem(registers),
    approve: approve(registers),
    refuse,
    passOn,
    meetDeadline: meetDeadline(registers),
    noteConfirmation,
    askAnew,
    keepAnswer,
    customerWaits,
  };
}

/** D4: the item says what must be answered, who may ask, who approves and who fulfils it. */
const takeItem =
  (registers: RequestRegisters): Consequence =>
  ({ draft, values }) => {
    const { record, facts } = draft;
    const item = registers.item(String(values.item));
    if (item === null) throw invalid({ path: "fields.item", code: "unknown-id" });
    const { actor } = facts;
    const asker = {
      organisationPath: registers.pathOf(record.organisationId),
      roles: actor.roles.map(({ role }) => role),
      isStaff: actor.side === "staff" || actor.kind === "system",
    };
    if (!mayAskFor(item, asker)) throw invalid({ path: "fields.item", code: "not-offered" });
    const given = (values.answers ?? {}) as Record<string, unknown>;
    const { answers, issues } = readAnswers(formOf(item), given, { path: "fields.answers.", zone: facts.zone });
    if (issues.length > 0) throw invalid(...issues);
    record.fields.itemVersion = item.version;
    if (answers.length > 0) record.fields.answers = answers;
    else delete record.fields.answers;
    if (item.serviceId !== null) record.fields.service = item.serviceId;
    if (typeof values.priority !== "number") record.priority = item.priority;
    if (item.approvals.length === 0) return goOn(draft, item);
    lieWith(draft, item);
    openStep(draft, item, 1, registers);
    leadTo(draft, "awaitingApproval");
  };

/** Approved, or nothing to approve: to its team by itself, or to the desk, which arranges it. */
function goOn(draft: Draft, item: ItemFact): void {
  delete draft.record.fields.approvalStep;
  delete draft.record.fields.approvalMinutes;
  if (item.goesByItself && lieWith(draft, item)) {
    leadTo(draft, "assigned");
    return;
  }
  draft.record.teamId = draft.facts.teams.desk().id;
  draft.record.departmentId = null;
  draft.record.line = 1;
  leadTo(draft, "registered");
}

/** The team that will fulfil it, known from the start: its department's head may be an approver, and must see it. */
function lieWith(draft: Draft, item: ItemFact): boolean {
  const team = item.teamId === null ? null : draft.facts.teams.byId(item.teamId);
  if (team === null) return false;
  draft.record.teamId = team.id;
  draft.record.departmentId = team.departmentId;
  draft.record.line = team.line;
  return true;
}

function openStep(draft: Draft, item: ItemFact, step: number, { pathOf }: RequestRegisters): void {
  const declared = item.approvals[step - 1] as ApprovalStep;
  draft.record.fields.approvalStep = step;
  draft.record.fields.approvalMinutes = declared.minutes;
  const calls = callsOf(draft, declared, pathOf);
  callUpon(draft, calls);
  admit(draft, calls);
  for (const call of calls) note(draft, "asked", call);
  beginAnew(draft, "approval");
}

/** The version the request was asked by, and the step it is at. */
function standOf({ record }: Draft, { itemVersion }: RequestRegisters): { item: ItemFact; step: number } {
  const { item: id, itemVersion: version, approvalStep } = record.fields;
  const item = itemVersion(String(id), Number(version));
  if (item === null) throw new Error(`service-request: no version ${version} of the catalogue item ${id}`);
  return { item, step: Number(approvalStep) };
}

/**
 * Mine, one of each place, and where several places have come to the same person all of them at once. Whoever shares a place with me (a
 * deputy and the one they stand in for) is asked no more.
 */
function split(draft: Draft): { mine: Turn[]; others: Turn[] } {
  const turns = turnsOf(draft);
  const taken = new Map<string | undefined, Turn>();
  // In one's own right before in another's place.
  const taking = turnsTakenBy(draft.facts.actor, turns).toSorted(
    (one, other) => Number(one.why.inPlaceOf !== undefined) - Number(other.why.inPlaceOf !== undefined),
  );
  for (const turn of taking) if (!taken.has(turn.why.place)) taken.set(turn.why.place, turn);
  return { mine: [...taken.values()], others: turns.filter(({ why }) => !taken.has(why.place)) };
}

const approve =
  (registers: RequestRegisters): Consequence =>
  ({ draft, values }) => {
    const { item, step } = standOf(draft, registers);
    const { mine, others } = split(draft);
    for (const turn of mine) note(draft, "approved", turn, values);
    const declared = item.approvals[step - 1];
    if (declared?.mode === "all" && others.length > 0) return callUpon(draft, others.map(kept));
    if (step < item.approvals.length) return openStep(draft, item, step + 1, registers);
    goOn(draft, item);
  };

const refuse: Consequence = ({ draft, values }) => {
  for (const turn of split(draft).mine) note(draft, "refused", turn, { remark: values.refusalReason });
  delete draft.record.fields.approvalMinutes;
};

const passOn: Consequence = ({ draft, values }) => {
  const { actor } = draft.facts;
  const { mine, others } = split(draft);
  const personId = String(values.approver);
  if (personId === actor.id) throw invalid({ path: "fields.approver", code: "not-oneself" });
  if (!draft.facts.staff.isThere(personId, draft.facts.now))
    throw invalid({ path: "fields.approver", code: "unknown-id" });
  const passed = mine.map(
    (turn): Call => ({
      personId,
      teamId: null,
      role: null,
      organisationId: null,
      why: { place: turn.why.place, inPlaceOf: turn.why.inPlaceOf ?? { id: actor.id, name: actor.name } },
    }),
  );
  for (const turn of mine) note(draft, "passed-on", turn);
  for (const call of passed) note(draft, "asked", call);
  admit(draft, passed);
  callUpon(draft, [...others.map(kept), ...passed]);
};

/** Late: reminded, passed to the deputy, to the superior, to the desk; and the limit begins anew for whoever has it then. */
const meetDeadline =
  (registers: RequestRegisters): Consequence =>
  ({ draft }) => {
    const { item, step } = standOf(draft, registers);
    const what = item.approvals[step - 1]?.atDeadline ?? "remind";
    const calls = eachOnce(
      turnsOf(draft).flatMap((turn) => callsAtDeadline(draft, turn, what, registers.pathOf) ?? [kept(turn)]),
    );
    const moved = calls.filter(({ had }) => had === undefined);
    for (const call of moved) note(draft, "fell", call);
    admit(draft, moved);
    callUpon(draft, calls);
    beginAnew(draft, "approval");
  };

const noteConfirmation: Consequence = ({ draft }) => {
  draft.record.fields.confirmedAt = draft.facts.now.toString();
};

/** A confirmation holds for the result it was given for. */
const askAnew: Consequence = ({ draft }) => {
  delete draft.record.fields.confirmedAt;
};

const customerWaits: Consequence = ({ draft }) => {
  draft.record.isAwaitingAnswer = true;
};

const steps = 4;

/** Every satisfaction answer goes to one place, by whatever way it came; reports read only that. */
const keepAnswer: Consequence = ({ draft, values }) => {
  const { actor, definition } = draft.facts;
  const { satisfaction, comment } = values;
  if (typeof satisfaction !== "number") return;
  const isTheirOwn = actor.side === "customer" || actor.kind === "link";
  draft.submissions.push({
    form: "service-request",
    formVersion: definition.version,
    subject: "service-request",
    respondentId: draft.record.requesterId,
    channel: isTheirOwn ? "portal" : "phone",
    enteredBy: isTheirOwn || actor.kind !== "person" ? null : actor.id,
    answers: { satisfaction, remark: comment },
    score: Math.round(((satisfaction - 1) / (steps - 1)) * 100),
  });
};
