import { Refusal } from "#kernel/errors/refusal.ts";
import { addAttempt, type ContactResult, type ContactWay, type ListedContact } from "#kernel/process/contact.ts";
import { announce, type Draft } from "#kernel/process/draft.ts";
import type { Consequence, Guard } from "#kernel/process/room.ts";
import { climbFrom, ladderOf, type Reach, type Route, type Rung } from "./ladder.ts";

/** What the ladder looks up: lists, routes, where departments hang. All in memory. */
export type ContactRegisters = {
  contactList: (departmentId: string) => readonly ListedContact[] | null;
  /** D27: by the case's contract; the liaison where nothing says otherwise. */
  routeOf: (
    fields: Readonly<Record<string, unknown>>,
    organisationId: string | null,
  ) => { route: Route; projectManagerId: string | null };
  /** The organisation and those above it, nearest first. */
  pathOf: (organisationId: string) => readonly string[];
};

type Ladder = readonly Rung[];
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The ladder of a case as lists and contract stand now; pure, for the plan and for the page alike. */
export function ladderOfCase(
  registers: ContactRegisters,
  record: { departmentId: string | null; organisationId: string | null; fields: Readonly<Record<string, unknown>> },
  centres: readonly string[],
): Ladder {
  const { projectManagerId } = registers.routeOf(record.fields, record.organisationId);
  const departmentIds = record.departmentId === null ? [] : registers.pathOf(record.departmentId);
  // A director in the same line comes before one of another house.
  const near = centres.filter((id) => departmentIds.includes(id));
  return ladderOf({
    route: record.fields.dispatchRoute === "project-manager" ? "project-manager" : "liaison",
    projectManagerId,
    list: record.departmentId === null ? null : registers.contactList(record.departmentId),
    departmentIds,
    centreIds: [...near, ...centres.filter((id) => !near.includes(id))],
  });
}

export function contactGuards(registers: ContactRegisters): Record<string, Guard> {
  return {
    /** D27 c: on the desk's route, or when the ladder has ended with nobody. */
    deskMayAssign: ({ draft: { record } }) =>
      registers.routeOf(record.fields, record.organisationId).route === "desk" ||
      (record.state === "dispatched" && isAtEnd(record.fields))
        ? null
        : new Refusal("not-allowed", "goes-by-another-route"),
    somebodyIsAbove: ({ draft }) =>
      rungOf(draft) < ladderOfCase(registers, draft.record, centresOf(draft)).length - 1
        ? null
        : new Refusal("not-allowed", "nobody-above"),
    somebodyIsAsked: ({ draft: { record } }) =>
      isAtEnd(record.fields) ? new Refusal("not-allowed", "ladder-has-ended") : null,
  };
}

const isAtEnd = (fields: Readonly<Record<string, unknown>>): boolean =>
  text(fields.contactPerson) === null && text(fields.contactRole) === null;

export function contactConsequences(registers: ContactRegisters): Record<string, Consequence> {
  const ladderFor = (draft: Draft): Ladder => ladderOfCase(registers, draft.record, centresOf(draft));
  return {
    /** D8: from the bottom of the ladder. */
    askFirst: ({ draft }) => {
      const { route } = registers.routeOf(draft.record.fields, draft.record.organisationId);
      // On the desk's route this is what the first line did not get to in time: nobody of the desk chose, so the department is asked.
      draft.record.fields.dispatchRoute = route === "desk" ? "liaison" : route;
      ask(draft, ladderFor(draft), -1);
    },
    /** D27: whoever had it by the contract's route hands it to a group: from there it goes by that department's list. */
    askGroup: ({ draft }) => {
      draft.record.fields.dispatchRoute = "liaison";
      ask(draft, ladderFor(draft), -1);
    },
    /** D8: who had it did not take it, the next is asked; after the last the desk is alarmed, at every further limit again. */
    askNext: ({ draft }) => {
      noteCurrent(draft, ladderFor(draft), draft.facts.actor.kind === "system" ? "unanswered" : "passed-over");
      ask(draft, ladderFor(draft), rungOf(draft));
    },
    /** D9: reported to whoever stands above the one who reports it. */
    reportUp: ({ draft }) => ask(draft, ladderFor(draft), standingOf(draft, ladderFor(draft))),
    noteAcknowledged: ({ draft }) => noteCurrent(draft, ladderFor(draft), "acknowledged"),
    noteAcknowledgedByPhone: ({ draft }) => noteCurrent(draft, ladderFor(draft), "acknowledged", "phone"),
    noteCall: ({ draft, values }) =>
      noteCurrent(draft, ladderFor(draft), text(values.callResult) as ContactResult, "phone"),
    /** D7: nobody needs to take it any more; whoever was asked reads why. */
    noteRouted: ({ draft }) => noteCurrent(draft, ladderFor(draft), "routed", "app"),
    /** D10: whoever was asked sent it back instead; what they diagnosed or worked on before is no answer to being asked. */
    noteDeclined: ({ draft }) => {
      if (isAsked(draft)) noteCurrent(draft, ladderFor(draft), "declined", "app");
    },
    noteDeskRoute: ({ draft }) => {
      if (isAsked(draft)) noteCurrent(draft, ladderFor(draft), "passed-over", "app");
      draft.record.fields.dispatchRoute = "desk";
    },
  };
}

