import { notAllowed, type Refusal } from "../errors/refusal.ts";
import type { Actor } from "../people/actor.ts";
import type { Words } from "../words/words.ts";
import type { Move, ProcessDefinition } from "./definition.ts";
import type { Draft } from "./draft.ts";
import type { CaseAsRead } from "./record.ts";
import type { ProcessRoom } from "./room.ts";
import { isStandIn, isTheirTurn } from "./turn.ts";
import type { DefinitionBook } from "./versions.ts";

/**
 * May this actor make this move on this case, whatever its state? Null: yes. The permission first, then who of those
 * who hold it: the assignee, whoever's turn it is, the customer.
 */
export function refusalOfRight(actor: Actor, move: Move, read: CaseAsRead): Refusal | null {
  if (actor.kind === "system") {
    return move.who === "system" || move.alsoSystem ? null : notAllowed("not-a-system-move");
  }
  if (move.who === "system" || !(actor.permissions.has(move.who) || mayStandIn(actor, move, read)))
    return notAllowed("not-permitted", { params: { permission: move.who } });
  switch (move.only) {
    case undefined:
      return actor.side === "staff" ? null : notAllowed("staff-only");
    case "staff":
      return actor.side === "staff" ? null : notAllowed("staff-only");
    case "customer":
      return actor.side === "customer" || actor.kind === "link" ? null : notAllowed("customer-only");
    case "supplier":
      return actor.side === "supplier" ? null : notAllowed("supplier-only");
    case "assignee":
      return actor.kind === "person" && read.record.assigneeId === actor.id ? null : notAllowed("assignee-only");
    case "responsible":
      return isTheirTurn(actor, read.todos) ? null : notAllowed("responsible-only");
  }
}

/**
 * What only the one whose turn it is may do is open to the desk where that turn fell to it, without the right of the one who is not
 * there: else the case would stand still. Everything else stays with whoever holds the right to it.
 */
const mayStandIn = (actor: Actor, { only }: Move, { todos }: CaseAsRead): boolean =>
  (only === "responsible" || only === "assignee") && isStandIn(actor, todos);

/** The moves open to this actor now, in the order the definition names them: state, right and guards all agree. */
export function openMoves(room: ProcessRoom, draft: Draft, read: CaseAsRead): string[] {
  return movesFrom(room.definition, read.record.state).filter((key) => {
    const move = room.definition.moves[key] as Move;
    if (move.act !== undefined) return false;
    return refusalOfRight(draft.facts.actor, move, read) === null && refusalOfGuards(room, key, draft) === null;
  });
}

/** Processes this actor may convert a case in this state to (D4). */
export function conversionsOpen(
  { convertsTo }: ProcessDefinition,
  state: string,
  actor: Actor,
  definitions: Pick<DefinitionBook, "active">,
): { process: string; title: Words }[] {
  if (!actor.permissions.has("case.convert")) return [];
  return Object.entries(convertsTo).flatMap(([process, { from }]) => {
    const target = from.includes(state) ? definitions.active(process) : null;
    const who = target?.registration.who;
    return target && who && who !== "system" && actor.permissions.has(who) ? [{ process, title: target.title }] : [];
  });
}

export const movesFrom = (definition: ProcessDefinition, state: string): string[] =>
  Object.keys(definition.moves).filter((key) => definition.moves[key]?.from.includes(state));

export function refusalOfGuards(room: ProcessRoom, key: string, draft: Draft): Refusal | null {
  for (const name of room.definition.moves[key]?.guards ?? []) {
    const guard = room.guards[name];
    // A definition naming an unknown guard does not pass the checker; meeting one here must not open the door.
    if (guard === undefined) return notAllowed("guard-missing", { params: { guard: name } });
    const refusal = guard({ draft, move: key });
    if (refusal !== null) return refusal;
  }
  return null;
}
