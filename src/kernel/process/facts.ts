import type { TargetStamp } from "../clocks/row.ts";
import type { Actor } from "../people/actor.ts";
import type { StandIn } from "../people/staff-book.ts";
import type { CompiledCalendar } from "../time/compiled-calendar.ts";
import type { Words } from "../words/words.ts";
import type { ProcessDefinition } from "./definition.ts";

/** Calendars ready for arithmetic, by id. */
export type CalendarBook = {
  byId: (id: string) => CompiledCalendar;
  /** The office hours working days are counted by (D16), and 7×24. */
  officeCalendarId: () => string;
  alwaysCalendarId: () => string;
};

/** Where a clock's target comes from when the definition says "by the customer's level". */
export type TargetSource = {
  /** Awaited before a case of this organisation is planned: it may be newer than what is held in memory. */
  prepare?: (organisationId: string | null) => Promise<void>;
  targetFor: (asked: {
    organisationId: string | null;
    /** The contract that covers the case; its level goes before the organisation's (L1). */
    contractId?: string | null;
    clock: string;
    priority: number;
    /** What is agreed for a while holds at this instant (L5); absent: what stands without it. */
    at?: Temporal.Instant;
  }) => {
    minutes: number | null;
    source: Omit<TargetStamp, "kind"> & { levelId: string; name: Words; version: number; priority: number };
    calendarId: string;
  };
};

export type TeamFact = { id: string; line: number; departmentId: string; departmentName: string };

/** Teams as planning needs them. */
export type TeamBook = {
  /** The desk: the team of line 1. */
  desk: () => TeamFact;
  byId: (id: string) => TeamFact | null;
};

/** Who of our own people is there, and who is on duty, as planning needs it. */
export type StaffFacts = {
  /** Works here, and is not away: somebody who is not there cannot have a turn. */
  isThere: (personId: string, at: Temporal.Instant) => boolean;
  isStaffed: (teamId: string, at: Temporal.Instant) => boolean;
  isHeld: (role: string, organisationId: string, at: Temporal.Instant) => boolean;
  /** The same, and one of them is on duty. */
  isHeldOnDuty: (role: string, organisationId: string, at: Temporal.Instant) => boolean;
  /** On leave, ill, in training. */
  isAbsent: (personId: string, at: Temporal.Instant) => boolean;
  /** On shift (D20). Whoever is in a team without a roster, or in no team, counts as on duty; whoever is not there never does. */
  isOnDuty: (personId: string, at: Temporal.Instant) => boolean;
  /** Who of the team is on duty, by id. Without a roster: everybody of it who is there. */
  onDuty: (teamId: string, at: Temporal.Instant) => readonly string[];
  /** Organisations in which somebody who is there holds the role. */
  holding: (role: string, at: Temporal.Instant) => string[];
  /** Who stands in for somebody then, and the name of the one they stand in for. */
  deputyOf: (personId: string, at: Temporal.Instant) => { deputyId: string; name: string } | null;
  /** Who stands in then for somebody who holds the role in just this organisation. */
  deputiesOf: (role: string, organisationId: string, at: Temporal.Instant) => readonly StandIn[];
  /** Awaited before anybody is passed over for being gone: what is held in memory may be a moment old. */
  refresh: () => Promise<void>;
};

/** All that planning may lean on besides the case itself. Nothing here reads the database while a plan is made. */
export type Facts = {
  now: Temporal.Instant;
  actor: Actor;
  via: string;
  definition: ProcessDefinition;
  calendars: CalendarBook;
  targets: TargetSource;
  teams: TeamBook;
  staff: StaffFacts;
  zone: string;
  /** Names of persons (`p12`) and organisations (`o7`) that texts mention, read before planning. */
  names: ReadonlyMap<string, Words>;
};
