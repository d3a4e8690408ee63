import type { Queryable } from "../db/pool.ts";
import type { Announcement, Mark } from "./announcement.ts";

type Row = {
  xid: string;
  id: string;
  kind: string;
  case_id: string | null;
  version: number | null;
  at: Temporal.Instant;
  payload: Record<string, unknown>;
};

const asAnnouncement = ({ case_id, ...row }: Row): Announcement => ({ ...row, caseId: case_id });

/** Everything announced after the mark that no open transaction can still add to, oldest first. */
export async function readAnnouncements(db: Queryable, after: Mark, limit: number): Promise<Announcement[]> {
  const { rows } = await db.query<Row>({
    name: "announcements-read",
    text: `select xid::text, id, kind, case_id, version, at, payload from announcements
           where (xid, id) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
           order by announcements.xid, id limit $3`,
    values: [after.xid, after.id, limit],
  });
  return rows.map(asAnnouncement);
}

/**
 * The mark before which nothing can be added any more: where a new stream begins. What was committed while an older transaction
 * was open lies after it, so a stream may begin with a little that was before, and never without anything that is after.
 */
export async function presentMark(db: Queryable): Promise<Mark> {
  const { rows } = await db.query<{ xid: string }>({
    name: "announcements-present",
    text: "select pg_snapshot_xmin(pg_current_snapshot())::text as xid",
  });
  return { xid: rows[0]?.xid ?? "0", id: "0" };
}

/** A mark of another database (one since restored, say) lies beyond everything this one has seen. */
export async function isFromHere(db: Queryable, mark: Mark): Promise<boolean> {
  const { rows } = await db.query<{ known: boolean }>({
    name: "announcements-known-mark",
    text: "select $1::xid8 <= pg_snapshot_xmax(pg_current_snapshot()) as known",
    values: [mark.xid],
  });
  return rows[0]?.known === true;
}

export async function addMarks(db: Queryable, readers: readonly { name: string; start: Mark }[]): Promise<void> {
  await db.query({
    text: `insert into relay_marks (reader, xid, id)
           select * from unnest($1::text[], $2::xid8[], $3::bigint[]) on conflict do nothing`,
    values: [
      readers.map(({ name }) => name),
      readers.map(({ start }) => start.xid),
      readers.map(({ start }) => start.id),
    ],
  });
}

export type Lease = { mark: Mark; tries: number; until: Temporal.Instant };

/** Null: nothing new for this reader, or another node has it, or its next try is not due yet. Writes only if there is work. */
export async function takeLease(
  db: Queryable,
  reader: string,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<Lease | null> {
  const { rows } = await db.query<Mark & { tries: number; leased_until: Temporal.Instant }>({
    name: "relay-lease",
    text: `update relay_marks m set leased_until = $3
           where reader = $1 and (leased_until is null or leased_until <= $2) and (retry_at is null or retry_at <= $2)
             and exists (select from announcements a where (a.xid, a.id) > (m.xid, m.id)
                           and a.xid < pg_snapshot_xmin(pg_current_snapshot()))
           returning xid::text, id, tries, leased_until`,
    values: [reader, now, until],
  });
  const [row] = rows;
  return row ? { mark: { xid: row.xid, id: row.id }, tries: row.tries, until: row.leased_until } : null;
}

/** Moves the mark and gives the lease back; false: the lease was lost, and whatever goes with this must not count. */
export async function advance(db: Queryable, reader: string, lease: Lease, to: Mark): Promise<boolean> {
  const { rowCount } = await db.query({
    name: "relay-advance",
    text: `update relay_marks set xid = $5::xid8, id = $6, leased_until = null, tries = 0, retry_at = null
           where reader = $1 and leased_until = $2 and xid = $3::xid8 and id = $4`,
    values: [reader, lease.until, lease.mark.xid, lease.mark.id, to.xid, to.id],
  });
  return rowCount === 1;
}

export async function giveBack(
  db: Queryable,
  reader: string,
  lease: Lease,
  tries: number,
  retryAt: Temporal.Instant | null,
): Promise<void> {
  await db.query({
    name: "relay-give-back",
    text: `update relay_marks set leased_until = null, tries = $5, retry_at = $6
           where reader = $1 and leased_until = $2 and xid = $3::xid8 and id = $4`,
    values: [reader, lease.until, lease.mark.xid, lease.mark.id, tries, retryAt],
  });
}

export async function park(
  db: Queryable,
  reader: string,
  announcement: Announcement,
  cause: string,
  tries: number,
  now: Temporal.Instant,
): Promise<void> {
  const { xid, id, ...rest } = announcement;
  await db.query({
    text: `insert into parked_announcements (reader, xid, id, announcement, cause, tries, parked_at)
           values ($1, $2::xid8, $3, $4, $5, $6, $7)`,
    values: [reader, xid, id, JSON.stringify(rest), cause, tries, now],
  });
}

/** Whether a reader has not seen everything that is committed, visible to it yet or not. For tests that wait. */
export async function isBehind(db: Queryable, readers: readonly string[]): Promise<boolean> {
  const { rows } = await db.query<{ behind: boolean }>({
    text: `select exists (select from relay_marks m where reader = any ($1)
                            and exists (select from announcements a where (a.xid, a.id) > (m.xid, m.id))) as behind`,
    values: [readers],
  });
  return rows[0]?.behind === true;
}

/** Removes what is older than `before` and behind the marks of all these readers; looks at the oldest `limit` only. */
export async function prune(
  db: Queryable,
  readers: readonly string[],
  before: Temporal.Instant,
  limit: number,
): Promise<number> {
  const { rowCount } = await db.query({
    text: `with behind as (select xid, id from relay_marks where reader = any ($1) order by relay_marks.xid, id limit 1),
                oldest as (select a.xid, a.id, a.at from announcements a, behind
                           where (a.xid, a.id) <= (behind.xid, behind.id) order by a.xid, a.id limit $3)
           delete from announcements using oldest
           where announcements.xid = oldest.xid and announcements.id = oldest.id and oldest.at < $2`,
    values: [readers, before, limit],
  });
  return rowCount;
}
