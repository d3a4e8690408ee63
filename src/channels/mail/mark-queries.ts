import type { Queryable } from "#kernel/db/pool.ts";

/** Where fetching stands. */
export type Mark = { uidValidity: bigint | null; lastUid: number };

/** Null: another node fetches, or it is not time yet. */
export async function leaseMark(
  db: Queryable,
  mailboxId: string,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<Mark | null> {
  const { rows } = await db.query<{ uid_validity: string | null; last_uid: string | null }>({
    name: "mailboxes.lease",
    text: `insert into mailbox_marks as k (mailbox_id, leased_until) values ($1, $3)
      on conflict (mailbox_id) do update set leased_until = $3 where k.leased_until is null or k.leased_until <= $2
      returning uid_validity, last_uid`,
    values: [mailboxId, now, until],
  });
  const [row] = rows;
  if (row === undefined) return null;
  return {
    uidValidity: row.uid_validity === null ? null : BigInt(row.uid_validity),
    lastUid: Number(row.last_uid ?? 0),
  };
}

type Progress = { uidValidity: bigint; lastUid: number } | { goodAt: Temporal.Instant; until: Temporal.Instant };

/** One more letter is kept; or the look has ended well, and the next is due at `until`. */
export async function keepMark(db: Queryable, mailboxId: string, progress: Progress): Promise<void> {
  if ("goodAt" in progress) {
    await db.query({
      name: "mailboxes.good",
      text: "update mailbox_marks set last_good_at = $2, last_error = null, leased_until = $3 where mailbox_id = $1",
      values: [mailboxId, progress.goodAt, progress.until],
    });
    return;
  }
  await db.query({
    name: "mailboxes.advance",
    text: "update mailbox_marks set uid_validity = $2, last_uid = $3 where mailbox_id = $1",
    values: [mailboxId, progress.uidValidity.toString(), progress.lastUid],
  });
}

export async function noteTrouble(
  db: Queryable,
  mailboxId: string,
  { trouble, at, until }: { trouble: string; at: Temporal.Instant; until: Temporal.Instant },
): Promise<void> {
  await db.query({
    name: "mailboxes.trouble",
    text: "update mailbox_marks set last_error = $2, last_error_at = $3, leased_until = $4 where mailbox_id = $1",
    values: [mailboxId, trouble, at, until],
  });
}
