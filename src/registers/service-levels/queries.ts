import type { Queryable } from "#kernel/db/pool.ts";
import type { Words } from "#kernel/words/words.ts";
import type { ChosenCalendar, Targets } from "./rules.ts";

export type LevelRow = {
  id: string;
  key: string;
  name: Words;
  is_default: boolean;
  calendar_id: string;
  urgent_calendar_id: string | null;
  targets: Targets;
  used_in: number;
  version: number;
  archived_at: Temporal.Instant | null;
};
export type LevelValues = Omit<LevelRow, "id" | "key" | "used_in" | "version">;

const select = `select l.id, l.key, l.name, l.is_default, l.calendar_id, l.urgent_calendar_id, l.targets, l.version, l.archived_at,
  (select count(*)::int from organisations o where o.service_level_id = l.id and o.archived_at is null)
    + (select count(*)::int from contracts k where k.service_level_id = l.id and k.archived_at is null) as used_in
  from service_levels l`;

export async function allLevels(db: Queryable): Promise<LevelRow[]> {
  const { rows } = await db.query<LevelRow>({ text: `${select} order by l.is_default desc, l.id` });
  return rows;
}

/** Holds the register until the transaction ends: two changes at once could otherwise leave two defaults, or none. */
export async function lockLevels(tx: Queryable): Promise<LevelRow[]> {
  await tx.query({ text: "lock table service_levels in share row exclusive mode" });
  return allLevels(tx);
}

export async function insertLevel(tx: Queryable, key: string, values: LevelValues): Promise<LevelRow> {
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into service_levels (key, name, is_default, calendar_id, urgent_calendar_id, targets, archived_at)
      values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    values: [key, ...listed(values)],
  });
  return findLevel(tx, rows[0]!.id);
}

export async function updateLevel(tx: Queryable, id: string, values: LevelValues): Promise<LevelRow> {
  await tx.query({
    text: `update service_levels set name = $2, is_default = $3, calendar_id = $4, urgent_calendar_id = $5, targets = $6,
      archived_at = $7, version = version + 1 where id = $1`,
    values: [id, ...listed(values)],
  });
  return findLevel(tx, id);
}

export async function organisationsOf(db: Queryable, levelId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.query<{ id: string; name: string }>({
    text: `select id, name from organisations where service_level_id = $1 and archived_at is null order by name limit 200`,
    values: [levelId],
  });
  return rows;
}

export async function findCalendars(db: Queryable): Promise<ChosenCalendar[]> {
  const { rows } = await db.query<ChosenCalendar>({
    text: `select id, archived_at is not null as "isArchived" from calendars`,
  });
  return rows;
}

async function findLevel(db: Queryable, id: string): Promise<LevelRow> {
  const { rows } = await db.query<LevelRow>({ text: `${select} where l.id = $1`, values: [id] });
  return rows[0]!;
}

const listed = (values: LevelValues) => [
  values.name,
  values.is_default,
  values.calendar_id,
  values.urgent_calendar_id,
  values.targets,
  values.archived_at,
];
