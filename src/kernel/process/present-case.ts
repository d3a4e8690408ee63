import type { z } from "zod";
import type { Answer, AskedForm } from "../forms/answers.ts";
import type { Field, FormField } from "../forms/field.ts";
import { iso, isoOrNull } from "../http/iso.ts";
import type { Actor } from "../people/actor.ts";
import { isOutside, seesInternal } from "../people/scope.ts";
import type { Words } from "../words/words.ts";
import type { caseRowSchema, caseViewSchema, moveViewSchema, StateView } from "./contract.ts";
import { isCustomersTurn } from "./customers-turn.ts";
import type { Move, ProcessDefinition } from "./definition.ts";
import type { CalendarBook } from "./facts.ts";
import type { RegisterNames } from "./names.ts";
import { formatNumber } from "./numbers.ts";
import { presentClock, presentSummary } from "./present-clock.ts";
import { presentFlow } from "./present-flow.ts";
import { valueWords } from "./present-value.ts";
import type { CaseRecord } from "./record.ts";
import { isSetByHand, linkWords } from "./relate/kinds.ts";
import type { DefinitionBook } from "./versions.ts";
import type { CaseToShow, NamesBeside } from "./view-queries.ts";

export type Presenting = {
  definitions: DefinitionBook;
  calendars: CalendarBook;
  names: RegisterNames;
  now: Temporal.Instant;
  actor: Actor;
};

const ref = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name });

/** A state's words; customers read the plain ones. With the fields of its case it says also what they are asked for. */
export function stateView(
  definition: ProcessDefinition,
  key: string,
  actor: Actor,
  fields?: Readonly<Record<string, unknown>>,
): StateView {
  const state = definition.states[key];
  const asked = fields && isCustomersTurn(state, fields) ? state?.asksCustomer?.title : undefined;
  const plain = asked ?? state?.customerTitle;
  const title = (isOutside(actor) ? plain : undefined) ?? state?.title ?? { zh: key, en: key };
  return { key, title, family: state?.family ?? "open" };
}

/** A case as a list shows it. */
export function presentRow(record: CaseRecord, beside: NamesBeside, by: Presenting): z.input<typeof caseRowSchema> {
  const definition = by.definitions.version(record.process, record.processVersion);
  const team = record.teamId === null ? null : by.names.team(record.teamId);
  // Whom a customer promise concerns they may see; prompts and inner limits stay in the house.
  const shown =
    record.clock !== null && (!isOutside(by.actor) || definition.clocks[record.clock.clock]?.isPromise)
      ? record.clock
      : null;
  return {
    id: record.id,
    number: record.number,
    process: record.process,
    state: stateView(definition, record.state, by.actor, record.fields),
    version: record.version,
    subject: record.subject,
    priority: record.priority,
    channel: record.channel,
    organisation: ref(record.organisationId, beside.organisation_name),
    requesterName: beside.requester_name,
    team: record.teamId !== null && team !== null && !isOutside(by.actor) ? { id: record.teamId, name: team } : null,
    assignee: ref(record.assigneeId, beside.assignee_name),
    isAwaitingAnswer: record.isAwaitingAnswer,
    isAtRisk: !isOutside(by.actor) && beside.is_at_risk,
    asksYou: isOutside(by.actor) && isCustomersTurn(definition.states[record.state], record.fields),
    clock: shown && presentSummary(definition, shown, by.calendars, by.now),
    soonestClock:
      isOutside(by.actor) || !record.clock?.soonest
        ? null
        : presentSummary(definition, record.clock.soonest, by.calendars, by.now),
    dueAt: isOutside(by.actor) ? (shown?.dueAt ?? null) : isoOrNull(record.dueAt),
    createdAt: iso(record.createdAt),
    updatedAt: iso(record.updatedAt),
  };
}

