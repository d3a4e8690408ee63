import type { ClockRow } from "../clocks/row.ts";
import type { Words } from "../words/words.ts";
import type { Family } from "./definition.ts";

export type Requester = { name?: string; phone?: string; email?: string; organisation?: string };

/** The clock a list row shows, copied onto the case so that a list reads one table. */
export type ClockSummary = SummarisedClock & {
  /** The running clock that is due before the one shown: by it lists are ordered, so they say it. */
  soonest?: SummarisedClock;
};

type SummarisedClock = {
  clock: string;
  run: number;
  state: "running" | "paused" | "met" | "missed" | "none";
  dueAt: string | null;
  warnAt: string | null;
  /** When it stopped, to say by how much it was missed. */
  endedAt: string | null;
  reason: string | null;
  isProvisional: boolean;
  calendarId: string | null;
};

/** A case as the kernel knows it: table cases, with what a move needs to be planned. */
export type CaseRecord = {
  id: string;
  number: string;
  process: string;
  processVersion: number;
  state: string;
  family: Family;
  version: number;
  subject: string;
  description: string;
  /** 1 urgent, 2 high, 3 medium, 4 low. */
  priority: number;
  channel: string;
  organisationId: string | null;
  requesterId: string | null;
  requester: Requester;
  teamId: string | null;
  assigneeId: string | null;
  departmentId: string | null;
  line: number;
  fields: Record<string, unknown>;
  isRestricted: boolean;
  /** A matter of the house: customers and suppliers do not see it. */
  isInternal: boolean;
  isAwaitingAnswer: boolean;
  dueAt: Temporal.Instant | null;
  clock: ClockSummary | null;
  createdAt: Temporal.Instant;
  occurredAt: Temporal.Instant | null;
  updatedAt: Temporal.Instant;
  solvedAt: Temporal.Instant | null;
  closedAt: Temporal.Instant | null;
  eventCount: number;
  /** Hash of the last timeline entry, hex; "" before the first. */
  lastHash: string;
};

/** Somebody whose turn it would have been is not there: it fell to the team or the desk. */
export type Fell = {
  from:
    | { who: "role"; role: string; organisation: string }
    | { who: "contact"; organisation: string }
    | { who: "team"; teamId: string }
    | { who: "person" };
  to: "team" | "desk";
};

/** Why a to-do is somebody's: the move that made it so, the state it came from, and who should have had it. */
export type Why = { move?: string; from?: string | null; fell?: Fell };

export type OpenTodo = {
  id: string;
  key: string;
  personId: string | null;
  teamId: string | null;
  role: string | null;
  organisationId: string | null;
  why: Why;
  startsAt: Temporal.Instant;
  dueAt: Temporal.Instant | null;
};

/** Everything stored about a case that a plan is made upon; read in one statement. */
export type CaseAsRead = {
  record: CaseRecord;
  /** Every run of every clock, oldest first. */
  clocks: ClockRow[];
  todos: OpenTodo[];
  /** How often each measure has been stored. */
  measured: Record<string, number>;
  /** Steps that have fired: `clock:run:step`. */
  fired: ReadonlySet<string>;
  /** The state it came from into the present one; null in its first. */
  previousState: string | null;
  /** Names of the assignee (`p12`) and the department (`o7`), for what the customer is told. */
  names: ReadonlyMap<string, Words>;
};
