import type { Actor } from "../people/actor.ts";
import type { Responsible, State } from "./definition.ts";
import type { Draft, PlannedTodo } from "./draft.ts";
import type { OpenTodo } from "./record.ts";

type Address = Pick<PlannedTodo, "personId" | "teamId" | "role" | "organisationId">;
const nobody: Address = { personId: null, teamId: null, role: null, organisationId: null };

/**
 * Whose turn it is in a state. Always somebody while a case lives: where the one named is missing it falls to the team,
 * where that is missing to the desk.
 */
export function addressOf(draft: Draft, responsible: Responsible): Address | null {
  const { record, facts } = draft;
  const desk: Address = { ...nobody, teamId: facts.teams.desk().id };
  switch (responsible.who) {
    case "nobody":
    case "linked":
      return null;
    case "desk":
      return desk;
    case "team":
      return record.teamId ? { ...nobody, teamId: record.teamId } : desk;
    case "assignee":
      return record.assigneeId ? { ...nobody, personId: record.assigneeId } : addressOf(draft, { who: "team" });
    case "role":
      return record.departmentId ? { ...nobody, role: responsible.role, organisationId: record.departmentId } : desk;
    case "customer":
      return responsible.watchedBy === "desk" ? desk : addressOf(draft, { who: "assignee" });
  }
}

/** Ends the to-dos of the state left and opens the one of the state entered; of several turns in one plan only the last is somebody's. */
export function openTurn(draft: Draft, key: string, state: State, why: Record<string, unknown>): void {
  draft.endsTodos = draft.read !== null;
  draft.todos = [];
  const address = addressOf(draft, state.responsible);
  if (address === null || state.todo === undefined) return;
  const clock = state.todoDue === undefined ? undefined : draft.clocks.get(state.todoDue);
  draft.todos.push({
    key,
    ...address,
    why,
    startsAt: draft.facts.now,
    dueAt: clock?.dueAt ?? draft.record.dueAt,
  });
}

/** Is one of the open to-dos addressed to this actor: in person, through a team, through a role? */
export function isTheirTurn(
  actor: Actor,
  todos: readonly Pick<OpenTodo, "personId" | "teamId" | "role" | "organisationId">[],
): boolean {
  return todos.some(
    (todo) =>
      (todo.personId !== null && actor.kind === "person" && todo.personId === actor.id) ||
      (todo.teamId !== null && actor.teamIds.includes(todo.teamId)) ||
      (todo.role !== null &&
        actor.roles.some(({ role, organisationId }) => role === todo.role && organisationId === todo.organisationId)),
  );
}
