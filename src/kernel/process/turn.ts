import type { Actor } from "../people/actor.ts";
import type { Responsible, State } from "./definition.ts";
import type { Call, Draft, PlannedTodo } from "./draft.ts";
import type { Fell, OpenTodo, Why } from "./record.ts";

type Addressee = Pick<PlannedTodo, "personId" | "teamId" | "role" | "organisationId">;
type Address = Addressee & { fell?: Fell };
const nobody: Addressee = { personId: null, teamId: null, role: null, organisationId: null };

/**
 * Whose turn it is in a state. Always somebody who is there while a case lives: where the one named is missing or gone it falls to
 * the team, where nobody is in that to the desk, and `fell` says so (design: Semantics).
 */
export function addressOf(draft: Draft, responsible: Responsible): Address | null {
  const { record, facts } = draft;
  switch (responsible.who) {
    case "nobody":
    case "linked":
      return null;
    case "desk":
    // Nobody was called upon: the desk sees to it.
    case "several":
      return theDesk(draft);
    case "team":
      return addressOfTeam(draft);
    case "assignee":
      return addressOfAssignee(draft);
    case "role": {
      const { departmentId } = record;
      if (departmentId === null) return theDesk(draft);
      const { role } = responsible;
      if (facts.staff.isHeld(role, departmentId, facts.now)) return { ...nobody, role, organisationId: departmentId };
      const from = { who: "role" as const, role, organisation: departmentName(draft) };
      return { ...theDesk(draft), fell: { from, to: "desk" } };
    }
    case "contact":
      return addressOfContact(draft, responsible);
    case "customer":
      return addressOf(draft, { who: responsible.watchedBy });
  }
}

function addressOfContact(draft: Draft, named: Extract<Responsible, { who: "contact" }>): Address {
  const { record, facts } = draft;
  const [personId, role, organisationId] = [named.person, named.role, named.organisation].map((key) => {
    const value = record.fields[key];
    return typeof value === "string" ? value : null;
  }) as [string | null, string | null, string | null];
  if (personId !== null && facts.staff.isThere(personId, facts.now)) return { ...nobody, personId };
  if (role !== null && organisationId !== null && facts.staff.isHeld(role, organisationId, facts.now))
    return { ...nobody, role, organisationId };
  return { ...theDesk(draft), fell: { from: { who: "contact", organisation: departmentName(draft) }, to: "desk" } };
}

const theDesk = ({ facts }: Draft): Address => ({ ...nobody, teamId: facts.teams.desk().id });

function addressOfAssignee(draft: Draft): Address {
  const { record, facts } = draft;
  const { assigneeId } = record;
  if (assigneeId === null) return addressOfTeam(draft);
  const isThere = facts.staff.isThere(assigneeId, facts.now);
  if (isThere && !isUrgentOffShift(draft, assigneeId)) return { ...nobody, personId: assigneeId };
  const { fell: _, ...instead } = addressOfTeam(draft);
  const to = instead.teamId === facts.teams.desk().id ? "desk" : "team";
  if (isThere) return { ...instead, fell: { from: { who: "person", isOffDuty: true }, to } };
  const isAbsent = facts.staff.isAbsent(assigneeId, facts.now);
  return { ...instead, fell: { from: { who: "person", ...(isAbsent ? { isAbsent } : {}) }, to } };
}

/** Ordinary work waits for the next shift; what is urgent does not (docs/decisions/duty.md). Whoever acts is at work, whatever the roster says. */
const isUrgentOffShift = ({ record, facts }: Draft, personId: string): boolean =>
  record.priority === 1 &&
  !(facts.actor.kind === "person" && facts.actor.id === personId) &&
  !facts.staff.isOnDuty(personId, facts.now);

function addressOfTeam(draft: Draft): Address {
  const { teamId, priority } = draft.record;
  const { staff, now } = draft.facts;
  const desk = theDesk(draft);
  if (teamId === null || teamId === desk.teamId) return desk;
  if (!staff.isStaffed(teamId, now)) return { ...desk, fell: { from: { who: "team", teamId }, to: "desk" } };
  if (priority === 1 && staff.onDuty(teamId, now).length === 0)
    return { ...desk, fell: { from: { who: "team", teamId, isOffDuty: true }, to: "desk" } };
  return { ...nobody, teamId };
}

function departmentName({ record, facts }: Draft): string {
  const team = record.teamId === null ? null : facts.teams.byId(record.teamId);
  if (team !== null && team.departmentId === record.departmentId) return team.departmentName;
  return facts.names.get(`o${record.departmentId}`)?.zh ?? "";
}

