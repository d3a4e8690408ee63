import type { ClockRow } from "../clocks/row.ts";
import type { Interval } from "../time/clock.ts";
import { workingTimeBetween } from "../time/working-time.ts";
import type { ContactAttempt } from "./contact.ts";
import type { Facts } from "./facts.ts";
import type { CaseAsRead, CaseRecord, Why } from "./record.ts";
import { chainEntry, type Entry, type EntryContent } from "./timeline.ts";

export type PlannedTodo = {
  key: string;
  personId: string | null;
  teamId: string | null;
  role: string | null;
  organisationId: string | null;
  why: Why;
  startsAt: Temporal.Instant;
  dueAt: Temporal.Instant | null;
};

export type PlannedMeasure = {
  measure: string;
  nth: number;
  at: Temporal.Instant;
  realMs: number;
  workingMs: number | null;
  actorId: string | null;
  teamId: string | null;
  seq: number;
};

export type PlannedSubmission = {
  form: string;
  formVersion: number;
  subject: string;
  respondentId: string | null;
  channel: string;
  enteredBy: string | null;
  answers: Record<string, unknown>;
  score: number | null;
};

/**
 * A plan in the making: the case as it will be, and every row that goes with it. Pure: nothing is read or written
 * until `sealPlan` hands the whole to the database.
 */
export type Draft = {
  facts: Facts;
  /** The history the plan is made upon; null for a new case. */
  read: CaseAsRead | null;
  record: CaseRecord;
  clocks: Map<string, ClockRow>;
  /** Rows to be written, by clock and run: a restart in one plan ends one run and begins the next. */
  changedClocks: Map<string, ClockRow>;
  intervals: (Interval & { clock: string; run: number })[];
  steps: { clock: string; run: number; step: string; dueAt: Temporal.Instant; firedAt: Temporal.Instant }[];
  endsTodos: boolean;
  /** Another due time for the open to-dos, where they stay open; absent: theirs stays. */
  todosDueAt?: Temporal.Instant | null;
  todos: PlannedTodo[];
  measures: PlannedMeasure[];
  entries: Entry[];
  announcements: { kind: string; payload: Record<string, unknown> }[];
  parties: { personId: string | null; organisationId: string | null; part: string }[];
  links: { toCaseId: string; kind: string }[];
  submissions: PlannedSubmission[];
  attachments: { id: string; seq: number; visibility: string }[];
  /** Entries whose content goes, with what hangs on it. */
  erases: { seq: number; at: Temporal.Instant; attachments: string[] }[];
  /** Rows of the rooms' own tables, by part: its migration brings the function `keep_<part>` that inserts them. */
  parts: Record<string, object[]>;
  /** Whom this plan asked or tried to reach, and what came of it. */
  attempts: ContactAttempt[];
};

export function draftOn(facts: Facts, record: CaseRecord, read: CaseAsRead | null): Draft {
  return {
    facts,
    read,
    record: structuredCloneOf(record),
    clocks: new Map(read?.clocks.map((row) => [row.clock, row]) ?? []), // later runs overwrite earlier ones
    changedClocks: new Map(),
    intervals: [],
    steps: [],
    endsTodos: false,
    todos: [],
    measures: [],
    entries: [],
    announcements: [],
    parties: [],
    links: [],
    submissions: [],
    attachments: [],
    erases: [],
    parts: {},
    attempts: [],
  };
}

/** Instants are immutable: only the record and its fields are copied. */
const structuredCloneOf = (record: CaseRecord): CaseRecord => ({ ...record, fields: { ...record.fields } });

