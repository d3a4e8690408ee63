import type { FormField } from "../forms/field.ts";
import { shippedPermissions } from "../people/permissions.ts";
import type { ProcessDefinition } from "./definition.ts";
import type { ProcessRoom } from "./room.ts";

/** Something a definition must not be. `error` refuses it, `warning` is shown to the administrator. */
export type DefinitionProblem = { level: "error" | "warning"; code: string; where: string };

type Report = (code: string, where: string, level?: DefinitionProblem["level"]) => void;

/**
 * Refuses a definition by which a case could be dropped: a dead end, a state nobody is responsible for, a state never
 * reached, a clock that never stops, a name that means nothing. With `room`, guards and consequences are looked up too.
 */
export function checkDefinition(
  definition: ProcessDefinition,
  room?: Pick<ProcessRoom, "guards" | "consequences" | "explains">,
): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const report: Report = (code, where, level = "error") => problems.push({ level, code, where });
  checkStates(definition, report);
  checkReach(definition, report);
  checkMoves(definition, report);
  checkStandIn(definition, report);
  checkClocks(definition, report);
  checkFlow(definition, report);
  checkConversions(definition, report);
  checkWords(definition, report);
  if (room !== undefined) {
    checkNames(definition, room, report);
    checkExplained(definition, room, report);
  }
  return problems;
}

function checkStates({ states, moves, clocks, fields }: ProcessDefinition, report: Report): void {
  for (const [key, state] of Object.entries(states)) {
    const where = `states.${key}`;
    if (state.isFinal && state.family !== "done" && state.family !== "cancelled") report("final-but-not-ended", where);
    if (!state.isFinal && state.responsible.who === "nobody") report("nobody-responsible", where);
    if (!state.isFinal && state.responsible.who !== "linked" && state.todo === undefined) report("no-todo", where);
    if (
      state.family === "waiting" &&
      state.responsible.who !== "customer" &&
      state.responsible.who !== "desk" &&
      state.responsible.who !== "assignee" &&
      state.responsible.who !== "several"
    ) {
      report("waiting-unwatched", where);
    }
    if (state.responsible.who === "contact") {
      const { person, role, organisation } = state.responsible;
      for (const field of [person, role, organisation])
        if (!(field in fields)) report("unknown-field", `${where}.responsible.${field}`);
    }
    if (state.asksCustomer && !(state.asksCustomer.until in fields)) report("unknown-field", `${where}.asksCustomer`);
    if (state.todoDue !== undefined && !(state.todoDue in clocks)) report("unknown-clock", `${where}.todoDue`);
    if (state.onCustomerReply !== undefined) {
      const move = moves[state.onCustomerReply];
      if (move === undefined) report("unknown-move", `${where}.onCustomerReply`);
      else if (!(move.who === "system" || move.alsoSystem)) report("not-a-system-move", `${where}.onCustomerReply`);
      else if (!move.from.includes(key)) report("move-does-not-start-here", `${where}.onCustomerReply`);
    }
  }
}

function checkReach({ states, moves, registration }: ProcessDefinition, report: Report): void {
  const ways = () => new Map<string, Set<string>>(Object.keys(states).map((key) => [key, new Set()]));
  // What leads back where a case has been reaches nothing new, but may be its way out.
  const [onwards, all] = [ways(), ways()];
  for (const { act, from: starts, to, orTo } of Object.values(moves)) {
    for (const from of starts) {
      for (const other of [to, ...orTo]) if (other !== "same" && other !== "previous") onwards.get(from)?.add(other);
      const targets = to === "same" ? [] : to === "previous" ? statesBefore(moves, from) : [to];
      if (act !== "undo-merge") for (const target of [...targets, ...orTo]) all.get(from)?.add(target);
    }
  }
  const reached = closure([registration.to, ...registration.orTo], (key) => onwards.get(key) ?? []);
  for (const key of Object.keys(states)) if (!reached.has(key)) report("unreachable", `states.${key}`);

  const back = new Map<string, string[]>();
  for (const [from, targets] of all) for (const to of targets) back.set(to, [...(back.get(to) ?? []), from]);
  const finals = Object.keys(states).filter((key) => states[key]?.isFinal);
  if (finals.length === 0) report("no-end", "states");
  const ends = closure(finals, (key) => back.get(key) ?? []);
  for (const key of Object.keys(states)) if (!ends.has(key)) report("dead-end", `states.${key}`);
}

const statesBefore = (moves: ProcessDefinition["moves"], state: string): string[] =>
  Object.values(moves).flatMap((move) => (move.to === state ? move.from : []));