/** A case as its page shows it. `open` are the moves open to the asker now. */
export function presentCase(
  { read, beside }: CaseToShow,
  by: Presenting,
  more: {
    open: readonly string[];
    mentioned: ReadonlyMap<string, string>;
    mayReply: boolean;
    mayNote: boolean;
    mergedInto: string | null;
    /** By field: the form within the form. */
    asks: Readonly<Record<string, AskedForm | null>>;
    convertsTo: z.input<typeof caseViewSchema>["convertsTo"];
  },
): z.input<typeof caseViewSchema> {
  const { record } = read;
  const definition = by.definitions.version(record.process, record.processVersion);
  const outside = isOutside(by.actor);
  const visible = ([key]: [string, unknown]) =>
    !definition.fields[key]?.isHidden && (!outside || definition.fields[key]?.isPublic === true);
  const latest = new Map(read.clocks.map((row) => [row.clock, row]));
  return {
    ...presentRow(record, { ...beside, is_at_risk: record.fields.riskRaisedAt !== undefined }, by),
    description: record.description,
    requester: {
      personId: outside ? null : record.requesterId,
      name: beside.requester_name,
      phone: record.requester.phone ?? null,
      email: record.requester.email ?? null,
      organisation: record.requester.organisation ?? beside.organisation_name,
      isColleague: beside.is_colleagues,
    },
    department: outside ? null : ref(record.departmentId, beside.department_name),
    line: record.line,
    processTitle: definition.title,
    processVersion: record.processVersion,
    occurredAt: isoOrNull(record.occurredAt),
    solvedAt: isoOrNull(record.solvedAt),
    closedAt: isoOrNull(record.closedAt),
    fields: Object.entries(record.fields)
      .filter(visible)
      .map(([key, value]) => {
        const field = definition.fields[key];
        const words = valueWords(field, value, by.names, more.mentioned);
        return {
          key,
          title: (outside ? field?.customerTitle : undefined) ?? field?.title ?? { zh: key, en: key },
          type: field?.type ?? "text",
          value,
          text: words[by.actor.language],
          words,
        };
      }),
    clocks: [...latest.values()]
      .filter((row) => !outside || definition.clocks[row.clock]?.isPromise)
      .sort((a, b) => (definition.clocks[a.clock]?.rank ?? 99) - (definition.clocks[b.clock]?.rank ?? 99))
      .map((row) => presentClock(definition, row, by.calendars, by.now)),
    todos: outside
      ? []
      : read.todos.map((todo) => ({
          id: todo.id,
          key: todo.key,
          title: definition.states[todo.key]?.todo ?? { zh: todo.key, en: todo.key },
          who: whoWords(todo, beside, by.names, more.mentioned),
          startsAt: iso(todo.startsAt),
          dueAt: isoOrNull(todo.dueAt),
        })),
    moves: more.open.map((key) => presentMove(definition, key, record, by, more)),
    flow: presentFlow(definition, record.state, beside.passages, {
      person: beside.assignee_name,
      customer: outside ? { isAsked: isCustomersTurn(definition.states[record.state], record.fields) } : null,
    }),
    links: beside.links.map((link) => ({
      kind: link.kind,
      direction: link.direction,
      title: linkWords(link.kind, link.direction),
      isByHand: isSetByHand(link.kind),
      number: formatNumber(link.number),
      process: link.process,
      subject: link.subject,
      state: stateView(by.definitions.version(link.process, link.version), link.state, by.actor),
    })),
    measures: outside
      ? []
      : beside.measures.map((m) => ({
          measure: m.measure,
          nth: m.nth,
          at: Temporal.Instant.from(m.at).toString(),
          realMs: m.real_ms,
          workingMs: m.working_ms,
        })),
    device: beside.device,
    isInternal: record.isInternal,
    mergedInto: more.mergedInto,
    openChildren: outside ? 0 : read.openChildren,
    convertsTo: more.convertsTo,
    may: { reply: more.mayReply, note: more.mayNote && seesInternal(by.actor), attach: more.mayReply },
  };
}