/** Appends an entry to the timeline; answers it. */
export function addEntry(
  draft: Draft,
  entry: {
    kind: string;
    move?: string;
    from?: string;
    to?: string;
    visibility: "public" | "internal";
    occurredAt?: Temporal.Instant;
    content: EntryContent;
  },
): Entry {
  const { actor, now, via } = draft.facts;
  const formed = chainEntry(draft.record.id, draft.record.lastHash, {
    seq: draft.record.eventCount + 1,
    kind: entry.kind,
    move: entry.move ?? null,
    from: entry.from ?? null,
    to: entry.to ?? null,
    actorKind: actor.kind,
    actorId: actor.kind === "link" ? (actor.link?.personId ?? null) : actor.id || null,
    via,
    visibility: entry.visibility,
    at: now,
    occurredAt: entry.occurredAt ?? now,
    content: JSON.parse(JSON.stringify(entry.content)) as EntryContent,
  });
  draft.record.eventCount = formed.seq;
  draft.record.lastHash = formed.hash;
  draft.record.updatedAt = now;
  draft.entries.push(formed);
  return formed;
}

/** Stores a measure with what causes it (M4): when, since registration in real and working ms, by whom. */
export function addMeasure(draft: Draft, measure: string, at: Temporal.Instant = draft.facts.now): void {
  const { record, facts } = draft;
  const since = record.createdAt;
  const calendar = facts.calendars.byId(calendarOfCase(draft));
  const before = (draft.read?.measured[measure] ?? 0) + draft.measures.filter((m) => m.measure === measure).length;
  draft.measures.push({
    measure,
    nth: before + 1,
    at,
    realMs: at.epochMilliseconds - since.epochMilliseconds,
    workingMs: workingTimeBetween(calendar, since, at),
    actorId: facts.actor.kind === "person" ? facts.actor.id : null,
    teamId: record.teamId,
    seq: record.eventCount,
  });
}

/** Plans a row of a room's own table, to be written with this plan: attempts, visits, parts. Its `seq` is the entry it belongs to. */
export function addPart(draft: Draft, part: string, row: object): void {
  draft.parts[part] = [...(draft.parts[part] ?? []), row];
}

/** The calendar the customer's level gives this case; measures in working time count by it. */
export const calendarOfCase = (draft: Draft): string =>
  draft.facts.targets.targetFor({
    organisationId: draft.record.organisationId,
    clock: "resolution",
    priority: draft.record.priority,
  }).calendarId;

export const hasMeasure = (draft: Draft, measure: string): boolean =>
  (draft.read?.measured[measure] ?? 0) > 0 || draft.measures.some((m) => m.measure === measure);

/** Announces to everybody else what happened. `scope` lets streams decide cheaply who may hear of it. */
export function announce(draft: Draft, kind: string, payload: Record<string, unknown> = {}): void {
  const { record } = draft;
  draft.announcements.push({
    kind,
    payload: {
      number: record.number,
      process: record.process,
      state: record.state,
      scope: {
        organisationId: record.organisationId,
        requesterId: record.requesterId,
        teamId: record.teamId,
        assigneeId: record.assigneeId,
        departmentId: record.departmentId,
        isRestricted: record.isRestricted,
      },
      ...payload,
    },
  });
}

export type IdempotencyMark = { actor: string; operation: string; key: string; bodyHash: string };

/** The finished plan as apply_plan takes it; empty parts are left out so that the function passes over them. */
export function sealPlan(draft: Draft, answer: unknown, mark: IdempotencyMark | null): string {
  const { record } = draft;
  const listed = <T>(items: T[]) => (items.length > 0 ? items : undefined);
  const changedRows = [...draft.changedClocks.values()].map((row) => ({ ...row, closed: undefined }));
  return JSON.stringify({
    caseId: record.id,
    isNew: draft.read === null,
    plannedOn: draft.read?.record.eventCount,
    at: draft.facts.now,
    case: { ...record, number: record.number.replaceAll("-", "") },
    events: listed(draft.entries),
    clocks: listed(changedRows),
    intervals: listed(draft.intervals),
    steps: listed(draft.steps),
    endsTodos: draft.endsTodos,
    todosDueAt: draft.todosDueAt,
    todos: listed(draft.todos),
    measures: listed(draft.measures),
    announcements: listed(draft.announcements),
    parties: listed(draft.parties),
    links: listed(draft.links),
    submissions: listed(draft.submissions),
    attachments: listed(draft.attachments),
    erases: listed(draft.erases),
    parts: Object.keys(draft.parts).length > 0 ? draft.parts : undefined,
    idempotency: mark ?? undefined,
    answer,
  });
}
