import type { Queryable } from "../db/pool.ts";

export type LinkRow = {
  purpose: string;
  case_id: string | null;
  person_id: string | null;
  target: Record<string, unknown>;
  expires_at: Temporal.Instant;
  person_name: string | null;
  language: "zh" | "en" | null;
  zone: string | null;
  organisation_id: string | null;
};

export type NewLink = {
  tokenHash: Buffer;
  purpose: string;
  caseId: string | null;
  personId: string | null;
  target: Record<string, unknown>;
  createdBy: string | null;
  expiresAt: Temporal.Instant;
  uses: number | null;
};

export async function insertLink(db: Queryable, link: NewLink, now: Temporal.Instant): Promise<void> {
  await db.query({
    name: "links-insert",
    text: `insert into access_links
             (token_hash, purpose, case_id, person_id, target, created_at, created_by, expires_at, uses_left)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      link.tokenHash,
      link.purpose,
      link.caseId,
      link.personId,
      JSON.stringify(link.target),
      now,
      link.createdBy,
      link.expiresAt,
      link.uses,
    ],
  });
}

// A link ends with the account it is bound to.
const isValid = `l.token_hash = $1 and l.expires_at > $2 and l.revoked_at is null and coalesce(l.uses_left, 1) > 0
  and (l.person_id is null or exists (select from persons a where a.id = l.person_id and a.is_active and a.erased_at is null))`;
const columns = "l.purpose, l.case_id, l.person_id, l.target, l.expires_at";

export async function findLink(db: Queryable, tokenHash: Buffer, now: Temporal.Instant): Promise<LinkRow | null> {
  const { rows } = await db.query<LinkRow>({
    name: "links-find",
    text: `select ${columns}, p.name as person_name, p.language, p.zone, p.organisation_id
           from access_links l left join persons p on p.id = l.person_id where ${isValid}`,
    values: [tokenHash, now],
  });
  return rows[0] ?? null;
}

/** One use less, if one is left: of many at once exactly as many succeed as there were uses. */
export async function spendUse(
  db: Queryable,
  tokenHash: Buffer,
  purpose: string,
  now: Temporal.Instant,
): Promise<Omit<LinkRow, "person_name" | "language" | "zone" | "organisation_id"> | null> {
  const { rows } = await db.query<LinkRow>({
    name: "links-use",
    text: `update access_links l set uses_left = l.uses_left - 1, used_at = $2
           where ${isValid} and l.purpose = $3 returning ${columns}`,
    values: [tokenHash, now, purpose],
  });
  return rows[0] ?? null;
}

export async function revoke(
  db: Queryable,
  which: { purpose: string; personId?: string; caseId?: string },
  now: Temporal.Instant,
): Promise<number> {
  const { rowCount } = await db.query({
    name: "links-revoke",
    text: `update access_links set revoked_at = $4
           where purpose = $1 and revoked_at is null
             and ($2::bigint is not null or $3::bigint is not null)
             and ($2::bigint is null or person_id = $2) and ($3::bigint is null or case_id = $3)`,
    values: [which.purpose, which.personId ?? null, which.caseId ?? null, now],
  });
  return rowCount;
}

export async function deleteExpired(db: Queryable, before: Temporal.Instant): Promise<void> {
  await db.query({ text: "delete from access_links where expires_at < $1", values: [before] });
  await db.query({ text: "delete from throttles where window_ends_at < $1", values: [before] });
}

/** What the requester of a case may prove to be: ways to reach them as given, and those on record. */
export async function contactsOfRequester(
  db: Queryable,
  caseId: string,
): Promise<{ personId: string | null; contacts: string[] } | null> {
  const { rows } = await db.query<{ requester_id: string | null; contacts: (string | null)[] }>({
    name: "track-contacts",
    text: `select c.requester_id,
             array[c.requester->>'phone', c.requester->>'email']
               || array(select k.value from person_contacts k where k.person_id = c.requester_id) as contacts
           from cases c where c.id = $1`,
    values: [caseId],
  });
  const [row] = rows;
  return row ? { personId: row.requester_id, contacts: row.contacts.filter((contact) => contact !== null) } : null;
}

/** Counts one more try under the key; the count within the window, which begins with the first try after the last one ended. */
export async function countTry(
  db: Queryable,
  key: string,
  windowSeconds: number,
  now: Temporal.Instant,
): Promise<{ count: number; windowEndsAt: Temporal.Instant }> {
  const { rows } = await db.query<{ count: number; window_ends_at: Temporal.Instant }>({
    name: "throttles-count",
    text: `insert into throttles as t (key, count, window_ends_at) values ($1, 1, $3)
           on conflict (key) do update set
             count = case when t.window_ends_at <= $2 then 1 else t.count + 1 end,
             window_ends_at = case when t.window_ends_at <= $2 then $3 else t.window_ends_at end
           returning count, window_ends_at`,
    values: [key, now, now.add({ seconds: windowSeconds })],
  });
  return { count: rows[0]?.count ?? 0, windowEndsAt: rows[0]?.window_ends_at ?? now };
}

export async function forgetTries(db: Queryable, keys: readonly string[]): Promise<void> {
  await db.query({ name: "throttles-forget", text: "delete from throttles where key = any ($1)", values: [keys] });
}
