import type { Queryable } from "#kernel/db/pool.ts";

export type NewDelivery = {
  once: string;
  caseId: string;
  seq: number | null;
  mailboxId: string;
  personId: string | null;
  address: string;
  name: string | null;
  messageId: string;
  inReplyTo: string | null;
  refs: readonly string[];
  subject: string;
  body: string;
  attachments: readonly string[];
  isAutomatic: boolean;
};

/** Queues what is new; the same cause queues once. Our Message-ID is known as the case's from then on. */
export async function queueDelivery(tx: Queryable, one: NewDelivery, now: Temporal.Instant): Promise<void> {
  await tx.query({
    name: "deliveries.queue",
    text: `with queued as (
        insert into mail_deliveries (once, case_id, seq, mailbox_id, person_id, address, name, message_id, in_reply_to, refs, subject, body,
          attachments, is_automatic, next_try_at, queued_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)
        on conflict (once) do nothing returning case_id, message_id)
      insert into mail_threads (message_id, case_id, is_ours) select message_id, case_id, true from queued`,
    values: [
      one.once,
      one.caseId,
      one.seq,
      one.mailboxId,
      one.personId,
      one.address,
      one.name,
      one.messageId,
      one.inReplyTo,
      one.refs,
      one.subject,
      one.body,
      one.attachments,
      one.isAutomatic,
      now,
    ],
  });
}

export type DueDelivery = Omit<NewDelivery, "once" | "seq" | "personId"> & { id: string; tries: number };

/** The oldest due, one at a time (TRUST 1, rule 3); the asker's until `until`, then anybody's again. */
export async function claimDelivery(
  db: Queryable,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<DueDelivery | null> {
  const { rows } = await db.query<DueDelivery>({
    name: "deliveries.claim",
    text: `with mine as (
        select id from mail_deliveries where next_try_at <= $1 order by next_try_at, id limit 1 for update skip locked)
      update mail_deliveries d set next_try_at = $2, tries = d.tries + 1 from mine where d.id = mine.id
      returning d.id, d.case_id as "caseId", d.mailbox_id as "mailboxId", d.address, d.name, d.message_id as "messageId",
        d.in_reply_to as "inReplyTo", d.refs, d.subject, d.body, d.attachments, d.is_automatic as "isAutomatic", d.tries`,
    values: [now, until],
  });
  return rows[0] ?? null;
}

export type Outcome = {
  state: "sent" | "deferred" | "bounced" | "dead";
  reply: string;
  /** Null: nothing more is tried. */
  nextTryAt: Temporal.Instant | null;
  sentAt: Temporal.Instant | null;
};

export async function keepOutcome(
  db: Queryable,
  id: string,
  { state, reply, nextTryAt, sentAt }: Outcome,
): Promise<void> {
  await db.query({
    name: "deliveries.outcome",
    text: "update mail_deliveries set state = $2, reply = $3, next_try_at = $4, sent_at = coalesce($5, sent_at) where id = $1",
    values: [id, state, reply.slice(0, 500), nextTryAt, sentAt],
  });
}

/** Which of our letters a report speaks of. */
export async function findReported(
  db: Queryable,
  messageId: string | null,
): Promise<{ id: string; caseId: string; address: string; state: string } | null> {
  if (messageId === null) return null;
  const { rows } = await db.query<{ id: string; caseId: string; address: string; state: string }>({
    name: "deliveries.reported",
    text: `select id, case_id as "caseId", address, state from mail_deliveries where message_id = $1`,
    values: [messageId],
  });
  return rows[0] ?? null;
}

/** The files of a letter as customers may have them: public, and still of this case. */
export async function filesToSend(
  db: Queryable,
  caseId: string,
  ids: readonly string[],
): Promise<{ fileId: string; name: string; size: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.query<{ fileId: string; name: string; size: string }>({
    name: "deliveries.files",
    text: `select a.file_id as "fileId", a.name, f.size from attachments a join files f on f.id = a.file_id
      where a.case_id = $1 and a.id = any($2::uuid[]) and a.visibility = 'public'`,
    values: [caseId, ids],
  });
  return rows;
}
