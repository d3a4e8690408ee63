import type { Queryable } from "../db/pool.ts";
import type { Scope } from "../people/scope.ts";
import type { Params } from "./words.ts";

export type NewNotice = {
  personId: string;
  caseId: string | null;
  kind: string;
  params: Params;
  once: string;
  at: Temporal.Instant;
};

export type NoticeRow = {
  id: string;
  kind: string;
  params: Params;
  created_at: Temporal.Instant;
  read_at: Temporal.Instant | null;
  number: string | null;
  subject: string | null;
};

/** Inserts what is new and returns to whom; a person who was told of the same cause is left alone. */
export async function insertNotices(db: Queryable, notices: readonly NewNotice[]): Promise<string[]> {
  const { rows } = await db.query<{ person_id: string }>({
    name: "notices-insert",
    text: `insert into notices (person_id, case_id, kind, params, once, created_at)
           select n.person_id, n.case_id, n.kind, n.params, n.once, n.at
           from unnest($1::bigint[], $2::bigint[], $3::text[], $4::jsonb[], $5::text[], $6::timestamptz[])
             as n (person_id, case_id, kind, params, once, at)
           where exists (select from persons p where p.id = n.person_id and p.is_active)
           on conflict (person_id, once) do nothing returning person_id`,
    values: [
      notices.map(({ personId }) => personId),
      notices.map(({ caseId }) => caseId),
      notices.map(({ kind }) => kind),
      notices.map(({ params }) => JSON.stringify(params)),
      notices.map(({ once }) => once),
      notices.map(({ at }) => at),
    ],
  });
  return [...new Set(rows.map(({ person_id }) => person_id))];
}

/** Tells the live streams that these persons have something new. */
export async function announceNotices(
  db: Queryable,
  personIds: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  await db.query({
    name: "notices-announce",
    text: "insert into announcements (kind, at, payload) values ('notices.added', $1, $2)",
    values: [now, JSON.stringify({ persons: personIds })],
  });
}

// A notice about a case the person may no longer see is not shown, and not counted.
const isVisible = (scope: Scope) => `(n.case_id is null or c.id is not null and ${scope.sql})`;

export async function listNotices(
  db: Queryable,
  personId: string,
  scope: (firstParameter: number) => Scope,
  page: { before: string | null; limit: number },
): Promise<NoticeRow[]> {
  const visible = scope(4);
  const { rows } = await db.query<NoticeRow>({
    name: `notices-list.${visible.shape}`,
    text: `select n.id, n.kind, n.params, n.created_at, n.read_at, c.number, c.subject
           from notices n left join cases c on c.id = n.case_id
           where n.person_id = $1 and ($2::bigint is null or n.id < $2) and ${isVisible(visible)}
           order by n.id desc limit $3`,
    values: [personId, page.before, page.limit, ...visible.values],
  });
  return rows;
}

/** Counted up to the cap: a badge needs no more. */
export async function countUnread(
  db: Queryable,
  personId: string,
  scope: (firstParameter: number) => Scope,
  cap: number,
): Promise<number> {
  const visible = scope(3);
  const { rows } = await db.query<{ count: number }>({
    name: `notices-unread.${visible.shape}`,
    text: `select count(*)::int as count from (
             select from notices n left join cases c on c.id = n.case_id
             where n.person_id = $1 and n.read_at is null and ${isVisible(visible)} limit $2) unread`,
    values: [personId, cap, ...visible.values],
  });
  return rows[0]?.count ?? 0;
}

export async function markRead(db: Queryable, personId: string, id: string, now: Temporal.Instant): Promise<boolean> {
  const { rowCount } = await db.query({
    name: "notices-read",
    text: "update notices set read_at = coalesce(read_at, $3) where id = $2 and person_id = $1",
    values: [personId, id, now],
  });
  return rowCount === 1;
}

export async function markAllRead(
  db: Queryable,
  personId: string,
  upTo: string | null,
  now: Temporal.Instant,
): Promise<void> {
  await db.query({
    name: "notices-read-all",
    text: `update notices set read_at = $3 where person_id = $1 and read_at is null and ($2::bigint is null or id <= $2)`,
    values: [personId, upTo, now],
  });
}

export async function deleteOld(db: Queryable, before: Temporal.Instant): Promise<void> {
  await db.query({ text: "delete from notices where created_at < $1", values: [before] });
}
