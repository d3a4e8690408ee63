import type { Queryable } from "#kernel/db/pool.ts";
import type { HolidayYear } from "#kernel/time/holidays.ts";
import type { WorkingCalendar } from "#kernel/time/working-calendar.ts";

export type CalendarRow = {
  id: string;
  key: string;
  definition: WorkingCalendar;
  used_in: number;
  version: number;
  archived_at: Temporal.Instant | null;
};

const select = `select c.id, c.key, c.definition, c.version, c.archived_at,
  (select count(*)::int from service_levels l
    where l.archived_at is null and c.id in (l.calendar_id, l.urgent_calendar_id)) as used_in
  from calendars c`;

export async function allCalendars(db: Queryable): Promise<CalendarRow[]> {
  const { rows } = await db.query<CalendarRow>({ text: `${select} order by c.id` });
  return rows;
}

export async function findCalendar(db: Queryable, id: string): Promise<CalendarRow | null> {
  const { rows } = await db.query<CalendarRow>({ text: `${select} where c.id = $1`, values: [id] });
  return rows[0] ?? null;
}

/**
 * Lets one change of calendars or holidays happen at a time, so that replanning finds for each the state before and after it, in
 * the order they were made. Readers and the levels that refer to calendars are not held up.
 */
export async function lockCalendars(tx: Queryable): Promise<void> {
  await tx.query({ text: "lock table calendars, holiday_years in share row exclusive mode" });
}

export async function insertCalendar(tx: Queryable, definition: WorkingCalendar): Promise<CalendarRow> {
  const { rows } = await tx.query<{ id: string }>({
    text: "insert into calendars (key, definition) values ($1, $2) returning id",
    values: [definition.key, definition],
  });
  return (await findCalendar(tx, rows[0]!.id))!;
}

export async function updateCalendar(
  tx: Queryable,
  id: string,
  values: Pick<CalendarRow, "definition" | "archived_at">,
): Promise<CalendarRow> {
  await tx.query({
    text: "update calendars set definition = $2, archived_at = $3, version = version + 1 where id = $1",
    values: [id, values.definition, values.archived_at],
  });
  return (await findCalendar(tx, id))!;
}

/** The years an administrator has put in, oldest first. */
export async function importedYears(db: Queryable): Promise<HolidayYear[]> {
  const { rows } = await db.query<{ data: HolidayYear }>({
    text: "select data from holiday_years order by country, year",
  });
  return rows.map(({ data }) => data);
}

export async function putYear(tx: Queryable, year: HolidayYear): Promise<void> {
  await tx.query({
    text: `insert into holiday_years (country, year, data, source) values ($1, $2, $3, 'import')
      on conflict (country, year) do update set data = excluded.data, version = holiday_years.version + 1`,
    values: [year.country, year.year, year],
  });
}
