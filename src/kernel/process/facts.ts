import type { Actor } from "../people/actor.ts";
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
  targetFor: (asked: { organisationId: string | null; clock: string; priority: number }) => {
    minutes: number | null;
    source: { levelId: string; name: { zh: string; en: string }; version: number; priority: number };
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

/** Who of our own people is there, as planning needs it. */
export type StaffFacts = {
  isThere: (personId: string, day: Temporal.PlainDate) => boolean;
  isStaffed: (teamId: string, day: Temporal.PlainDate) => boolean;
  isHeld: (role: string, organisationId: string, day: Temporal.PlainDate) => boolean;
  /** Organisations in which somebody holds the role on that day. */
  holding: (role: string, day: Temporal.PlainDate) => string[];
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
