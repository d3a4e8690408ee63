import { refreshDues, settleClocks } from "./clocks-of-case.ts";
import { addEntry, announce, type Draft } from "./draft.ts";
import { stateOf } from "./plan-move.ts";
import type { CaseAsRead, OpenTodo } from "./record.ts";
import { addressOf, openTurn } from "./turn.ts";

/** Why a case cannot go on by the newer version: what it stands on is not there. */
export type UpgradeObstacle = { code: "no-such-state" | "no-such-clock" | "no-such-field"; where: string };

/**
 * Plans that a living case goes on by another version of its process, the one in the draft's facts: its clocks are brought into line,
 * its turn follows the state as it is declared now, and an entry says so. Answers the obstacle where it cannot, and plans nothing.
 */
export function planUpgrade(draft: Draft, read: CaseAsRead): UpgradeObstacle | null {
  const { record, facts } = draft;
  const { definition } = facts;
  const obstacle = obstacleOf(draft, read);
  if (obstacle !== null) return obstacle;
  const from = record.processVersion;
  record.processVersion = definition.version;
  record.family = stateOf(definition, record.state).family;
  // What somebody has on their screen was offered by the older version.
  record.version += 1;
  addEntry(draft, { kind: "upgraded", visibility: "internal", content: { version: { from, to: definition.version } } });
  settleClocks(draft, { becameOther: "nothing" });
  settleTurn(draft, read);
  const turn = draft.todos.at(-1);
  announce(draft, "case.upgraded", {
    visibility: "internal",
    turn: turn && { ...turn, title: stateOf(definition, record.state).todo },
    entry: record.eventCount,
  });
  return null;
}

function obstacleOf({ record, facts, clocks }: Draft, { previousState }: CaseAsRead): UpgradeObstacle | null {
  const { states, clocks: declared, fields } = facts.definition;
  const state = [record.state, previousState].find((key) => key !== null && !Object.hasOwn(states, key));
  if (state) return { code: "no-such-state", where: `states.${state}` };
  const clock = [...clocks.values()].find((row) => row.state !== "stopped" && !Object.hasOwn(declared, row.clock));
  if (clock) return { code: "no-such-clock", where: `clocks.${clock.clock}` };
  const field = Object.keys(record.fields).find((key) => !Object.hasOwn(fields, key));
  return field === undefined ? null : { code: "no-such-field", where: `fields.${field}` };
}

/** A to-do that stands as it would be opened now stays, so that nobody is told anew of what is theirs already. */
function settleTurn(draft: Draft, { todos: [todo], record }: CaseAsRead): void {
  const state = stateOf(draft.facts.definition, record.state);
  if (state.responsible.who === "several") {
    refreshDues(draft);
    return;
  }
  const address = state.todo === undefined ? null : addressOf(draft, state.responsible);
  if (todo !== undefined && address !== null && isSame(todo, address)) refreshDues(draft);
  else if (todo !== undefined || address !== null)
    openTurn(draft, record.state, state, { ...todo?.why, fell: undefined });
}

type Addressee = Pick<OpenTodo, "personId" | "teamId" | "role" | "organisationId">;
const isSame = (a: Addressee, b: Addressee): boolean =>
  a.personId === b.personId && a.teamId === b.teamId && a.role === b.role && a.organisationId === b.organisationId;
