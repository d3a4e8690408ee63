import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { personOf } from "#kernel/people/scope.ts";
import { absencesOf } from "./absence-queries.ts";
import type { RosterView } from "./contract.ts";
import { gapsInForce, gapsOf, warnedUntil } from "./gaps.ts";
import { mayPlanFor } from "./keeping.ts";
import { misfitsOf } from "./misfits.ts";
import { presentAbsence, presentEntry, presentSettings, presentShift, presentStretch, presentSwap } from "./present.ts";
import { type EntryRow, entriesOf, findRoster, findTeam, peopleOf, shiftsOf } from "./queries.ts";
import type { DutyBooks } from "./read-now.ts";
import { swapsOf } from "./swap-queries.ts";

const mostDays = 62;

/** A team's roster for some days: what is planned and in force, what is missing, what does not fit (D20). Null: no such team. */
export async function readRoster(
  { db, zone }: Pick<Kernel, "db" | "zone">,
  books: DutyBooks,
  { actor, now }: Asking,
  teamId: string,
  days: { from: string; until: string },
): Promise<RosterView | null> {
  const team = await findTeam(db, teamId);
  if (team === null) return null;
  const from = Temporal.PlainDate.from(days.from);
  const until = Temporal.PlainDate.from(days.until);
  const length = from.until(until, { largestUnit: "day" }).days;
  if (length < 0 || length >= mostDays) throw invalid({ path: "until", code: "out-of-range" });

  const roster = await findRoster(db, teamId);
  const entries = await entriesOf(db, teamId, days.from, days.until);
  const start = from.toZonedDateTime(zone).toInstant();
  const end = until.add({ days: 1 }).toZonedDateTime(zone).toInstant();
  const people = await peopleOf(db, teamId, [...new Set(entries.map(({ person_id }) => person_id))]);
  const absences = await absencesOf(
    db,
    people.map(({ id }) => id),
    start,
    end,
  );
  const swaps = await swapsOf(db, teamId, now.subtract({ hours: 24 * 30 }));
  const me = personOf(actor);
  const mayPlan = mayPlanFor(actor, team);
  const within = {
    from: Math.max(start.epochMilliseconds, now.epochMilliseconds),
    until: end.epochMilliseconds,
  };
  return {
    team: { id: team.id, key: team.key, name: team.name, line: team.line },
    version: roster.version,
    mayPlan,
    settings: presentSettings(roster),
    shifts: (await shiftsOf(db, teamId)).map(presentShift),
    entries: entries.map(presentEntry),
    people: people.map(({ id, name, is_member }) => ({ id, name, isMember: is_member })),
    absences: absences.map((row) => presentAbsence(row, mayPlan || row.person_id === me)),
    swaps: swaps.map((row) =>
      presentSwap(
        row,
        { isAsker: row.asked_by === me, isAsked: row.asked_of === me, mayPlan },
        roster.swaps_need_approval,
      ),
    ),
    gaps: gapsOf(books, roster, within, entries.filter(({ state }) => state !== "leaving").map(asShift)).map(
      presentStretch,
    ),
    gapsAhead: gapsInForce(books, roster, now, warnedUntil(now, roster)).map(presentStretch),
    misfits: await misfitsOf(db, teamId, entries),
    unpublished: entries.filter(({ state }) => state !== "published").length,
    zone,
    asOf: now.toString({ smallestUnit: "millisecond" }),
  };
}

const asShift = (row: EntryRow) => ({ personId: row.person_id, startsAt: row.starts_at, endsAt: row.ends_at });
