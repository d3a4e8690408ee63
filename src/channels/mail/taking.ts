import type { Database } from "#kernel/db/pool.ts";

export type TakenMail = {
  /** Null: handed in by hand, for no mailbox in particular. */
  mailboxId: string | null;
  takenBy: "imap" | "smtp" | "command";
  /** Where it stood on the server, so that it is not fetched again. */
  place?: { uidValidity: bigint; uid: number };
  raw: Buffer;
};

/** Larger letters are not taken in: files of 25 MB grow by a third on their way. */
export const largestMail = 48 * 1024 * 1024;

/**
 * Keeps a message as it came, before anything is made of it (TRUST 1, rule 2): what is acknowledged to a server has been committed
 * here. Answers its id; null where this very one was fetched before.
 */
export async function takeMail(
  db: Database,
  { mailboxId, takenBy, place, raw }: TakenMail,
  now: Temporal.Instant,
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.query<{ id: string }>({
      name: "mails.take",
      text: `insert into mails (mailbox_id, taken_by, uid_validity, uid, taken_at, next_try_at) values ($1, $2, $3, $4, $5, $5)
        on conflict (mailbox_id, uid_validity, uid) where uid is not null do nothing returning id`,
      values: [mailboxId, takenBy, place?.uidValidity.toString() ?? null, place?.uid ?? null, now],
    });
    const [mail] = rows;
    if (mail === undefined) return null;
    await tx.query({
      name: "mails.keep-raw",
      text: "insert into mail_raws (mail_id, bytes) values ($1, $2)",
      values: [mail.id, raw],
    });
    return mail.id;
  });
}
