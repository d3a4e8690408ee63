import type { Queryable } from "#kernel/db/pool.ts";
import type { Words } from "#kernel/words/words.ts";
import { type DutyBook, nextOf } from "../duty/index.ts";
import type { NotedShift } from "./queries.ts";

type Stretch = ReturnType<typeof nextOf>[number];
export type Between = {
  leaving: NotedShift | null;
  coming: NotedShift | null;
  readers: readonly string[];
  from: Temporal.Instant;
  until: Temporal.Instant;
};

const withoutRosterHours = 24;

/** Which shift leaves and which comes, for a note written now. Without a roster, or with none coming: everybody of the team. */
export async function shiftsBetween(
  db: Queryable,
  duty: DutyBook,
  teamId: string,
  now: Temporal.Instant,
): Promise<Between> {
  const [running] = duty.stretchesAt(teamId, now);
  const next = nextOf(duty, teamId, now);
  const first = next[0];
  const names = await shiftNames(
    db,
    [running?.shiftId, first?.shiftId].filter((id) => id !== undefined),
  );
  const noted = (stretch: Stretch | undefined): NotedShift | null =>
    stretch === undefined
      ? null
      : {
          name: names.get(stretch.shiftId)!,
          from: stretch.startsAt.toString({ smallestUnit: "millisecond" }),
          until: stretch.endsAt.toString({ smallestUnit: "millisecond" }),
        };
  const coming = duty.hasRoster(teamId, now) ? noted(first) : null;
  return {
    leaving: noted(running),
    coming,
    readers: coming === null ? duty.onDuty(teamId, now) : [...new Set(next.map(({ personId }) => personId))],
    from: coming === null ? now : first!.startsAt,
    until: coming === null ? now.add({ hours: withoutRosterHours }) : first!.endsAt,
  };
}

async function shiftNames(db: Queryable, ids: readonly string[]): Promise<Map<string, Words>> {
  const { rows } = await db.query<{ id: string; name: Words }>({
    text: "select id, name from duty_shifts where id = any($1::bigint[])",
    values: [ids],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
