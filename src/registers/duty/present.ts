import type { AbsenceRow } from "./absence-queries.ts";
import type { AbsenceView, EntryView, RosterView, ShiftView, SwapView } from "./contract.ts";
import type { EntryRow, RosterRow, ShiftRow } from "./queries.ts";
import { afterStep, type Stretch, type SwapActor, swapSteps } from "./rules.ts";
import type { SwapRow } from "./swap-queries.ts";

const iso = (at: Temporal.Instant): string => at.toString({ smallestUnit: "millisecond" });

export const presentSettings = (row: RosterRow): RosterView["settings"] => ({
  isKept: row.since !== null,
  requiredCalendarId: row.required_calendar_id,
  warnDays: row.warn_days,
  swapsNeedApproval: row.swaps_need_approval,
  routesByItself: row.routes_by_itself,
  forwardingNumber: row.forwarding_number,
});

export const presentShift = (row: ShiftRow): ShiftView => ({
  id: row.id,
  name: row.name,
  starts: row.starts,
  ends: row.ends,
  zone: row.zone,
  colour: row.colour as ShiftView["colour"],
  forwardingNumber: row.forwarding_number,
  version: row.version,
  isArchived: row.archived_at !== null,
});

export const presentEntry = (row: EntryRow): EntryView => ({
  id: row.id,
  shiftId: row.shift_id,
  personId: row.person_id,
  day: row.day,
  startsAt: iso(row.starts_at),
  endsAt: iso(row.ends_at),
  state: row.state,
});

/** Why somebody is away, and what was written about it, is for themselves and those who plan; the others see that they are. */
export const presentAbsence = (row: AbsenceRow, seesWhy: boolean): AbsenceView => ({
  id: row.id,
  person: { id: row.person_id, name: row.name },
  kind: seesWhy ? row.kind : "other",
  startsAt: iso(row.starts_at),
  endsAt: iso(row.ends_at),
  note: seesWhy ? row.note : "",
  version: row.version,
  isWithdrawn: row.withdrawn_at !== null,
});

export const presentSwap = (row: SwapRow, by: SwapActor, needsApproval: boolean): SwapView => ({
  id: row.id,
  state: row.state,
  askedBy: { id: row.asked_by, name: row.by_name },
  askedOf: { id: row.asked_of, name: row.of_name },
  gives: row.terms.gives,
  takes: row.terms.takes,
  version: row.version,
  possible: swapSteps.filter((step) => {
    const to = afterStep(row.state, step, by, needsApproval);
    return to !== null && to !== "not-yours";
  }),
  steps: row.steps.map((step) => ({ ...step, at: iso(Temporal.Instant.from(step.at)) })),
});

export const presentStretch = ({ from, until }: Stretch): { from: string; until: string } => ({
  from: iso(Temporal.Instant.fromEpochMilliseconds(from)),
  until: iso(Temporal.Instant.fromEpochMilliseconds(until)),
});
