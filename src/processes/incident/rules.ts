import { type FieldIssue, invalid, Refusal } from "#kernel/errors/refusal.ts";
import { mayDo } from "#kernel/people/actor.ts";
import type { Permission } from "#kernel/people/permissions.ts";
import type { Consequence, Guard } from "#kernel/process/room.ts";
import { nthWorkingDay } from "#kernel/time/working-time.ts";
import { chasingConsequences, chasingGuards } from "../chasing/index.ts";
import { type ContactRegisters, contactConsequences, contactGuards } from "./contacts.ts";
import { type CoverRegisters, coverConsequences, coverGuards } from "./cover.ts";
import { forgetSolution, seriousConsequencesOf, seriousGuardsOf } from "./serious-rules.ts";
import { type StepRegisters, stepConsequences, stepGuards } from "./steps.ts";
import { urgentConsequences, urgentGuards } from "./urgent-rules.ts";

/** What an incident's rules look up in the registers; all of it in memory while a move is planned. */
export type IncidentRegisters = ContactRegisters &
  CoverRegisters &
  StepRegisters & {
    /** D5: 1 urgent … 4 low. */
    priorityFor: (impact: number, urgency: number) => number;
    service: (id: string) => { teamId: string | null; thirdLineTeamId: string | null } | null;
    /** D10: what a case of this category must carry before dispatch. */
    category: (id: string) => {
      requiredFields: readonly string[];
      /** D14: cases of it up to this priority need a design agreed with the user; null: by choice only. */
      designForPriority: number | null;
    } | null;
  };

/** Later than this a reopening becomes a new, linked case (D15; working days after closing). */
const reopenWithinWorkingDays = 10;

const wrong = (field: string, code: FieldIssue["code"]): FieldIssue => ({ path: `fields.${field}`, code });
const chosen = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Asked for only where the level has a limit for it (L1): elsewhere nobody is bothered with it. */
const isAwaited =
  (clock: string): Guard =>
  ({ draft }) => {
    const row = draft.clocks.get(clock);
    return row !== undefined && row.state !== "stopped" && row.target !== null
      ? null
      : new Refusal("not-allowed", "limit-not-running");
  };

export function guardsOf(registers: IncidentRegisters): Record<string, Guard> {
  const serviceOf = (fields: Record<string, unknown>) => {
    const id = chosen(fields.service);
    return id === null ? null : registers.service(id);
  };
  return {
    ...chasingGuards,
    ...seriousGuardsOf(registers),
    ...urgentGuards,
    ...contactGuards(registers),
    ...coverGuards(registers),
    ...stepGuards(registers),
    serviceHasSecondLine: ({ draft }) =>
      serviceOf(draft.record.fields)?.teamId ? null : new Refusal("not-allowed", "no-second-line"),
    serviceHasThirdLine: ({ draft }) =>
      serviceOf(draft.record.fields)?.thirdLineTeamId ? null : new Refusal("not-allowed", "no-third-line"),
    arrivalAwaited: isAwaited("arrival"),
    workaroundAwaited: isAwaited("workaround"),
    hasAssignee: ({ draft }) => (draft.record.assigneeId ? null : new Refusal("not-allowed", "nobody-had-it")),
    notYetConfirmed: ({ draft }) =>
      draft.record.fields.confirmedAt === undefined ? null : new Refusal("not-allowed", "already-confirmed"),
    withinReopenTime: ({ draft }) => {
      const { closedAt } = draft.record;
      if (closedAt === null) return null;
      const calendar = draft.facts.calendars.byId(draft.facts.calendars.officeCalendarId());
      const last = nthWorkingDay(calendar, closedAt, reopenWithinWorkingDays);
      return Temporal.Instant.compare(draft.facts.now, last.endsAt) <= 0
        ? null
        : new Refusal("not-allowed", "reopen-time-over", { params: { workingDays: reopenWithinWorkingDays } });
    },
  };
}

