import { addEntry, announce, type Draft } from "./draft.ts";
import { stateOf } from "./plan-move.ts";
import type { CaseAsRead } from "./record.ts";
import { isReachable, openTurn } from "./turn.ts";

/**
 * Passes on a turn whose holder is gone: the last liaison of a department, an engineer who has left, a team nobody is in any more.
 * Where everybody is there it plans nothing and answers false, so it may be asked as often as one likes.
 */
export function planFall(draft: Draft, read: CaseAsRead): boolean {
  const lost = read.todos.findIndex((one) => !isReachable(draft, one));
  const todo = read.todos[lost];
  if (todo === undefined) return false;
  const { definition } = draft.facts;
  openTurn(draft, todo.key, stateOf(definition, read.record.state), { ...todo.why, fell: undefined });
  // Of several each keeps its place; the others stay as they were.
  const instead = draft.todos[lost] ?? draft.todos[0];
  if (instead === undefined) return false;
  instead.dueAt = todo.dueAt;
  addEntry(draft, { kind: "turn", visibility: "internal", content: { fell: instead.why.fell } });
  announce(draft, "case.turn-fell", {
    visibility: "internal",
    turn: { ...instead, title: stateOf(definition, read.record.state).todo },
    entry: draft.record.eventCount,
  });
  return true;
}
