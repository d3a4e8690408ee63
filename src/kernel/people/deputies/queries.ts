import type { Queryable } from "../../db/pool.ts";
import { literally } from "../rules.ts";
import type { CandidateView, DeputyView } from "./contract.ts";
import { mayBeNamedSql, mayStandInSql } from "./who-may.ts";

type Row = {
  id: string;
  person_id: string;
  person: string;
  deputy_id: string;
  deputy: string;
  from_day: string;
  until_day: string;
  ended_at: Temporal.Instant | null;
};

const select = `select d.id, d.person_id, p.name as person, d.deputy_id, q.name as deputy, d.from_day::text, d.until_day::text, d.ended_at
  from deputies d join persons p on p.id = d.person_id join persons q on q.id = d.deputy_id`;

const present = (row: Row): DeputyView => ({
  id: row.id,
  person: { id: row.person_id, name: row.person },
  deputy: { id: row.deputy_id, name: row.deputy },
  from: row.from_day,
  until: row.until_day,
  endedAt: row.ended_at?.toString({ smallestUnit: "millisecond" }) ?? null,
});

/** What holds today or later, of somebody and for them. */
export async function listDeputies(db: Queryable, personId: string, today: string): Promise<DeputyView[]> {
  const { rows } = await db.query<Row>({
    text: `${select} where (d.person_id = $1 or d.deputy_id = $1) and d.ended_at is null and d.until_day >= $2::date
      order by d.from_day, d.id limit 100`,
    values: [personId, today],
  });
  return rows.map(present);
}

/** Who stood in for somebody before, latest first. */
export async function listPastDeputies(db: Queryable, personId: string, today: string): Promise<DeputyView[]> {
  const { rows } = await db.query<Row>({
    text: `${select} where d.person_id = $1 and (d.ended_at is not null or d.until_day < $2::date)
      order by coalesce(d.ended_at::date, d.until_day) desc, d.id desc limit 10`,
    values: [personId, today],
  });
  return rows.map(present);
}

export async function mayStandIn(db: Queryable, personId: string, deputyId: string): Promise<boolean> {
  const { rows } = await db.query<{ is: boolean }>({
    text: `select ${mayStandInSql("$1::bigint", "$2::bigint")} as is`,
    values: [personId, deputyId],
  });
  return rows[0]?.is ?? false;
}

/** Colleagues a customer's representative may name today, by name; at most `limit` and whether there are more. */
export async function listCandidates(
  db: Queryable,
  { personId, today, q, limit }: { personId: string; today: string; q: string | undefined; limit: number },
): Promise<{ items: CandidateView[]; hasMore: boolean }> {
  const { rows } = await db.query<CandidateView>({
    text: `select p.id, p.name, o.name as organisation from persons p left join organisations o on o.id = p.organisation_id
      where p.id in (${mayBeNamedSql("$1::bigint", "$2::date")})
        and ($3::text is null or lower(p.name) like '%' || $3 || '%' or p.initials like $3 || '%')
      order by p.name, p.id limit $4`,
    values: [personId, today, q === undefined ? null : literally(q.toLowerCase()), limit + 1],
  });
  return { items: rows.slice(0, limit), hasMore: rows.length > limit };
}

export async function overlaps(tx: Queryable, personId: string, from: string, until: string): Promise<boolean> {
  const { rows } = await tx.query<{ is: boolean }>({
    text: `select exists (select from deputies where person_id = $1 and ended_at is null
      and from_day <= $3::date and until_day >= $2::date) as is`,
    values: [personId, from, until],
  });
  return rows[0]?.is ?? false;
}

export async function insertDeputy(
  tx: Queryable,
  given: { personId: string; deputyId: string; from: string; until: string; at: Temporal.Instant },
): Promise<DeputyView> {
  const { rows } = await tx.query<{ id: string }>({
    text: "insert into deputies (person_id, deputy_id, from_day, until_day, created_at) values ($1, $2, $3, $4, $5) returning id",
    values: [given.personId, given.deputyId, given.from, given.until, given.at],
  });
  const made = await tx.query<Row>({ text: `${select} where d.id = $1`, values: [rows[0]!.id] });
  return present(made.rows[0]!);
}

/** As it was; null: no such of theirs, or ended before. */
export async function stopDeputy(
  tx: Queryable,
  personId: string,
  id: string,
  at: Temporal.Instant,
): Promise<DeputyView | null> {
  const { rowCount } = await tx.query({
    text: "update deputies set ended_at = $3 where id = $1 and person_id = $2 and ended_at is null",
    values: [id, personId, at],
  });
  if (!rowCount) return null;
  const ended = await tx.query<Row>({ text: `${select} where d.id = $1`, values: [id] });
  return { ...present(ended.rows[0]!), endedAt: null };
}