/** Ends the to-dos of the state left and opens the one of the state entered; of several turns in one plan only the last is somebody's. */
export function openTurn(draft: Draft, key: string, state: State, why: Why): void {
  const before = draft.todos.length > 0 ? draft.todos : (draft.read?.todos ?? []);
  draft.endsTodos = draft.read !== null;
  draft.todos = [];
  const clock = state.todoDue === undefined ? undefined : draft.clocks.get(state.todoDue);
  const dueAt = clock?.dueAt ?? draft.record.dueAt;
  if (state.responsible.who === "several") {
    const calls = draft.calls ?? before.map((todo) => ({ ...todo, had: todo }));
    if (calls.length > 0) {
      draft.todos = calls.map((call) => todoOfCall(draft, key, call, why, dueAt));
      return;
    }
  }
  const address = addressOf(draft, state.responsible);
  if (address === null || state.todo === undefined) return;
  const { fell = carriedOn(draft, before, address), ...addressee } = address;
  draft.todos.push({
    key,
    ...addressee,
    why: fell === undefined ? why : { ...why, fell },
    startsAt: draft.facts.now,
    dueAt,
  });
}

/** One of several turns: theirs, or the desk's where nobody is there to take it. */
function todoOfCall(draft: Draft, key: string, call: Call, why: Why, dueAt: Temporal.Instant | null): PlannedTodo {
  const { personId, teamId, role, organisationId, had } = call;
  const addressee = { personId, teamId, role, organisationId };
  // Whose place it is each says for themselves.
  const { place: _, inPlaceOf: __, ...cause } = why;
  const { fell: before, ...reason } = { ...cause, ...call.why };
  const fell = isReachable(draft, addressee) ? before : fallenFrom(draft, addressee);
  const isKept = had !== undefined && (fell === undefined || fell === before);
  return {
    key,
    ...(fell === undefined || fell === before ? addressee : theDesk(draft)),
    why: fell === undefined ? reason : { ...reason, fell },
    startsAt: had?.startsAt ?? draft.facts.now,
    dueAt,
    ...(isKept ? { isKept } : {}),
  };
}

function fallenFrom({ facts }: Draft, { role, organisationId }: Addressee): Fell {
  if (role === null) return { from: { who: "person" }, to: "desk" };
  const organisation = facts.names.get(`o${organisationId}`)?.zh ?? "";
  return { from: { who: "role", role, organisation }, to: "desk" };
}

/** Whoever of the desk has taken on what fell to it goes on standing in until it is somebody else's. */
function carriedOn({ facts }: Draft, before: readonly Turn[], { personId }: Addressee): Fell | undefined {
  if (personId === null) return undefined;
  const { actor } = facts;
  const taken = before.find(
    ({ why, personId: had }) =>
      why.fell?.to === "desk" && (had ?? (actor.kind === "person" ? actor.id : null)) === personId,
  );
  return taken?.why.fell;
}

/** Can the one a to-do is addressed to still see it? The desk always counts as there. */
export function isReachable(draft: Draft, { personId, teamId, role, organisationId }: Addressee): boolean {
  const { staff, teams } = draft.facts;
  if (personId !== null) return staff.isThere(personId, draft.facts.now);
  if (teamId !== null) return teamId === teams.desk().id || staff.isStaffed(teamId, draft.facts.now);
  return role !== null && organisationId !== null && staff.isHeld(role, organisationId, draft.facts.now);
}

/** The turns that are open in the plan so far. */
export const turnsOf = ({ todos, endsTodos, read }: Draft): readonly Turn[] =>
  todos.length > 0 || endsTodos ? todos : (read?.todos ?? []);

/** Whose of these turns the actor may take: their own, and what fell to the desk where they may stand in. */
export const turnsTakenBy = (actor: Actor, turns: readonly Turn[]): Turn[] =>
  turns.filter((turn) => isAddressedTo(actor, turn));

type Turn = Addressee & Pick<OpenTodo, "why" | "startsAt" | "dueAt">;

/** Is one of the open to-dos addressed to this actor: in person, through a team, through a role? */
export const isTheirTurn = (actor: Actor, todos: readonly Addressee[]): boolean =>
  todos.some((todo) => isAddressedTo(actor, todo));

/** Acts in the place of somebody who is not there: of the desk, on what fell to it, and with the permission to. */
export const isStandIn = (actor: Actor, todos: readonly Turn[]): boolean =>
  actor.permissions.has("case.stand-in") &&
  todos.some((todo) => todo.why.fell?.to === "desk" && isAddressedTo(actor, todo));

const isAddressedTo = (actor: Actor, { personId, teamId, role, organisationId }: Addressee): boolean =>
  (personId !== null && actor.kind === "person" && personId === actor.id) ||
  (teamId !== null && actor.teamIds.includes(teamId)) ||
  (role !== null && actor.roles.some((held) => held.role === role && held.organisationId === organisationId));
