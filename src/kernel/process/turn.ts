import type { Actor } from "../people/actor.ts";
import type { Responsible, State } from "./definition.ts";
import type { Draft, PlannedTodo } from "./draft.ts";
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
      return theDesk(draft);
    case "team":
      return addressOfTeam(draft);
    case "assignee": {
      if (record.assigneeId === null) return addressOfTeam(draft);
      if (facts.staff.isThere(record.assigneeId, today(draft))) return { ...nobody, personId: record.assigneeId };
      const { fell: _, ...instead } = addressOfTeam(draft);
      const isDesk = instead.teamId === facts.teams.desk().id;
      return { ...instead, fell: { from: { who: "person" }, to: isDesk ? "desk" : "team" } };
    }
    case "role": {
      const { departmentId } = record;
      if (departmentId === null) return theDesk(draft);
      const { role } = responsible;
      if (facts.staff.isHeld(role, departmentId, today(draft)))
        return { ...nobody, role, organisationId: departmentId };
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
  if (personId !== null && facts.staff.isThere(personId, today(draft))) return { ...nobody, personId };
  if (role !== null && organisationId !== null && facts.staff.isHeld(role, organisationId, today(draft)))
    return { ...nobody, role, organisationId };
  return { ...theDesk(draft), fell: { from: { who: "contact", organisation: departmentName(draft) }, to: "desk" } };
}

const theDesk = ({ facts }: Draft): Address => ({ ...nobody, teamId: facts.teams.desk().id });

function addressOfTeam(draft: Draft): Address {
  const { teamId } = draft.record;
  const desk = theDesk(draft);
  if (teamId === null || teamId === desk.teamId) return desk;
  if (draft.facts.staff.isStaffed(teamId, today(draft))) return { ...nobody, teamId };
  return { ...desk, fell: { from: { who: "team", teamId }, to: "desk" } };
}

const today = ({ facts }: Draft): Temporal.PlainDate => facts.now.toZonedDateTimeISO(facts.zone).toPlainDate();

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
  const address = addressOf(draft, state.responsible);
  if (address === null || state.todo === undefined) return;
  const { fell = carriedOn(draft, before, address), ...addressee } = address;
  const clock = state.todoDue === undefined ? undefined : draft.clocks.get(state.todoDue);
  draft.todos.push({
    key,
    ...addressee,
    why: fell === undefined ? why : { ...why, fell },
    startsAt: draft.facts.now,
    dueAt: clock?.dueAt ?? draft.record.dueAt,
  });
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
  if (personId !== null) return staff.isThere(personId, today(draft));
  if (teamId !== null) return teamId === teams.desk().id || staff.isStaffed(teamId, today(draft));
  return role !== null && organisationId !== null && staff.isHeld(role, organisationId, today(draft));
}

type Turn = Addressee & Pick<OpenTodo, "why">;

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
