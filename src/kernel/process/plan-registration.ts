import { notAllowed } from "../errors/refusal.ts";
import { type Brought, broughtIds, keepBrought } from "./brought.ts";
import { settleClocks } from "./clocks-of-case.ts";
import { addEntry, addMeasure, announce, type Draft, draftOn, newTurns } from "./draft.ts";
import type { Facts } from "./facts.ts";
import { compiledForm, enter, stateOf, storeValues, tracked, whereLed } from "./plan-move.ts";
import type { CaseRecord, Requester } from "./record.ts";
import type { ProcessRoom } from "./room.ts";
import { told } from "./tell.ts";
import { openTurn } from "./turn.ts";

export type RegistrationOrder = {
  id: string;
  number: string;
  subject: string;
  description: string;
  channel: string;
  requester: Requester;
  requesterId: string | null;
  organisationId: string | null;
  occurredAt: Temporal.Instant | null;
  values: Readonly<Record<string, unknown>>;
  /** Cases it belongs to from the start: a follow-up of an incident. */
  links?: readonly { toCaseId: string; kind: string }[];
  /** Who else has a part in it from the start: the supplier it is handed to, the people named for it. */
  parties?: readonly { personId: string | null; organisationId: string | null; part: string }[];
  /** Words of the customer's own that come with it are shown as theirs. */
  attachments?: readonly string[];
  brought?: Brought;
  /** The team of the first line that has it from the start; null or absent: the desk. */
  teamId?: string | null;
};

/** Plans a new case (D1): the record, its first entry, clocks, whose turn it is. Pure; throws a Refusal. */
export function planRegistration(room: ProcessRoom, facts: Facts, order: RegistrationOrder): Draft {
  const { definition } = room;
  const { registration } = definition;
  const isAllowed =
    registration.who === "system"
      ? facts.actor.kind === "system"
      : facts.actor.kind === "system" || facts.actor.permissions.has(registration.who);
  if (!isAllowed) throw notAllowed("not-permitted", { params: { permission: registration.who } });

  const draft = draftOn(facts, emptyRecord(facts, order), null);
  const values = compiledForm(definition, "registration").read(order.values, { path: "fields." });
  draft.record.teamId = order.teamId ?? facts.teams.desk().id;
  storeValues(draft, definition.fields, values);
  draft.record.occurredAt = order.occurredAt;
  for (const name of registration.consequences) {
    const consequence = room.consequences[name];
    if (consequence === undefined)
      throw new Error(`${definition.key}: registration names the unknown consequence ${name}`);
    consequence({ draft, move: "register", values });
  }
  enter(draft, definition, registration.to);
  const to = whereLed(draft, definition, registration.to, registration.orTo);
  draft.links.push(...(order.links ?? []));
  draft.parties.push(...(order.parties ?? []));

  const fromCustomer = facts.actor.side === "customer";
  // What the system opens by itself (a follow-up) nobody is waiting to hear about.
  draft.record.isAwaitingAnswer = facts.actor.kind !== "system";
  settleClocks(draft, { becameOther: "state" });
  const message = registration.tells && told(draft, registration.tells);
  const attachments = [...(order.attachments ?? []), ...broughtIds(order.brought)];
  addEntry(draft, {
    kind: "registered",
    to,
    visibility: registration.who === "system" ? "internal" : "public",
    occurredAt: order.occurredAt ?? undefined,
    content: {
      body: order.description || undefined,
      told: message,
      values: Object.keys(values).length > 0 ? values : undefined,
      began: begunWith(draft.record),
      attachments: attachments.length > 0 ? attachments : undefined,
      because: fromCustomer ? "customer" : undefined,
    },
  });
  if (order.brought) keepBrought(draft, order.brought, registration.who === "system" ? "internal" : "public");
  for (const measure of registration.measures) addMeasure(draft, measure);
  openTurn(draft, to, stateOf(definition, to), { move: "register" });
  announce(draft, `${definition.key}.registered`, {
    move: "register",
    told: message,
    ...newTurns(draft, stateOf(definition, to).todo),
    entry: draft.record.eventCount,
  });
  return draft;
}

/** Everything whose later changes the timeline records. */
const begunWith = (record: CaseRecord): Record<string, unknown> => ({
  ...Object.fromEntries(tracked.flatMap((column) => (record[column] === null ? [] : [[column, record[column]]]))),
  ...record.fields,
});

const emptyRecord = (facts: Facts, order: RegistrationOrder): CaseRecord => ({
  id: order.id,
  number: order.number,
  process: facts.definition.key,
  processVersion: facts.definition.version,
  state: facts.definition.registration.to,
  family: "open",
  version: 1,
  subject: order.subject,
  description: order.description,
  priority: 3,
  channel: order.channel,
  organisationId: order.organisationId,
  requesterId: order.requesterId,
  requester: order.requester,
  teamId: null,
  assigneeId: null,
  departmentId: null,
  line: 1,
  fields: {},
  isRestricted: false,
  isInternal: facts.definition.isInternal,
  isAwaitingAnswer: false,
  dueAt: null,
  clock: null,
  createdAt: facts.now,
  occurredAt: null,
  updatedAt: facts.now,
  solvedAt: null,
  closedAt: null,
  eventCount: 0,
  lastHash: "",
});