function whoWords(
  todo: { personId: string | null; teamId: string | null; role: string | null; organisationId: string | null },
  beside: NamesBeside & { turn_name: string | null },
  names: RegisterNames,
  mentioned: ReadonlyMap<string, string>,
) {
  if (todo.personId !== null)
    return both(mentioned.get(`person:${todo.personId}`) ?? beside.turn_name ?? beside.assignee_name ?? "");
  if (todo.teamId !== null) return names.team(todo.teamId) ?? both("");
  return names.role(
    todo.role ?? "",
    mentioned.get(`organisation:${todo.organisationId}`) ?? beside.department_name ?? "",
  );
}
const both = (name: string) => ({ zh: name, en: name });

function presentMove(
  definition: ProcessDefinition,
  key: string,
  record: CaseRecord,
  by: Presenting,
  { mentioned, asks }: { mentioned: ReadonlyMap<string, string>; asks: Readonly<Record<string, AskedForm | null>> },
): z.input<typeof moveViewSchema> {
  const move = definition.moves[key] as Move;
  const to = move.to === "same" || move.to === "previous" ? record.state : move.to;
  return {
    key,
    title: move.title,
    about: move.about ?? null,
    to: stateView(definition, to, by.actor),
    shortcut: move.key ?? null,
    isPrimary: move.isPrimary,
    isReturn: move.isReturn,
    isHidden: move.isHidden,
    cascades: move.cascades ?? null,
    tells: move.tells ?? null,
    form: presentForm(definition, move, by, (name, stores) => currentValue(name, stores, record), mentioned).map(
      (field) => within(field, asks[field.key] ?? null),
    ),
  };
}

/** A move's form; `standing` says what each field starts from. */
export function presentForm(
  definition: ProcessDefinition,
  move: Move,
  by: Presenting,
  standing: (field: string, stores: "case" | "column" | "entry") => unknown,
  mentioned: ReadonlyMap<string, string>,
): z.input<typeof moveViewSchema>["form"] {
  return move.form.flatMap(({ field: name, required, when, title, proposes = false }) => {
    const field = definition.fields[name];
    if (field === undefined) return [];
    const value = standing(name, field.stores);
    const own = title ?? (isOutside(by.actor) ? field.customerTitle : undefined) ?? field.title;
    return [
      {
        ...fieldView(name, field, { title: own, required, when, proposes }),
        value: value ?? null,
        valueText:
          value === null || value === undefined
            ? null
            : valueWords(field, value, by.names, mentioned)[by.actor.language],
      },
    ];
  });
}

/** A field as a client draws it, empty. */
const fieldView = (
  key: string,
  field: Field,
  {
    title,
    required,
    when,
    proposes = false,
  }: Pick<FormField, "required" | "when"> & { title: Words; proposes?: boolean },
) => ({
  key,
  type: field.type,
  title,
  hint: field.hint ?? null,
  required,
  choices: field.choices ?? null,
  when: when ?? null,
  maxLength: field.maxLength ?? null,
  min: field.min ?? null,
  max: field.max ?? null,
  steps: field.steps ?? null,
  proposes,
  value: null,
  valueText: null,
});

type FieldView = z.input<typeof moveViewSchema>["form"][number];

/** An `answers` field with what it asks for on this case, and what was answered to each before. */
function within(view: FieldView, asked: AskedForm | null): FieldView {
  if (asked === null) return view;
  const answers = (view.value ?? []) as Answer[];
  const values = Object.fromEntries(answers.map(({ key, value }) => [key, value]));
  const asks = asked.form.flatMap(({ field: key, required, when, title }) => {
    const field = asked.fields[key];
    return field === undefined
      ? []
      : [{ ...fieldView(key, field, { title: title ?? field.title, required, when }), value: values[key] ?? null }];
  });
  return { ...view, asks, value: answers.length === 0 ? null : values };
}

/** What stands there now. Words of one entry never come back as a suggestion; a fresh choice of team or person starts empty. */
function currentValue(name: string, stores: "case" | "column" | "entry", record: CaseRecord): unknown {
  if (stores === "entry") return null;
  if (stores === "case") return record.fields[name];
  if (name === "priority" || name === "subject" || name === "description") return record[name];
  return null;
}