function closure(start: readonly string[], next: (key: string) => Iterable<string>): Set<string> {
  const seen = new Set(start);
  const rest = [...start];
  for (let key = rest.pop(); key !== undefined; key = rest.pop()) {
    for (const other of next(key)) {
      if (!seen.has(other)) {
        seen.add(other);
        rest.push(other);
      }
    }
  }
  return seen;
}

function checkMoves(
  { moves, states, fields, clocks, registration, solution }: ProcessDefinition,
  report: Report,
): void {
  if (!(registration.to in states)) report("unknown-state", "registration.to");
  for (const other of registration.orTo) if (!(other in states)) report("unknown-state", `registration.orTo.${other}`);
  checkForm(registration.form, fields, "registration", report);
  for (const [key, move] of Object.entries(moves)) {
    const where = `moves.${key}`;
    if (move.to !== "same" && move.to !== "previous" && !(move.to in states)) report("unknown-state", `${where}.to`);
    for (const from of move.from) if (!(from in states)) report("unknown-state", `${where}.from.${from}`);
    for (const other of move.orTo) if (!(other in states)) report("unknown-state", `${where}.orTo.${other}`);
    if (move.who === "system" && move.form.some(({ required }) => required)) report("system-cannot-fill", where);
    if (move.cascades !== undefined && moves[move.cascades]?.act !== "cascade")
      report("not-a-cascade", `${where}.cascades`);
    checkForm(move.form, fields, where, report);
    for (const clock of move.restarts) if (!(clock in clocks)) report("unknown-clock", `${where}.restarts.${clock}`);
  }
  if (solution !== undefined && !(solution in fields)) report("unknown-field", "solution");
  for (const act of ["merge", "undo-merge", "apply"] as const) {
    const made = Object.keys(moves).filter((key) => moves[key]?.act === act);
    if (made.length > 1) report("act-twice", `moves.${made[1]}`);
    const needed = act === "apply" ? "appliedFrom" : "mergedInto";
    for (const key of made) if (!(needed in fields)) report("unknown-field", `moves.${key}.${needed}`);
  }
  for (const state of Object.keys(states)) {
    // Moves with guards may share a key: their guards tell them apart.
    const here = Object.values(moves).filter(({ from, guards }) => from.includes(state) && guards.length === 0);
    const keys = here.map(({ key }) => key).filter((key) => key !== undefined);
    const doubled = keys.find((key, index) => keys.indexOf(key) !== index);
    if (doubled !== undefined) report("same-key-twice", `states.${state}.${doubled}`);
  }
}

/** Somebody responsible may be gone: then the turn falls to the desk, which must find a way on from there. */
function checkStandIn({ states, moves }: ProcessDefinition, report: Report): void {
  for (const [key, { responsible }] of Object.entries(states)) {
    if (!turnsThatFall.has(responsible.who)) continue;
    // An act over several cases needs another case: no way on from this one alone.
    const ways = Object.values(moves).filter(
      ({ from, to, orTo, act }) =>
        act === undefined && from.includes(key) && ((to !== "same" && to !== key) || orTo.length > 0),
    );
    const isOpen = ways.some(
      ({ who, only }) =>
        who !== "system" &&
        (only === "responsible" || ((only === undefined || only === "staff") && deskAgentsMay.has(who))),
    );
    if (!isOpen) report("desk-cannot-stand-in", `states.${key}`);
  }
}

const turnsThatFall: ReadonlySet<string> = new Set(["assignee", "team", "role", "contact", "several"]);

/** What every desk agent who may stand in may do as shipped. */
const deskAgentsMay: ReadonlySet<string> = new Set(shippedPermissions["junior-agent"]);

function checkForm(
  form: readonly FormField[],
  fields: ProcessDefinition["fields"],
  where: string,
  report: Report,
): void {
  for (const { field, when } of form) {
    if (!(field in fields)) report("unknown-field", `${where}.form.${field}`);
    if (when !== undefined && !(when.field in fields)) report("unknown-field", `${where}.form.${field}.when`);
  }
}