export function consequencesOf(registers: IncidentRegisters): Record<string, Consequence> {
  return {
    ...chasingConsequences,
    ...seriousConsequencesOf(registers),
    ...urgentConsequences,
    ...contactConsequences(registers),
    ...coverConsequences(registers),
    ...stepConsequences(registers),
    setPriority: setPriority(registers),
    confirmComplete: confirmComplete(registers),
    routeByService: routeByService(registers),
    toThirdLine: toThirdLine(registers),
    ordinaryOnly,
    withinLevel,
    noteConfirmation,
    forgetConfirmation,
    customerWaits,
  };
}

/** D5: priority is impact × urgency by the matrix; another one needs a reason. */
const setPriority =
  (registers: IncidentRegisters): Consequence =>
  ({ draft, values }) => {
    const { fields } = draft.record;
    const [impact, urgency] = [Number(fields.impact), Number(fields.urgency)];
    const byMatrix = impact && urgency ? registers.priorityFor(impact, urgency) : null;
    const wanted = typeof values.priority === "number" ? values.priority : null;
    if (wanted === null || wanted === byMatrix) {
      // Only what was asked for moves it: a correction of the service leaves an overridden priority alone.
      const asked = "impact" in values || "urgency" in values;
      if (byMatrix !== null && (asked || wanted !== null) && fields.priorityReason === undefined)
        draft.record.priority = byMatrix;
      return;
    }
    if (byMatrix !== null && !fields.priorityReason) throw invalid(wrong("priorityReason", "required"));
    draft.record.priority = wanted;
  };

/** D10: the desk confirms a record complete before dispatch: what its category demands must be there. */
const confirmComplete =
  (registers: IncidentRegisters): Consequence =>
  ({ draft }) => {
    const { fields } = draft.record;
    const category = chosen(fields.category);
    const demanded = category === null ? [] : (registers.category(category)?.requiredFields ?? []);
    const missing = demanded.filter((key) => fields[key] === undefined || fields[key] === "");
    if (missing.length > 0) throw invalid(...missing.map((key) => wrong(key, "required-by-category")));
    if (draft.record.line === 1) throw invalid(wrong("team", "not-second-line"));
  };

/** D11: what the first line has not solved goes on by the service's usual 2nd line. */
const routeByService =
  (registers: IncidentRegisters): Consequence =>
  ({ draft }) => {
    const service = registers.service(chosen(draft.record.fields.service) ?? "");
    if (service?.teamId) handTo(draft, service.teamId);
  };

const toThirdLine =
  (registers: IncidentRegisters): Consequence =>
  ({ draft }) => {
    const service = registers.service(chosen(draft.record.fields.service) ?? "");
    if (service?.thirdLineTeamId) handTo(draft, service.thirdLineTeamId);
  };

function handTo(draft: Parameters<Consequence>[0]["draft"], teamId: string): void {
  const team = draft.facts.teams.byId(teamId);
  if (team === null) return;
  draft.record.teamId = team.id;
  draft.record.departmentId = team.departmentId;
  draft.record.line = team.line;
}

/** D9: a serious case is the head's to assign. */
const ordinaryOnly: Consequence = ({ values }) => {
  if (values.severity === "serious") throw invalid(wrong("severity", "serious-goes-to-head"));
};

/** D7: what each level of desk agent may solve by; what goes beyond theirs is passed on. */
const rightToSolveBy: Readonly<Record<string, Permission>> = {
  "standard-steps": "incident.solve-first-line",
  "known-solution": "incident.solve-known",
  "own-diagnosis": "incident.solve-own-way",
};

const withinLevel: Consequence = ({ draft, values }) => {
  const right = rightToSolveBy[String(values.solvedBy)];
  if (right !== undefined && !mayDo(draft.facts.actor, right)) throw invalid(wrong("solvedBy", "beyond-your-level"));
};

const noteConfirmation: Consequence = ({ draft }) => {
  draft.record.fields.confirmedAt = draft.facts.now.toString();
};

/** A confirmation holds for the solution it was given for: the next one is asked about anew. */
const forgetConfirmation: Consequence = ({ draft }) => {
  delete draft.record.fields.confirmedAt;
  forgetSolution(draft);
};

/** Said "still not working": the last word is the customer's. */
const customerWaits: Consequence = ({ draft }) => {
  draft.record.isAwaitingAnswer = true;
};
