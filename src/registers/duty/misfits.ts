import type { Queryable } from "#kernel/db/pool.ts";
import { absencesOf } from "./absence-queries.ts";
import { type EntryRow, memberIds } from "./queries.ts";
import { type Entry, type Misfit, misfits } from "./rules.ts";

export const asEntry = (row: EntryRow): Entry => ({
  id: row.id,
  shiftId: row.shift_id,
  personId: row.person_id,
  day: row.day,
  startsAt: row.starts_at.epochMilliseconds,
  endsAt: row.ends_at.epochMilliseconds,
});

/** What of these entries does not fit, as they would be once published. */
export async function misfitsOf(db: Queryable, teamId: string, rows: readonly EntryRow[]): Promise<Misfit[]> {
  const entries = rows.filter(({ state }) => state !== "leaving").map(asEntry);
  if (entries.length === 0) return [];
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
  const away = await absencesOf(
    db,
    [...new Set(entries.map(({ personId }) => personId))],
    at(Math.min(...entries.map(({ startsAt }) => startsAt))),
    at(Math.max(...entries.map(({ endsAt }) => endsAt))),
  );
  const byPerson = Map.groupBy(away, ({ person_id }) => person_id);
  return misfits(entries, {
    members: await memberIds(db, teamId),
    away: (personId) =>
      (byPerson.get(personId) ?? []).map(({ starts_at, ends_at }) => ({
        from: starts_at.epochMilliseconds,
        until: ends_at.epochMilliseconds,
      })),
  });
}