function checkClocks({ clocks, states, moves, fields }: ProcessDefinition, report: Report): void {
  for (const [key, clock] of Object.entries(clocks)) {
    const where = `clocks.${key}`;
    for (const state of [...clock.runsIn, ...clock.pausesIn]) {
      if (!(state in states)) report("unknown-state", `${where}.${state}`);
      else if (states[state]?.isFinal) report("never-stops", `${where}.${state}`);
    }
    for (const state of clock.pausesIn)
      if (clock.runsIn.includes(state)) report("runs-and-pauses", `${where}.${state}`);
    const { target, onlyWith } = clock;
    const named = [
      onlyWith,
      "until" in target ? target.until : undefined,
      "minutesIn" in target ? target.minutesIn : undefined,
    ];
    for (const field of named)
      if (field !== undefined && !(field in fields)) report("unknown-field", `${where}.${field}`);
    if (
      clock.restartsWith !== undefined &&
      !Object.values(moves).some(({ measures }) => measures.includes(clock.restartsWith!))
    )
      report("never-measured", `${where}.restartsWith`);
    for (const move of [clock.onBreach?.move, clock.onBreach?.otherwise]) {
      if (move === undefined) continue;
      const moved = moves[move];
      if (moved === undefined) report("unknown-move", `${where}.onBreach`);
      else if (!(moved.who === "system" || moved.alsoSystem)) report("not-a-system-move", `${where}.onBreach`);
    }
  }
}

function checkFlow({ flow, states }: ProcessDefinition, report: Report): void {
  const named = flow.flatMap((step) => step.states);
  for (const state of named) if (!(state in states)) report("unknown-state", `flow.${state}`);
  for (const [key, state] of Object.entries(states)) {
    if (!named.includes(key) && state.family !== "cancelled") report("not-in-the-picture", `states.${key}`);
  }
}

/** Only a living case is converted, and to another process than its own; whether that one is there, the whole set says. */
function checkConversions({ key, convertsTo, states }: ProcessDefinition, report: Report): void {
  for (const [other, { from }] of Object.entries(convertsTo)) {
    const where = `convertsTo.${other}`;
    if (other === key) report("converts-to-itself", where);
    for (const state of from) {
      if (!(state in states)) report("unknown-state", `${where}.${state}`);
      else if (states[state]?.family === "done" || states[state]?.family === "cancelled")
        report("converts-what-has-ended", `${where}.${state}`);
    }
  }
}

/** What only all definitions together can say: nobody converts to a process that is not there. */
export function checkTogether(definitions: readonly ProcessDefinition[]): DefinitionProblem[] {
  const keys = new Set(definitions.map(({ key }) => key));
  return definitions.flatMap(({ key, convertsTo }) =>
    Object.keys(convertsTo)
      .filter((other) => !keys.has(other))
      .map((other) => ({ level: "error" as const, code: "unknown-process", where: `${key}.convertsTo.${other}` })),
  );
}

/** Both languages everywhere: an error in what we ship, a warning to an administrator (the caller decides by level). */
function checkWords(definition: ProcessDefinition, report: Report): void {
  const walk = (value: unknown, where: string): void => {
    if (value === null || typeof value !== "object") return;
    const object = value as Record<string, unknown>;
    if (typeof object.zh === "string" && typeof object.en === "string") {
      if (object.zh.trim() === "" || object.en.trim() === "") report("not-translated", where);
      return;
    }
    for (const [key, inner] of Object.entries(object)) walk(inner, where === "" ? key : `${where}.${key}`);
  };
  walk(definition, "");
}

function checkNames(
  { moves, registration }: ProcessDefinition,
  room: Pick<ProcessRoom, "guards" | "consequences">,
  report: Report,
): void {
  for (const name of registration.consequences) {
    if (!Object.hasOwn(room.consequences, name)) report("unknown-consequence", `registration.${name}`);
  }
  for (const [key, move] of Object.entries(moves)) {
    for (const name of move.guards)
      if (!Object.hasOwn(room.guards, name)) report("unknown-guard", `moves.${key}.${name}`);
    for (const name of move.consequences) {
      if (!Object.hasOwn(room.consequences, name)) report("unknown-consequence", `moves.${key}.${name}`);
    }
  }
}

/** A rule nobody can read in the procedure (M5) is a rule only the code knows. */
function checkExplained(
  { moves, registration }: ProcessDefinition,
  { explains = {} }: Pick<ProcessRoom, "explains">,
  report: Report,
): void {
  const named = [...registration.consequences, ...Object.values(moves).flatMap((move) => rulesOf(move))];
  for (const name of new Set(named)) {
    const words = Object.hasOwn(explains, name) ? explains[name] : undefined;
    if (words === undefined) report("not-explained", `rules.${name}`);
    else if (words.zh.trim() === "" || words.en.trim() === "") report("not-translated", `rules.${name}`);
  }
}

/** Guards and consequences a move names. */
export const rulesOf = ({ guards, consequences }: { guards: string[]; consequences: string[] }): string[] => [
  ...guards,
  ...consequences,
];
