import { invalid, Refusal } from "../errors/refusal.ts";
import { compileForm, type FormValues } from "../forms/compile.ts";
import type { Field } from "../forms/field.ts";
import type { Words } from "../words/words.ts";
import { restartClocks, restartOnUpdate, settleClocks } from "./clocks-of-case.ts";
import type { Act, Move, ProcessDefinition, State } from "./definition.ts";
import { addEntry, addMeasure, announce, type Draft, newTurns } from "./draft.ts";
import type { CaseAsRead, CaseRecord } from "./record.ts";
import { openMoves, refusalOfGuards, refusalOfRight } from "./rights.ts";
import type { ProcessRoom } from "./room.ts";
import { dayAndTime, told } from "./tell.ts";
import { addressOf, openTurn } from "./turn.ts";

export type MoveOrder = {
  move: string;
  values: Readonly<Record<string, unknown>>;
  occurredAt?: Temporal.Instant;
  /** Words that go with the move (a customer's reply that ends the waiting). */
  body?: string;
  /** Attachments that belong to these words. */
  attachments?: readonly string[];
  /** The act over several cases this move is part of. */
  act?: Act;
  /** It ends the case and lets go of its open children, said explicitly (D22). */
  releasesChildren?: boolean;
};

/**
 * Plans one move upon a draft: right, state, guards, form, then everything that follows from it. Pure; throws a Refusal
 * and leaves the draft unusable where the move is not open.
 */
export function planMove(room: ProcessRoom, draft: Draft, read: CaseAsRead, order: MoveOrder): void {
  const { definition } = room;
  const move = Object.hasOwn(definition.moves, order.move) ? definition.moves[order.move] : undefined;
  if (move === undefined) throw new Refusal("not-found", "no-such-move", { possible: openMoves(room, draft, read) });
  const refusal = refusalOfRight(draft.facts.actor, move, read);
  if (refusal !== null) throw withPossible(refusal, room, draft, read);
  if (!move.from.includes(draft.record.state)) {
    throw new Refusal("wrong-state", "wrong-state", {
      possible: openMoves(room, draft, read),
      params: { state: draft.record.state },
    });
  }
  if (move.act !== order.act) throw new Refusal("wrong-state", "only-by-its-act");
  refuseWithOpenChildren(draft, definition, move, read, order);
  refuseBeforeItsTime(draft.record, order.occurredAt);
  const held = refusalOfGuards(room, order.move, draft);
  if (held !== null) throw withPossible(held, room, draft, read);

  delete draft.leadsTo;
  delete draft.calls;
  const values = compiledForm(definition, order.move).read(order.values, {
    known: draft.record.fields,
    path: "fields.",
  });
  const before: CaseRecord = { ...draft.record, fields: { ...draft.record.fields } };
  const wasAssigned = draft.record.assigneeId;
  storeValues(draft, definition.fields, values);
  assign(draft, move, values);
  const from = draft.record.state;
  const declared = move.to === "same" ? from : move.to === "previous" ? previousState(definition, read) : move.to;
  enter(draft, definition, declared);

  for (const name of move.consequences) {
    const consequence = room.consequences[name];
    if (consequence === undefined)
      throw new Error(`${definition.key}.${order.move} names the unknown consequence ${name}`);
    consequence({ draft, move: order.move, values });
  }
  const to = whereLed(draft, definition, declared, move.orTo);

  const opensTurn =
    to !== from || move.opensTurn || draft.record.assigneeId !== wasAssigned || draft.calls !== undefined;
  const message = move.tells && told(draft, move.tells, spoken(draft, move, values, definition));
  if (message !== undefined && move.isProgress && draft.facts.actor.side !== "customer")
    draft.record.isAwaitingAnswer = false;
  addEntry(draft, {
    kind: order.act === "undo-merge" ? "unmerged" : "moved",
    move: order.move,
    from,
    to,
    visibility: message !== undefined || order.body !== undefined || move.only === "customer" ? "public" : "internal",
    occurredAt: order.occurredAt,
    content: {
      body: order.body ?? textOf(values.message),
      told: message,
      values: entryValues(values, definition.fields),
      changes: changesBetween(before, draft.record),
      attachments: order.attachments && order.attachments.length > 0 ? [...order.attachments] : undefined,
      attempts: draft.attempts.length > 0 ? draft.attempts : undefined,
      fell: opensTurn ? addressOf(draft, stateOf(definition, to).responsible)?.fell : undefined,
    },
  });
  for (const measure of move.measures) addMeasure(draft, measure, order.occurredAt);
  if (move.isReturn) addMeasure(draft, "returned");
  settleClocks(draft, { becameOther: to === from ? "nothing" : "state" });
  restartClocks(draft, move.restarts);
  if (draft.facts.actor.side === "staff" && move.isProgress) restartOnUpdate(draft);
  if (opensTurn) {
    openTurn(draft, to, stateOf(definition, to), { move: order.move, from });
  }
  announce(draft, `${definition.key}.${move.announces}`, {
    move: order.move,
    from,
    told: message,
    values: publicValues(values, definition.fields),
    ...newTurns(draft, stateOf(definition, to).todo),
    called: calledBy(draft),
    notify: move.notifies && { tell: move.notifies, move: move.title },
    entry: draft.record.eventCount,
  });
}

