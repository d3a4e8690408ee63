import type { Queryable } from "#kernel/db/pool.ts";
import type { Words } from "#kernel/words/words.ts";

export type Recipient = { personId: string | null; name: string; address: string; language: "zh" | "en" | null };
export type TellingOfCase = {
  number: string;
  subject: string;
  /** Nobody on record asked for it. */
  isUnknownRequester: boolean;
  /** The mailbox it came by; null: by another channel. */
  mailboxId: string | null;
  /** What it came as, where it came by mail. */
  cameAs: string | null;
  token: string | null;
  recipients: Recipient[];
  entry: { body: string | null; told: Words | null; attachments: string[]; writer: string | null } | null;
};

/** All a letter about one entry needs: the case, what the entry says to customers, and who they are with their addresses. */
export async function readTelling(tx: Queryable, caseId: string, seq: number): Promise<TellingOfCase | null> {
  const { rows } = await tx.query<TellingOfCase>({
    name: "mail.telling",
    text: `select c.number::text as number, c.subject, c.requester_id is null as "isUnknownRequester", m.mailbox_id as "mailboxId",
        m.kind as "cameAs", t.token,
        (select coalesce(jsonb_agg(r), '[]') from (
          select c.requester_id::text as "personId", coalesce(c.requester->>'name', p.name, '') as name, p.language,
            lower(coalesce(c.requester->>'email', (select value from person_contacts k where k.person_id = p.id and k.kind = 'email'
              order by k.is_preferred desc limit 1))) as address
          from (select 1) one left join persons p on p.id = c.requester_id
          union
          select p.id::text, p.name, p.language, (select value from person_contacts k where k.person_id = p.id and k.kind = 'email'
            order by k.is_preferred desc limit 1)
          from case_parties cp join persons p on p.id = cp.person_id and p.is_active where cp.case_id = c.id and cp.part = 'customer') r
          where r.address is not null) as recipients,
        (select jsonb_build_object('body', x.content->'body', 'told', x.content->'told', 'attachments', coalesce(x.content->'attachments', '[]'),
            'writer', (select p.name from persons p where e.actor_kind = 'person' and p.id = e.actor_id))
          from events e join event_contents x using (case_id, seq)
          where e.case_id = c.id and e.seq = $2 and e.visibility = 'public' and x.content is not null) as entry
      from cases c
      left join lateral (select mailbox_id, kind from mails where case_id = c.id and state = 'created' order by id limit 1) m on true
      left join mail_tokens t on t.case_id = c.id
      where c.id = $1 and not c.is_internal`,
    values: [caseId, seq],
  });
  return rows[0] ?? null;
}

/** The case's token for subjects; made by whoever writes first. */
export async function keepToken(tx: Queryable, caseId: string, token: string): Promise<string> {
  const { rows } = await tx.query<{ token: string }>({
    name: "mail.token",
    text: `insert into mail_tokens (case_id, token) values ($1, $2)
      on conflict (case_id) do update set token = mail_tokens.token returning token`,
    values: [caseId, token],
  });
  return rows[0]!.token;
}

/** What was written between us and this address about the case, oldest first, the last twenty: what a program threads by. */
export async function readConversation(tx: Queryable, caseId: string, address: string): Promise<string[]> {
  const { rows } = await tx.query<{ message_id: string }>({
    name: "mail.conversation",
    text: `select message_id from (
        select message_id, taken_at as at, id from mails
        where case_id = $1 and from_address = $2 and message_id is not null and state in ('created', 'appended')
        union all
        select message_id, queued_at, id from mail_deliveries where case_id = $1 and address = $2
        order by at desc, id desc limit 20) last order by at, id`,
    values: [caseId, address],
  });
  return rows.map(({ message_id }) => message_id);
}

/** How much the system has said to an address since then, by itself. */
export async function countAutomatic(tx: Queryable, address: string, since: Temporal.Instant): Promise<number> {
  const { rows } = await tx.query<{ count: number }>({
    name: "mail.automatic",
    text: "select count(*)::int as count from mail_deliveries where address = $1 and is_automatic and queued_at > $2",
    values: [address, since],
  });
  return rows[0]!.count;
}
