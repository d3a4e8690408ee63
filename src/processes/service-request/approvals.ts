import type { Call, Draft } from "#kernel/process/draft.ts";
import { addPart } from "#kernel/process/draft.ts";
import type { OpenTodo, Why } from "#kernel/process/record.ts";
import type { ApprovalStep, Approver } from "#registers/catalogue/index.ts";

/** Whom an approval calls upon: pure, on what is held in memory about people. */

type PathOf = (organisationId: string | null) => readonly string[];
type Addressee = Pick<Call, "personId" | "teamId" | "role" | "organisationId">;
export type Turn = Addressee & Pick<OpenTodo, "why" | "startsAt" | "dueAt">;
export type Act = "asked" | "approved" | "refused" | "passed-on" | "fell";

const nobody: Addressee = { personId: null, teamId: null, role: null, organisationId: null };

/** Everybody a step asks, each in a place of their own: "1" is the first approver of the step. */
export const callsOf = (draft: Draft, step: ApprovalStep, pathOf: PathOf): Call[] =>
  step.approvers.map((approver, index) => callFor(draft, approver, String(index + 1), pathOf));

function callFor(draft: Draft, approver: Approver, place: string, pathOf: PathOf): Call {
  const { record } = draft;
  switch (approver.kind) {
    case "person":
      return callOfPerson(draft, approver.personId, { place }, pathOf);
    case "customer-representative":
      return callOfRole(draft, "customer-representative", record.organisationId, { place }, pathOf);
    case "role":
      return callOfRole(draft, approver.role, record.departmentId, { place }, pathOf);
  }
}

/** A person; in their absence whoever they named, and where they are gone for good the head of the department that fulfils it. */
function callOfPerson(draft: Draft, personId: string, why: Why, pathOf: PathOf): Call {
  const deputy = draft.facts.staff.deputyOf(personId, draft.facts.now);
  if (deputy !== null)
    return { ...nobody, personId: deputy.deputyId, why: { ...why, inPlaceOf: { id: personId, name: deputy.name } } };
  if (draft.facts.staff.isThere(personId, draft.facts.now)) return { ...nobody, personId, why };
  return superiorOf(draft, why, pathOf) ?? { ...nobody, personId, why };
}

/** Whoever holds the role there or nearest above; where nobody does the kernel lets it fall to the desk. */
function callOfRole(draft: Draft, role: string, from: string | null, why: Why, pathOf: PathOf): Call {
  const holder = pathOf(from).findLast((id) => draft.facts.staff.isHeld(role, id, draft.facts.now));
  return { ...nobody, role, organisationId: holder ?? from, why };
}

/** The head of the department that fulfils it; null where there is none. */
function superiorOf(draft: Draft, why: Why, pathOf: PathOf): Call | null {
  const call = callOfRole(draft, "department-head", draft.record.departmentId, why, pathOf);
  const isHeld =
    call.organisationId !== null && draft.facts.staff.isHeld("department-head", call.organisationId, draft.facts.now);
  return isHeld ? { ...call, why: { ...why, fell: { from: { who: "person" }, to: "superior" } } } : null;
}

/** What becomes of a turn nobody has taken by the deadline of its step. */
export function callAtDeadline(
  draft: Draft,
  turn: Turn,
  what: ApprovalStep["atDeadline"],
  pathOf: PathOf,
): Call | null {
  const why: Why = { place: turn.why.place };
  const { personId } = turn;
  const deputy =
    what === "delegate" && personId !== null ? draft.facts.staff.deputyOf(personId, draft.facts.now) : null;
  if (deputy !== null && deputy.deputyId !== personId)
    return {
      ...nobody,
      personId: deputy.deputyId,
      why: { ...why, inPlaceOf: { id: personId as string, name: deputy.name } },
    };
  if (what === "remind") return null;
  const isTheDesks = turn.teamId !== null;
  const isTheHeads = turn.role === "department-head";
  if (isTheDesks) return null;
  const isCustomers = turn.role === "customer-representative";
  const superior = isTheHeads || isCustomers ? null : superiorOf(draft, why, pathOf);
  if (superior !== null) return superior;
  const organisation = draft.facts.names.get(`o${turn.organisationId}`)?.zh ?? "";
  const from =
    turn.role === null ? { who: "person" as const } : { who: "role" as const, role: turn.role, organisation };
  return { ...nobody, teamId: draft.facts.teams.desk().id, why: { ...why, fell: { from, to: "desk" } } };
}

/** Whoever has it already keeps it as it is. */
export const kept = (turn: Turn): Call => ({ ...turn, had: turn });

/** Lets those who are named see the case, which may lie outside what they see by role. */
export function admit(draft: Draft, calls: readonly Call[]): void {
  for (const { personId } of calls)
    if (personId !== null) draft.parties.push({ personId, organisationId: null, part: "approver" });
}

/** One line of the record of approvals; it belongs to the entry the move is about to make. */
export function note(draft: Draft, act: Act, turn: Addressee & { why: Why }, more: { remark?: unknown } = {}): void {
  const { record, facts } = draft;
  const isDecision = act !== "asked" && act !== "fell";
  addPart(draft, "approvals", {
    seq: record.eventCount + 1,
    step: Number(record.fields.approvalStep),
    place: turn.why.place ?? "",
    act,
    personId: isDecision && facts.actor.kind === "person" ? facts.actor.id : turn.personId,
    role: turn.role,
    organisationId: turn.organisationId,
    inPlaceOf: turn.why.inPlaceOf?.id ?? null,
    remark: typeof more.remark === "string" ? more.remark : null,
  });
}
