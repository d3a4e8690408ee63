import type { Queryable } from "#kernel/db/pool.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { CalendarBook } from "#kernel/process/facts.ts";
import type { Words } from "#kernel/words/words.ts";
import type { DutyNow } from "./contract.ts";
import type { DutyBook, Stretch } from "./duty-book.ts";
import { gapsInForce, warnedUntil } from "./gaps.ts";
import { mayPlanFor } from "./keeping.ts";
import { presentStretch } from "./present.ts";
import { activeTeams, allRosters, namesWithPhones, unkeptRoster } from "./queries.ts";

export type DutyBooks = { calendars: CalendarBook; duty: DutyBook };

/** Who is on duty at a moment, team by team (D20): from memory, with names and numbers of those it shows. */
export async function readNow(
  db: Queryable,
  books: DutyBooks,
  { actor, now }: Pick<Asking, "actor" | "now">,
  onlyTeam: string | null,
): Promise<DutyNow[]> {
  const { duty } = books;
  const rosters = new Map((await allRosters(db)).map((row) => [row.team_id, row]));
  const teams = (await activeTeams(db)).filter(({ id }) => onlyTeam === null || id === onlyTeam);
  const found = teams.map((team) => {
    const roster = rosters.get(team.id) ?? unkeptRoster(team.id);
    const until = warnedUntil(now, roster);
    return {
      team,
      gaps: gapsInForce(books, roster, now, until),
      stretches: duty.stretchesAt(team.id, now),
      onDuty: duty.onDuty(team.id, now),
      next: nextOf(duty, team.id, now),
    };
  });
  const people = await namesWithPhones(
    db,
    found.flatMap(({ onDuty, next }) => [...onDuty, ...next.map(({ personId }) => personId)]),
  );
  const shifts = await shiftNames(db);
  return found.map(({ team, gaps, stretches, onDuty, next }) => ({
    team: { id: team.id, key: team.key, name: team.name, line: team.line },
    hasRoster: duty.hasRoster(team.id, now),
    mayPlan: mayPlanFor(actor, team),
    people: onDuty.map((id) => {
      const stretch = stretches.find(({ personId }) => personId === id);
      return {
        id,
        name: people.get(id)?.name ?? "",
        phone: people.get(id)?.phone ?? null,
        shift: stretch === undefined ? null : (shifts.get(stretch.shiftId) ?? null),
        until: stretch?.endsAt.toString({ smallestUnit: "millisecond" }) ?? null,
      };
    }),
    forwardingNumber: duty.forwardingNumber(team.id, now),
    next:
      next[0] === undefined
        ? null
        : {
            at: next[0].startsAt.toString({ smallestUnit: "millisecond" }),
            people: [...new Set(next.map(({ personId }) => people.get(personId)?.name ?? ""))],
          },
    gaps: gaps.map(presentStretch),
  }));
}

const lookAheadHours = 24 * 7;

/** Who comes next: all that begin at the earliest start still ahead. */
export function nextOf(duty: DutyBook, teamId: string, now: Temporal.Instant): readonly Stretch[] {
  const ahead = duty
    .stretchesWithin(teamId, now, now.add({ hours: lookAheadHours }))
    .filter(({ startsAt }) => startsAt.epochMilliseconds > now.epochMilliseconds);
  const first = ahead[0]?.startsAt.epochMilliseconds;
  return ahead.filter(({ startsAt }) => startsAt.epochMilliseconds === first);
}

async function shiftNames(db: Queryable): Promise<Map<string, Words>> {
  const { rows } = await db.query<{ id: string; name: Words }>({
    text: "select id, name from duty_shifts",
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
