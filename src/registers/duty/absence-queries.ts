import type { Queryable } from "#kernel/db/pool.ts";

export type AbsenceRow = {
  id: string;
  person_id: string;
  name: string;
  kind: "leave" | "sick" | "training" | "other";
  starts_at: Temporal.Instant;
  ends_at: Temporal.Instant;
  note: string;
  version: number;
  withdrawn_at: Temporal.Instant | null;
};
type Values = Pick<AbsenceRow, "kind" | "starts_at" | "ends_at" | "note" | "withdrawn_at">;

const columns = "a.*, p.name from absences a join persons p on p.id = a.person_id";

export async function findAbsence(db: Queryable, id: string): Promise<AbsenceRow | null> {
  const { rows } = await db.query<AbsenceRow>({
    text: `select ${columns} where a.id = $1 for update of a`,
    values: [id],
  });
  return rows[0] ?? null;
}

export async function absencesOf(
  db: Queryable,
  persons: readonly string[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<AbsenceRow[]> {
  const { rows } = await db.query<AbsenceRow>({
    text: `select ${columns} where a.person_id = any($1::bigint[]) and a.withdrawn_at is null and a.starts_at < $3 and a.ends_at > $2
      order by a.starts_at, a.id`,
    values: [persons, from, until],
  });
  return rows;
}

export async function insertAbsence(tx: Queryable, personId: string, values: Values): Promise<string> {
  const { rows } = await tx.query<{ id: string }>({
    text: "insert into absences (person_id, kind, starts_at, ends_at, note) values ($1, $2, $3, $4, $5) returning id",
    values: [personId, values.kind, values.starts_at, values.ends_at, values.note],
  });
  return rows[0]!.id;
}

export async function updateAbsence(tx: Queryable, id: string, values: Values): Promise<void> {
  await tx.query({
    text: `update absences set kind = $2, starts_at = $3, ends_at = $4, note = $5, withdrawn_at = $6, version = version + 1 where id = $1`,
    values: [id, values.kind, values.starts_at, values.ends_at, values.note, values.withdrawn_at],
  });
}

/** Teams of a person: whoever plans for one of them may record their absences. */
export async function teamsOf(db: Queryable, personId: string): Promise<{ id: string; organisation_id: string }[]> {
  const { rows } = await db.query<{ id: string; organisation_id: string }>({
    text: `select t.id, t.organisation_id from team_members m join teams t on t.id = m.team_id and t.archived_at is null
      where m.person_id = $1`,
    values: [personId],
  });
  return rows;
}

/** Lets lost turns be looked for at once: the absence may have begun already. */
export async function announcePeopleChanged(tx: Queryable, now: Temporal.Instant): Promise<void> {
  await tx.query({ text: "insert into announcements (kind, at) values ('people.changed', $1)", values: [now] });
}
