import type { CalendarBook } from "#kernel/process/facts.ts";
import { workingStretches } from "#kernel/time/working-time.ts";
import type { DutyBook } from "./duty-book.ts";
import type { RosterRow } from "./queries.ts";
import { presentIn, type Stretch, uncovered } from "./rules.ts";

type Needs = Pick<RosterRow, "team_id" | "required_calendar_id" | "since">;
type Books = { calendars: CalendarBook; duty: DutyBook };

/**
 * Required time in which nobody is on duty, as the roster in force stands. A team that requires cover and has no roster has no gap:
 * everybody of it counts as on duty.
 */
export function gapsInForce(
  { calendars, duty }: Books,
  roster: Needs,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Stretch[] {
  if (roster.since === null) return [];
  const start = Math.max(from.epochMilliseconds, roster.since.epochMilliseconds);
  const covered = duty.stretchesWithin(roster.team_id, from, until);
  return gapsOf({ calendars, duty }, roster, { from: start, until: until.epochMilliseconds }, covered);
}

/** The same for shifts that need not be in force, such as a plan's. */
export function gapsOf(
  { calendars, duty }: Books,
  { required_calendar_id }: Pick<Needs, "required_calendar_id">,
  within: Stretch,
  shifts: readonly { personId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }[],
): Stretch[] {
  if (required_calendar_id === null || within.until <= within.from) return [];
  const wanted = workingStretches(calendars.byId(required_calendar_id), within.from, within.until);
  const covered = shifts.flatMap(({ personId, startsAt, endsAt }) =>
    presentIn(
      { from: startsAt.epochMilliseconds, until: endsAt.epochMilliseconds },
      duty.awayOf(personId).map((away) => ({
        from: away.startsAt.epochMilliseconds,
        until: away.endsAt.epochMilliseconds,
      })),
    ),
  );
  return uncovered(wanted, covered);
}

/** Until when gaps are told of in advance. */
export const warnedUntil = (now: Temporal.Instant, { warn_days }: Pick<RosterRow, "warn_days">): Temporal.Instant =>
  now.add({ hours: 24 * warn_days });