/** A parent ends only with its children, or with a word that they go on without it (D22). The system's own moves are not held up. */
function refuseWithOpenChildren(
  { facts }: Draft,
  definition: ProcessDefinition,
  move: Move,
  { openChildren }: CaseAsRead,
  { releasesChildren }: MoveOrder,
): void {
  if (openChildren === 0 || releasesChildren === true || facts.actor.kind === "system") return;
  const family = definition.states[move.to]?.family;
  if (family === "done" || family === "cancelled")
    throw new Refusal("wrong-state", "children-open", { params: { children: openChildren } });
}

/** Whom this plan calls in by name: they are told so. */
function calledBy({ parties }: Draft): string[] | undefined {
  const persons = parties.flatMap(({ personId, part }) => (part === "called" && personId !== null ? [personId] : []));
  return persons.length > 0 ? persons : undefined;
}

/** Nothing happens to a case before there was one: measures would count backwards (M4). */
function refuseBeforeItsTime({ occurredAt, createdAt }: CaseRecord, at: Temporal.Instant | undefined): void {
  const begun = occurredAt ?? createdAt;
  if (at && Temporal.Instant.compare(at, begun) < 0) throw invalid({ path: "occurredAt", code: "too-long-ago" });
}

/** Where "back" leads: the state before this one. A case in its first state has none to go back to. */
const previousState = (definition: ProcessDefinition, read: CaseAsRead): string =>
  read.previousState ?? definition.registration.to;

/** A consequence may lead elsewhere, to a state its move or registration names. */
export function whereLed(
  draft: Draft,
  definition: ProcessDefinition,
  declared: string,
  others: readonly string[],
): string {
  const { leadsTo = declared } = draft;
  if (leadsTo === declared) return declared;
  if (!others.includes(leadsTo)) throw new Error(`${definition.key}: a consequence leads to ${leadsTo}, undeclared`);
  enter(draft, definition, leadsTo);
  return leadsTo;
}

/** Puts the case into a state: family, and the times that ending and reopening set. */
export function enter(draft: Draft, definition: ProcessDefinition, key: string): void {
  const { record, facts } = draft;
  const state = stateOf(definition, key);
  record.state = key;
  record.family = state.family;
  record.version = draft.read === null ? 1 : draft.read.record.version + 1;
  if (state.family === "open" || state.family === "waiting") {
    record.solvedAt = null;
    record.closedAt = null;
  } else {
    record.solvedAt ??= facts.now;
    record.closedAt = state.isFinal ? facts.now : null;
  }
}

export function stateOf(definition: ProcessDefinition, key: string): State {
  const state = definition.states[key];
  if (state === undefined) throw new Error(`${definition.key} has no state ${key}`);
  return state;
}

const forms = new WeakMap<ProcessDefinition, Map<string, ReturnType<typeof compileForm>>>();

/** The compiled form of a move; `registration` for the one a case comes in by. Compiled once per definition. */
export function compiledForm(definition: ProcessDefinition, key: string): ReturnType<typeof compileForm> {
  const ofDefinition = forms.get(definition) ?? new Map<string, ReturnType<typeof compileForm>>();
  forms.set(definition, ofDefinition);
  const known = ofDefinition.get(key);
  if (known !== undefined) return known;
  const fields = key === "registration" ? definition.registration.form : (definition.moves[key]?.form ?? []);
  const form = compileForm(definition.fields, fields);
  ofDefinition.set(key, form);
  return form;
}

/** What may be set through a form, and the column it is kept in. */
const columns = {
  assignee: "assigneeId",
  team: "teamId",
  department: "departmentId",
  organisation: "organisationId",
  priority: "priority",
  subject: "subject",
  description: "description",
} as const;

