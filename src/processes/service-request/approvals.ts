import type { StandIn } from "#kernel/people/staff-book.ts";
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
  eachOnce(step.approvers.flatMap((approver, index) => callsFor(draft, approver, String(index + 1), pathOf)));

function callsFor(draft: Draft, approver: Approver, place: string, pathOf: PathOf): Call[] {
  const { record } = draft;
  switch (approver.kind) {
    case "person":
      return callsOfPerson(draft, approver.personId, { place }, pathOf);
    case "customer-representative":
      return callsOfRole(draft, "customer-representative", record.organisationId, { place }, pathOf);
    case "role":
      return callsOfRole(draft, approver.role, record.departmentId, { place }, pathOf);
  }
}

/** A person; in their absence whoever they named, and where they are gone for good the head of the department that fulfils it. */
function callsOfPerson(draft: Draft, personId: string, why: Why, pathOf: PathOf): Call[] {
  const deputy = draft.facts.staff.deputyOf(personId, draft.facts.now);
  if (deputy !== null) return [callOfDeputy({ ...deputy, personId }, why)];
  if (draft.facts.staff.isThere(personId, draft.facts.now)) return [{ ...nobody, personId, why }];
  return superiorOf(draft, why, pathOf) ?? [{ ...nobody, personId, why }];
}

const callOfDeputy = ({ personId, deputyId, name }: StandIn, why: Why): Call => ({
  ...nobody,
  personId: deputyId,
  why: { ...why, inPlaceOf: { id: personId, name } },
});

/**
 * Whoever holds the role there or nearest above, and beside them, in the same place, whoever stands in for one of them; where there is
 * neither the kernel lets it fall to the desk.
 */
function callsOfRole(draft: Draft, role: string, from: string | null, why: Why, pathOf: PathOf): Call[] {
  const { staff, now } = draft.facts;
  const holder = pathOf(from).findLast(
    (id) => staff.isHeld(role, id, now) || staff.deputiesOf(role, id, now).length > 0,
  );
  const deputies = holder === undefined ? [] : staff.deputiesOf(role, holder, now).map((one) => callOfDeputy(one, why));
  const isHeld = holder !== undefined && staff.isHeld(role, holder, now);
  return isHeld || deputies.length === 0
    ? [{ ...nobody, role, organisationId: holder ?? from, why }, ...deputies]
    : deputies;
}

/** The head of the department that fulfils it; null where there is none. */
function superiorOf(draft: Draft, why: Why, pathOf: PathOf): Call[] | null {
  const { staff, now } = draft.facts;
  const calls = callsOfRole(draft, "department-head", draft.record.departmentId, why, pathOf);
  const isSomebody = calls.some(
    ({ role, organisationId }) =>
      role === null || (organisationId !== null && staff.isHeld("department-head", organisationId, now)),
  );
  if (!isSomebody) return null;
  return calls.map((call) => ({ ...call, why: { ...call.why, fell: { from: { who: "person" }, to: "superior" } } }));
}

/** What becomes of a turn nobody has taken by the deadline of its step; null: it stays whose it is. */
export function callsAtDeadline(
  draft: Draft,
  turn: Turn,
  what: ApprovalStep["atDeadline"],
  pathOf: PathOf,
): Call[] | null {
  const why: Why = { place: turn.why.place };
  const deputies = what === "delegate" ? standingInFor(draft, turn) : [];
  if (deputies.length > 0) return deputies.map((one) => callOfDeputy(one, why));
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
  return [{ ...nobody, teamId: draft.facts.teams.desk().id, why: { ...why, fell: { from, to: "desk" } } }];
}

function standingInFor({ facts }: Draft, { personId, role, organisationId }: Addressee): readonly StandIn[] {
  const { staff, now } = facts;
  if (role !== null && organisationId !== null) return staff.deputiesOf(role, organisationId, now);
  const deputy = personId === null ? null : staff.deputyOf(personId, now);
  return deputy === null || personId === null || deputy.deputyId === personId ? [] : [{ ...deputy, personId }];
}

/** One place, one to-do for each who may take it: two who are away may have named the same deputy. */
export const eachOnce = (calls: readonly Call[]): Call[] => [
  ...new Map(
    calls.map((call) => [[call.why.place, call.personId, call.teamId, call.role, call.organisationId].join("|"), call]),
  ).values(),
];

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
