import type { Queryable } from "#kernel/db/pool.ts";
import type { ReadMessage } from "./reading/index.ts";

export type WaitingMail = {
  id: string;
  mailboxId: string | null;
  raw: Buffer;
  tries: number;
  takenAt: Temporal.Instant;
};

/** The oldest message nobody is working on; it is the asker's until `until`. Null: none is waiting. */
export async function claimWaiting(
  db: Queryable,
  now: Temporal.Instant,
  until: Temporal.Instant,
  only: string | null,
): Promise<WaitingMail | null> {
  const { rows } = await db.query<WaitingMail>({
    name: "mails.claim",
    text: `with mine as (
        select id from mails where state = 'waiting' and next_try_at <= $1 and ($3::bigint is null or id = $3)
        order by next_try_at, id limit 1 for update skip locked)
      update mails m set next_try_at = $2, tries = tries + 1 from mine, mail_raws r
      where m.id = mine.id and r.mail_id = m.id
      returning m.id, m.mailbox_id as "mailboxId", r.bytes as raw, m.tries, m.taken_at as "takenAt"`,
    values: [now, until, only],
  });
  return rows[0] ?? null;
}

/** What the message says, for lists and for knowing it again. */
export async function keepReading(db: Queryable, id: string, read: ReadMessage, sameAs: Buffer): Promise<void> {
  const oneLine = (text: string, most: number) => text.replace(/\s+/g, " ").trim().slice(0, most);
  await db.query({
    name: "mails.keep-reading",
    text: `update mails set kind = $2, message_id = $3, same_as = $4, from_name = $5, from_address = $6, to_addresses = $7,
      subject = $8, summary = $9 where id = $1`,
    values: [
      id,
      read.kind.name,
      read.messageId,
      sameAs,
      read.from?.name ?? null,
      read.from?.address ?? null,
      [...read.to, ...read.cc].slice(0, 50).map(({ address }) => address),
      oneLine(read.subject, 300),
      oneLine(read.newText || read.text, 300),
    ],
  });
}

export type Settled = {
  state: "noted" | "ignored" | "quarantined";
  reason?: string;
  repeatsId?: string;
  caseId?: string;
};

/** False: somebody else has settled it meanwhile. */
export async function settle(
  db: Queryable,
  id: string,
  { state, reason, repeatsId, caseId }: Settled,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: "mails.settle",
    text: `update mails set state = $2, reason = $3, repeats_id = $4, case_id = coalesce($5, case_id) where id = $1 and state = 'waiting'`,
    values: [id, state, reason ?? null, repeatsId ?? null, caseId ?? null],
  });
  return rowCount === 1;
}

export async function tryLater(db: Queryable, id: string, at: Temporal.Instant): Promise<void> {
  await db.query({
    name: "mails.later",
    text: "update mails set next_try_at = $2 where id = $1 and state = 'waiting'",
    values: [id, at],
  });
}

/** The first delivery of the same message, if this is another: the older one, or the one that has entered. */
export async function findFirst(
  db: Queryable,
  { id, messageId, sameAs }: { id: string; messageId: string | null; sameAs: Buffer },
): Promise<string | null> {
  if (messageId === null) return null;
  const { rows } = await db.query<{ id: string }>({
    name: "mails.first",
    text: `select id from mails where message_id = $1 and same_as = $2 and id <> $3 and state <> 'noted'
      and (id < $3 or state in ('created', 'appended')) order by id limit 1`,
    values: [messageId, sameAs, id],
  });
  return rows[0]?.id ?? null;
}

/** The case a message belongs to, by the nearest message it refers to, else by the token in its subject; the one it went into where it was merged. */
export async function findThread(
  db: Queryable,
  { refers, token, address }: { refers: readonly string[]; token: string | null; address: string },
): Promise<{ caseId: string; isParty: boolean } | null> {
  const { rows } = await db.query<{ caseId: string; isParty: boolean }>({
    name: "mails.thread",
    text: `with found as (
        select coalesce(
          (select t.case_id from unnest($1::text[]) with ordinality as r(message_id, n) join mail_threads t using (message_id) order by r.n limit 1),
          (select case_id from mail_tokens where token = $2)) as named),
      here as (select named, surviving_case(named) as id from found where named is not null)
      select c.id as "caseId",
        exists (select from cases o where o.id in (here.id, here.named) and lower(o.requester->>'email') = $3)
        or exists (select from person_contacts k where k.kind = 'email' and k.value = $3 and (
          k.person_id = c.requester_id
          or exists (select from cases o where o.id = here.named and o.requester_id = k.person_id)
          or exists (select from case_parties p where p.case_id in (here.id, here.named) and p.person_id = k.person_id))) as "isParty"
      from here join cases c on c.id = here.id`,
    values: [refers, token, address],
  });
  return rows[0] ?? null;
}

export async function isOneOfOurs(db: Queryable, messageId: string): Promise<boolean> {
  const { rows } = await db.query({
    name: "mails.ours",
    text: "select from mail_threads where message_id = $1 and is_ours",
    values: [messageId],
  });
  return rows.length > 0;
}

/** The one person known by an address; nobody where several share it. */
export async function personByAddress(db: Queryable, address: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>({
    name: "mails.person",
    text: `select min(c.person_id) as id from person_contacts c join persons p on p.id = c.person_id and p.is_active
      where c.kind = 'email' and c.value = $1 having count(distinct c.person_id) = 1`,
    values: [address],
  });
  return rows[0]?.id ?? null;
}

export async function countRecent(
  db: Queryable,
  id: string,
  address: string,
  since: Temporal.Instant,
): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    name: "mails.recent",
    text: "select count(*)::int as count from mails where from_address = $1 and taken_at >= $2 and id < $3",
    values: [address, since, id],
  });
  return rows[0]!.count;
}