/** Was somebody being asked when this move was made? Their name stays on the case when they have answered. */
const isAsked = ({ read }: Draft): boolean => read?.record.state === "dispatched";

const rungOf = ({ record }: Draft): number =>
  typeof record.fields.contactRung === "number" ? record.fields.contactRung : -1;

/** Where on the ladder the one who acts stands: a rung of theirs, else the one that was asked last. */
function standingOf(draft: Draft, ladder: Ladder): number {
  const { actor } = draft.facts;
  if (actor.kind !== "person") return rungOf(draft);
  const own = ladder.findLastIndex(
    ({ personId, role, organisationIds }) =>
      personId === actor.id ||
      (role !== null &&
        actor.roles.some((held) => held.role === role && organisationIds.includes(held.organisationId))),
  );
  // A head reports to nobody above: then the head itself is asked, as the last rung.
  return Math.min(Math.max(own, rungOf(draft)), ladder.length - 2);
}

function centresOf({ facts }: Draft): string[] {
  return facts.staff.holding("technical-centre-director", facts.now);
}

/** Asks the next one who can be reached, and notes who was passed over on the way. */
function ask(draft: Draft, ladder: Ladder, from: number): void {
  const { skipped, next } = climbFrom(ladder, from, (rung) => reach(draft, rung));
  for (const { at, why } of skipped) note(draft, ladder, at, why);
  const { fields } = draft.record;
  for (const key of ["contactPerson", "contactRole", "contactOrganisation", "contactMinutes"]) delete fields[key];
  if (next === null) {
    fields.contactRung = ladder.length;
    announce(draft, "case.contacts-ended", { tell: ["desk", "department-head"] });
    return;
  }
  const rung = ladder[next.at]!;
  fields.contactRung = next.at;
  if (rung.personId !== null) fields.contactPerson = rung.personId;
  if (rung.role !== null) fields.contactRole = rung.role;
  if (next.organisationId !== null) fields.contactOrganisation = next.organisationId;
  if (rung.minutes !== null) fields.contactMinutes = rung.minutes;
  note(draft, ladder, next.at, "notified", "app");
  // The system tells them; ringing them up is the desk's.
  if (rung.way === "phone") announce(draft, "case.call-wanted", { tell: ["desk"] });
}

function reach({ facts }: Draft, { personId, role, organisationIds }: Rung): Reach {
  if (personId !== null) {
    if (!facts.staff.isThere(personId, facts.now)) return { is: "nobody" };
    return facts.staff.isOnDuty(personId, facts.now) ? { is: "there", organisationId: null } : { is: "off-duty" };
  }
  const organisationId = organisationIds.find((id) => facts.staff.isHeldOnDuty(role ?? "", id, facts.now));
  if (organisationId !== undefined) return { is: "there", organisationId };
  const isHeld = organisationIds.some((id) => facts.staff.isHeld(role ?? "", id, facts.now));
  return { is: isHeld ? "off-duty" : "nobody" };
}

function noteCurrent(draft: Draft, ladder: Ladder, result: ContactResult, way?: ContactWay): void {
  if (!isAtEnd(draft.record.fields)) note(draft, ladder, rungOf(draft), result, way);
}

function note(draft: Draft, ladder: Ladder, at: number, result: ContactResult, way?: ContactWay): void {
  const { fields } = draft.record;
  const rung = ladder[at];
  // A list may have been shortened since: who was asked stands on the case.
  const isCurrent = at === rungOf(draft) && !isAtEnd(fields);
  addAttempt(draft, {
    rung: at,
    personId: isCurrent ? text(fields.contactPerson) : (rung?.personId ?? null),
    role: isCurrent ? text(fields.contactRole) : (rung?.role ?? null),
    organisationId: isCurrent ? text(fields.contactOrganisation) : (rung?.organisationIds[0] ?? null),
    way: way ?? rung?.way ?? "app",
    result,
  });
}