export function storeValues(draft: Draft, fields: Readonly<Record<string, Field>>, values: FormValues): void {
  const { record } = draft;
  for (const [key, value] of Object.entries(values)) {
    const field = fields[key] as Field;
    if (field.stores === "case") {
      if (value === null) delete record.fields[key];
      else record.fields[key] = value;
    } else if (field.stores === "column") {
      if (!(key in columns)) throw new Error(`${draft.facts.definition.key}: no column for the field ${key}`);
      const column = columns[key as keyof typeof columns];
      if (column === "priority") record.priority = Number(value ?? record.priority);
      else if (column === "subject" || column === "description") record[column] = String(value ?? record[column]);
      else record[column] = value === null ? null : String(value);
    }
  }
  if (typeof values.team === "string") {
    const team = draft.facts.teams.byId(values.team);
    if (team === null) throw invalid({ path: "fields.team", code: "unknown-id" });
    record.line = team.line;
    record.departmentId = team.departmentId;
  }
}

/** Who has it afterwards. What the form says wins over what the move says. */
function assign(draft: Draft, move: Move, values: FormValues): void {
  const { record, facts } = draft;
  if (!("assignee" in values)) {
    if (move.assigns === "me") record.assigneeId = facts.actor.kind === "person" ? facts.actor.id : null;
    else if (move.assigns === "nobody") record.assigneeId = null;
    else if (move.assigns === "desk") {
      record.assigneeId = null;
      record.teamId = facts.teams.desk().id;
    }
  }
  if (move.line === "next") record.line = Math.min(3, record.line + 1);
  else if (move.line !== undefined) record.line = move.line;
}

/** The business department that has it: by its team, which a move may have changed a moment ago. */
function departmentOf({ record, facts }: Draft): Words | undefined {
  const team = record.teamId === null ? null : facts.teams.byId(record.teamId);
  if (team === null || team.departmentId !== record.departmentId) return facts.names.get(`o${record.departmentId}`);
  return { zh: team.departmentName, en: team.departmentName };
}

/** Words for {{assignee}} and {{department}} in what the customer is told. */
function spoken(draft: Draft, move: Move, values: FormValues, definition: ProcessDefinition) {
  const { names } = draft.facts;
  const { record } = draft;
  const desk = { zh: "服务台", en: "The service desk" };

  const plain = Object.entries(values).filter(
    ([key, value]) => (typeof value === "string" || typeof value === "number") && definition.fields[key]?.isPublic,
  );
  const nothing = { zh: "", en: "" };
  return {
    // What could have been said and was not leaves nothing behind.
    ...Object.fromEntries(move.form.map(({ field }) => [field, nothing])),
    assignee: names.get(`p${record.assigneeId}`) ?? desk,
    department: departmentOf(draft) ?? desk,
    ...Object.fromEntries(
      plain.map(([key, value]) => {
        const choice = definition.fields[key]?.choices?.find((one) => one.value === value);
        if (choice) return [key, choice.title];
        const text =
          definition.fields[key]?.type === "date-time"
            ? dayAndTime(Temporal.Instant.from(String(value)), draft.facts.zone)
            : String(value);
        return [key, { zh: text, en: text }];
      }),
    ),
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** What the entry keeps of the form: all but the words that stand as its body. */
function entryValues(values: FormValues, fields: Readonly<Record<string, Field>>): Record<string, unknown> | undefined {
  const kept = Object.entries(values).filter(
    ([key, value]) => key !== "message" && value !== null && fields[key] !== undefined,
  );
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** What others may act upon: values customers may see too, never internal words. */
function publicValues(
  values: FormValues,
  fields: Readonly<Record<string, Field>>,
): Record<string, unknown> | undefined {
  const open = Object.entries(values).filter(([key]) => fields[key]?.isPublic);
  return open.length > 0 ? Object.fromEntries(open) : undefined;
}

/** Columns whose old and new value the timeline keeps. */
export const tracked = [
  "assigneeId",
  "teamId",
  "departmentId",
  "organisationId",
  "priority",
  "subject",
  "line",
] as const;

/** Old and new value of every column and field a plan changes. */
export function changesBetween(before: CaseRecord, after: CaseRecord): Record<string, [unknown, unknown]> | undefined {
  const changes: Record<string, [unknown, unknown]> = {};
  for (const column of tracked) {
    if (before[column] !== after[column]) changes[column] = [before[column], after[column]];
  }
  for (const key of new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])) {
    if (JSON.stringify(before.fields[key]) !== JSON.stringify(after.fields[key])) {
      changes[key] = [before.fields[key] ?? null, after.fields[key] ?? null];
    }
  }
  return Object.keys(changes).length > 0 ? changes : undefined;
}

/** A refusal that also says what can be done instead. */
const withPossible = (refusal: Refusal, room: ProcessRoom, draft: Draft, read: CaseAsRead) =>
  new Refusal(refusal.kind, refusal.code, { ...refusal.detail, possible: openMoves(room, draft, read) });
