import type { Queryable } from "#kernel/db/pool.ts";
import type { MailboxContent } from "./contract.ts";

type Server<Body> = Omit<NonNullable<Body>, "password"> | null;
export type MailboxRow = Omit<MailboxContent, "incoming" | "outgoing"> & {
  id: string;
  incoming: Server<MailboxContent["incoming"]>;
  outgoing: Server<MailboxContent["outgoing"]>;
  incomingSecret: Buffer | null;
  outgoingSecret: Buffer | null;
  version: number;
  archivedAt: Temporal.Instant | null;
};
export type MailboxState = {
  lastGoodAt: Temporal.Instant | null;
  lastError: string | null;
  lastErrorAt: Temporal.Instant | null;
};

const columns = `m.id, m.name, m.address, m.sender_name as "senderName", m.team_id as "teamId", m.process, m.language, m.accepts,
  m.known_senders as "knownSenders", m.incoming, m.outgoing, m.incoming_secret as "incomingSecret",
  m.outgoing_secret as "outgoingSecret", m.version, m.archived_at as "archivedAt"`;
const state = `k.last_good_at as "lastGoodAt", k.last_error as "lastError", k.last_error_at as "lastErrorAt"`;

/** A handful. */
export async function allMailboxes(db: Queryable): Promise<(MailboxRow & MailboxState)[]> {
  const { rows } = await db.query<MailboxRow & MailboxState>({
    text: `select ${columns}, ${state} from mailboxes m left join mailbox_marks k on k.mailbox_id = m.id order by m.id`,
  });
  return rows;
}

export async function findMailbox(tx: Queryable, id: string): Promise<(MailboxRow & MailboxState) | undefined> {
  const { rows } = await tx.query<MailboxRow & MailboxState>({
    text: `select ${columns}, ${state} from mailboxes m left join mailbox_marks k on k.mailbox_id = m.id where m.id = $1 for update of m`,
    values: [id],
  });
  return rows[0];
}

const valuesOf = (one: Omit<MailboxRow, "id" | "version" | "archivedAt">): unknown[] => [
  one.name,
  one.address,
  one.senderName,
  one.teamId,
  one.process,
  one.language,
  one.accepts,
  one.knownSenders,
  one.incoming,
  one.outgoing,
  one.incomingSecret,
  one.outgoingSecret,
];

export async function insertMailbox(
  tx: Queryable,
  one: Omit<MailboxRow, "id" | "version" | "archivedAt">,
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into mailboxes (name, address, sender_name, team_id, process, language, accepts, known_senders, incoming, outgoing,
      incoming_secret, outgoing_secret) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    values: valuesOf(one),
  });
  return rows[0]!.id;
}

export async function updateMailbox(tx: Queryable, one: Omit<MailboxRow, "version">): Promise<void> {
  await tx.query({
    text: `update mailboxes set name = $1, address = $2, sender_name = $3, team_id = $4, process = $5, language = $6, accepts = $7,
      known_senders = $8, incoming = $9, outgoing = $10, incoming_secret = $11, outgoing_secret = $12, archived_at = $13,
      version = version + 1 where id = $14`,
    values: [...valuesOf(one), one.archivedAt, one.id],
  });
}

/** Two who write at the same time come one after the other. */
export async function findNamed(
  tx: Queryable,
  { address, teamId }: Pick<MailboxContent, "address" | "teamId">,
  id: string | null,
): Promise<{ isAddressTaken: boolean; team: { line: number; isArchived: boolean } | null }> {
  await tx.query({ text: "lock table mailboxes in share row exclusive mode" });
  const { rows } = await tx.query<{ isAddressTaken: boolean; team: { line: number; isArchived: boolean } | null }>({
    text: `select exists (select from mailboxes where address = $1 and archived_at is null and id is distinct from $3::bigint) as "isAddressTaken",
      (select jsonb_build_object('line', line, 'isArchived', archived_at is not null) from teams where id = $2::bigint) as team`,
    values: [address, teamId, id],
  });
  return rows[0]!;
}
