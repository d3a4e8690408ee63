import { notAllowed, Refusal } from "../errors/refusal.ts";
import { mayDo } from "../people/actor.ts";
import type { Words } from "../words/words.ts";
import { settleClocks, stopForeignClocks } from "./clocks-of-case.ts";
import type { ProcessDefinition } from "./definition.ts";
import { addEntry, addMeasure, addPart, announce, type Draft, newTurns } from "./draft.ts";
import { changesBetween, compiledForm, enter, stateOf, storeValues, whereLed } from "./plan-move.ts";
import type { CaseRecord } from "./record.ts";
import type { ProcessRoom } from "./room.ts";
import { openTurn } from "./turn.ts";

export type ConversionOrder = {
  /** The process it goes by from now on. */
  process: string;
  /** Why; stays in the house. */
  reason: string;
  /** The form the other process is registered with. */
  values: Readonly<Record<string, unknown>>;
};

/**
 * Plans that a case goes on by another process (D4): it keeps number, timeline, people, files and measures; a clock both know runs on,
 * others end or begin; fields of the same key and type go with it, the rest stays readable in the entry. `room` is of the process it goes to,
 * and the draft's facts are too; `source` is what it went by. Pure; throws a Refusal where it may not be.
 */
export function planConversion(
  room: ProcessRoom,
  source: ProcessDefinition,
  draft: Draft,
  order: ConversionOrder,
  ofCustomer: boolean,
): void {
  const { definition } = room;
  const { record } = draft;
  refuseConversion(draft, source, definition, ofCustomer);
  const values = compiledForm(definition, "registration").read(order.values, { path: "fields." });
  const before: CaseRecord = { ...record, fields: { ...record.fields } };
  const from = record.state;

  record.process = definition.key;
  record.processVersion = definition.version;
  record.isInternal = definition.isInternal;
  record.fields = carriedOver(record.fields, source, definition);
  // It arrives as something new does: at the desk, from where its own procedure leads on.
  record.teamId = draft.facts.teams.desk().id;
  record.assigneeId = null;
  record.departmentId = null;
  record.line = 1;
  storeValues(draft, definition.fields, values);
  enter(draft, definition, definition.registration.to);
  for (const name of definition.registration.consequences) {
    const consequence = room.consequences[name];
    if (consequence === undefined) throw new Error(`${definition.key}: unknown consequence ${name}`);
    consequence({ draft, move: "convert", values });
  }
  const to = whereLed(draft, definition, definition.registration.to, definition.registration.orTo);

  const told = toldTo(record.number, definition.title);
  addEntry(draft, {
    kind: "converted",
    from,
    to,
    visibility: definition.isInternal || source.isInternal ? "internal" : "public",
    content: {
      told: definition.isInternal || source.isInternal ? undefined : told,
      converted: {
        from: { process: source.key, version: source.version },
        to: { process: definition.key, version: definition.version },
        because: order.reason,
      },
      values: Object.keys(values).length > 0 ? values : undefined,
      changes: changesBetween(before, record),
    },
  });
  addMeasure(draft, "converted");
  addPart(draft, "conversions", {
    seq: record.eventCount,
    fromProcess: source.key,
    fromVersion: source.version,
    toProcess: definition.key,
    toVersion: definition.version,
    isInternal: definition.isInternal,
  });
  stopForeignClocks(draft);
  settleClocks(draft, { becameOther: "state" });
  openTurn(draft, to, stateOf(definition, to), { move: "convert" });
  announce(draft, "case.converted", {
    from: source.key,
    told: definition.isInternal || source.isInternal ? undefined : told,
    ...newTurns(draft, stateOf(definition, to).todo),
    entry: record.eventCount,
  });
}

function refuseConversion(draft: Draft, source: ProcessDefinition, target: ProcessDefinition, ofCustomer: boolean) {
  const { facts, record } = draft;
  const { actor } = facts;
  const mayArrive = target.registration.who !== "system" && mayDo(actor, target.registration.who);
  if (actor.kind !== "system" && !(mayDo(actor, "case.convert") && mayArrive))
    throw notAllowed("not-permitted", { params: { permission: "case.convert" } });
  if (!source.convertsTo[target.key]?.from.includes(record.state))
    throw new Refusal("wrong-state", "cannot-convert", { params: { state: record.state } });
  // What a customer waits for must not vanish from their sight.
  if (target.isInternal && ofCustomer) throw new Refusal("not-allowed", "customers-case");
}

/** What means the same in both: a field of the same key, type and place. */
function carriedOver(
  fields: Readonly<Record<string, unknown>>,
  source: ProcessDefinition,
  target: ProcessDefinition,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => {
      const [was, is] = [source.fields[key], target.fields[key]];
      return was !== undefined && is !== undefined && was.type === is.type && was.stores === is.stores;
    }),
  );
}

const toldTo = (number: string, title: Words): Words => ({
  zh: `${number} 现在按“${title.zh}”办理，号码不变。`,
  en: `${number} is now handled as: ${title.en}. The number stays.`,
});
