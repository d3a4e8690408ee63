import type { Queryable } from "#kernel/db/pool.ts";
import type { Scope } from "#kernel/people/scope.ts";

export type LetterRow = {
  id: string;
  state: string;
  reason: string | null;
  kind: string | null;
  from_name: string | null;
  from_address: string | null;
  to_addresses: string[];
  subject: string | null;
  summary: string | null;
  taken_at: Temporal.Instant;
  mailbox_id: string | null;
  mailbox: string | null;
  case_id: string | null;
  /** Null also where the reader may not see the case. */
  number: string | null;
};

type ScopeFrom = (firstParameter: number) => Scope;

const columns = (
  scope: Scope,
) => `m.id, m.state, m.reason, m.kind, m.from_name, m.from_address, m.to_addresses, m.subject, m.summary,
  m.taken_at, m.mailbox_id, b.address as mailbox, m.case_id,
  (select c.number::text from cases c where c.id = m.case_id and ${scope.sql}) as number`;

export async function listLetters(
  db: Queryable,
  scopeFrom: ScopeFrom,
  { state, before, limit }: { state: string | null; before: string | null; limit: number },
): Promise<LetterRow[]> {
  const scope = scopeFrom(4);
  const { rows } = await db.query<LetterRow>({
    name: `letters.list.${state === null ? "all" : "state"}.${scope.shape}`,
    text: `select ${columns(scope)} from mails m left join mailboxes b on b.id = m.mailbox_id
      where ($2::bigint is null or m.id < $2) and ${state === null ? "$1::text is null" : "m.state = $1::text"} order by m.id desc limit $3`,
    values: [state, before, limit, ...scope.values],
  });
  return rows;
}

export async function countQuarantined(db: Queryable, cap: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    name: "letters.waiting",
    text: "select count(*)::int as count from (select from mails where state = 'quarantined' limit $1) q",
    values: [cap],
  });
  return rows[0]!.count;
}

export async function findLetter(
  db: Queryable,
  scopeFrom: ScopeFrom,
  id: string,
): Promise<(LetterRow & { raw: Buffer }) | null> {
  const scope = scopeFrom(2);
  const { rows } = await db.query<LetterRow & { raw: Buffer }>({
    name: `letters.find.${scope.shape}`,
    text: `select ${columns(scope)}, r.bytes as raw from mails m join mail_raws r on r.mail_id = m.id
      left join mailboxes b on b.id = m.mailbox_id where m.id = $1`,
    values: [id, ...scope.values],
  });
  return rows[0] ?? null;
}

/** False: somebody else has settled it. */
export async function discard(
  db: Queryable,
  id: string,
  personId: string | null,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: "letters.discard",
    text: `update mails set state = 'discarded', settled_by = $2, settled_at = $3 where id = $1 and state in ('quarantined', 'discarded')`,
    values: [id, personId, now],
  });
  return rowCount === 1;
}

export async function findCaseInScope(
  db: Queryable,
  scopeFrom: ScopeFrom,
  caseId: string,
): Promise<{ number: string; subject: string } | null> {
  const scope = scopeFrom(2);
  const { rows } = await db.query<{ number: string; subject: string }>({
    name: `letters.case.${scope.shape}`,
    text: `select c.number::text as number, c.subject from cases c where c.id = $1 and ${scope.sql}`,
    values: [caseId, ...scope.values],
  });
  return rows[0] ?? null;
}

export async function lettersOfCase(db: Queryable, caseId: string): Promise<{ id: string; seq: number | null }[]> {
  const { rows } = await db.query<{ id: string; seq: number | null }>({
    name: "letters.of-case",
    text: "select id, seq from mails where case_id = $1 and state in ('created', 'appended') order by id limit 500",
    values: [caseId],
  });
  return rows;
}

export type DeliveryRow = {
  id: string;
  number: string;
  seq: number | null;
  address: string;
  name: string | null;
  subject: string;
  state: "queued" | "sent" | "deferred" | "bounced" | "dead";
  reply: string | null;
  tries: number;
  nextTryAt: Temporal.Instant | null;
  queuedAt: Temporal.Instant;
  sentAt: Temporal.Instant | null;
};

const delivery = `d.id, c.number::text as number, d.seq, d.address, d.name, d.subject, d.state, d.reply, d.tries,
  d.next_try_at as "nextTryAt", d.queued_at as "queuedAt", d.sent_at as "sentAt"`;

export async function deliveriesOfCase(db: Queryable, caseId: string): Promise<DeliveryRow[]> {
  const { rows } = await db.query<DeliveryRow>({
    name: "deliveries.of-case",
    text: `select ${delivery} from mail_deliveries d join cases c on c.id = d.case_id where d.case_id = $1 order by d.id desc limit 200`,
    values: [caseId],
  });
  return rows;
}

export async function listFailed(
  db: Queryable,
  scopeFrom: ScopeFrom,
  { before, limit }: { before: string | null; limit: number },
): Promise<DeliveryRow[]> {
  const scope = scopeFrom(3);
  const { rows } = await db.query<DeliveryRow>({
    name: `deliveries.failed.${scope.shape}`,
    text: `select ${delivery} from mail_deliveries d join cases c on c.id = d.case_id
      where d.state in ('deferred', 'bounced', 'dead') and ($1::bigint is null or d.id < $1) and ${scope.sql} order by d.id desc limit $2`,
    values: [before, limit, ...scope.values],
  });
  return rows;
}

/** Due now, with all its tries before it; null: it has arrived, is not there, or belongs to a case out of reach. */
export async function tryAgain(
  db: Queryable,
  scopeFrom: ScopeFrom,
  id: string,
  now: Temporal.Instant,
): Promise<DeliveryRow | null> {
  const scope = scopeFrom(3);
  const { rows } = await db.query<DeliveryRow>({
    name: `deliveries.again.${scope.shape}`,
    text: `with again as (
        update mail_deliveries d set state = 'queued', tries = 0, next_try_at = $2 from cases c
        where d.id = $1 and d.state in ('deferred', 'bounced', 'dead') and c.id = d.case_id and ${scope.sql} returning d.*)
      select ${delivery} from again d join cases c on c.id = d.case_id`,
    values: [id, now, ...scope.values],
  });
  return rows[0] ?? null;
}

/** What became of a letter in the words of the command line; null while nothing has. A repeated one was there already. */
export async function settledLetter(
  db: Queryable,
  id: string,
): Promise<{ number: string | null; action: string; reason: string | null } | null> {
  const { rows } = await db.query<{ number: string | null; action: string; reason: string | null }>({
    name: "letters.settled",
    text: `select coalesce(c.number, f.number)::text as number, case m.state when 'noted' then 'ignored' else m.state end as action,
        case m.state when 'noted' then 'repeated' else m.reason end as reason
      from mails m left join cases c on c.id = m.case_id
      left join lateral (select c.number from mails one join cases c on c.id = one.case_id where one.id = m.repeats_id) f on true
      where m.id = $1 and m.state <> 'waiting'`,
    values: [id],
  });
  return rows[0] ?? null;
}
