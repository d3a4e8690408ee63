import type { Queryable } from "../../db/pool.ts";
import type { Language } from "../../words/words.ts";
import type { Permission } from "../permissions.ts";
import type { Role } from "../roles.ts";
import type { Membership, RolePermissions } from "./actor-rules.ts";

/** Raised by whatever changes the rights of many at once: roles' permissions, the tree of organisations. */
export const rightsEpoch = "people.rights-epoch";

/** `isStale`: not noted as seen for a minute. */
export type SessionRow = { personId: string; isStale: boolean; rights: string };

/** The one statement every call of a signed-in person costs. Both ends of a session and a disabled person count at once. */
export async function findSession(db: Queryable, tokenHash: Buffer, now: Temporal.Instant): Promise<SessionRow | null> {
  const { rows } = await db.query<SessionRow>({
    name: "people.session",
    text: `select s.person_id as "personId", s.seen_at < $2::timestamptz - interval '1 minute' as "isStale",
             p.rights_version || '.' || coalesce((select version from settings where key = '${rightsEpoch}'), 0) as rights
           from sessions s join persons p on p.id = s.person_id
           where s.token_hash = $1 and s.idle_ends_at > $2 and s.ends_at > $2 and p.is_active`,
    values: [tokenHash, now],
  });
  return rows[0] ?? null;
}

/** Moves the idle end. Never beyond the absolute end, and never for a session that has ended meanwhile. */
export async function touchSession(
  db: Queryable,
  tokenHash: Buffer,
  now: Temporal.Instant,
  idleEndsAt: Temporal.Instant,
): Promise<void> {
  await db.query({
    name: "people.touch-session",
    text: `update sessions set seen_at = $2, idle_ends_at = least($3::timestamptz, ends_at)
           where token_hash = $1 and seen_at < $2 and idle_ends_at > $2`,
    values: [tokenHash, now, idleEndsAt],
  });
}

export type ApiKeyRow = { id: string; name: string; isStale: boolean; rights: string };

export async function findApiKey(db: Queryable, keyHash: Buffer, now: Temporal.Instant): Promise<ApiKeyRow | null> {
  const { rows } = await db.query<ApiKeyRow>({
    name: "people.api-key",
    text: `select k.id, k.name, coalesce(k.used_at < $2::timestamptz - interval '1 minute', true) as "isStale",
             coalesce((select version from settings where key = '${rightsEpoch}'), 0)::text as rights
           from api_keys k
           where k.key_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)`,
    values: [keyHash, now],
  });
  return rows[0] ?? null;
}

export async function touchApiKey(db: Queryable, id: string, now: Temporal.Instant): Promise<void> {
  await db.query({
    name: "people.touch-api-key",
    text: "update api_keys set used_at = $2 where id = $1 and (used_at is null or used_at < $2)",
    values: [id, now],
  });
}

type HolderRow = {
  name: string;
  language: Language;
  zone: string | null;
  memberships: Membership[];
  teamIds: string[];
};

const marks = (organisation: string) => `
  'isOwn', exists (select 1 from organisations a where a.id = any(${organisation}.path) and a.is_own),
  'isCustomer', exists (select 1 from organisations a where a.id = any(${organisation}.path) and a.is_customer),
  'isSupplier', exists (select 1 from organisations a where a.id = any(${organisation}.path) and a.is_supplier)`;

/** A person with the memberships of one day. Archived organisations and teams give nothing. */
export async function readHolder(db: Queryable, personId: string, day: Temporal.PlainDate): Promise<HolderRow | null> {
  const { rows } = await db.query<HolderRow>({
    name: "people.holder",
    text: `select p.name, p.language, p.zone,
             coalesce((select jsonb_agg(jsonb_build_object('role', m.role, 'organisationId', m.organisation_id::text, ${marks("o")})
                                        order by m.id)
                       from memberships m join organisations o on o.id = m.organisation_id
                       where m.person_id = p.id and m.from_day <= $2 and (m.until_day is null or m.until_day >= $2)
                         and o.archived_at is null), '[]') as memberships,
             array(select t.id::text from team_members tm join teams t on t.id = tm.team_id
                   where tm.person_id = p.id and t.archived_at is null order by t.id) as "teamIds"
           from persons p where p.id = $1 and p.is_active`,
    values: [personId, day],
  });
  return rows[0] ?? null;
}

/** The one role of a key, in its organisation; without one at the own root, or on a database nobody has set up yet, nowhere. */
export async function readKeyMembership(db: Queryable, keyId: string): Promise<Membership | null> {
  const { rows } = await db.query<{ membership: Membership | null; role: Role; isBound: boolean }>({
    name: "people.key-membership",
    text: `select k.role, k.organisation_id is not null as "isBound",
             case when o.id is not null then
               jsonb_build_object('role', k.role, 'organisationId', o.id::text, ${marks("o")}) end as membership
           from api_keys k left join organisations o
             on o.archived_at is null and o.id = coalesce(k.organisation_id,
                  (select min(id) from organisations where is_own and parent_id is null and archived_at is null))
           where k.id = $1`,
    values: [keyId],
  });
  const key = rows[0];
  if (key === undefined) return null;
  if (key.membership !== null || key.isBound) return key.membership;
  return { role: key.role, organisationId: "", isOwn: true, isCustomer: false, isSupplier: false };
}

/** The organisations given and everything below them. */
export async function subtreeIds(db: Queryable, roots: readonly string[]): Promise<string[]> {
  if (roots.length === 0) return [];
  const { rows } = await db.query<{ id: string }>({
    name: "people.subtree",
    text: "select id from organisations where path && $1::bigint[] order by id",
    values: [roots],
  });
  return rows.map(({ id }) => id);
}

export async function readChangedRoles(db: Queryable): Promise<RolePermissions> {
  const { rows } = await db.query<{ role: Role; permissions: Permission[] }>({
    name: "people.role-permissions",
    text: "select role, permissions from role_permissions",
  });
  return new Map(rows.map(({ role, permissions }) => [role, permissions]));
}

/** Drops every cached actor on every node: the next call of anybody builds theirs anew. */
export async function raiseRightsEpoch(db: Queryable): Promise<void> {
  await db.query({
    text: `insert into settings (key, value) values ('${rightsEpoch}', 'null')
           on conflict (key) do update set version = settings.version + 1`,
  });
}

/** Drops the cached actors of these persons on every node. */
export async function raiseRights(db: Queryable, personIds: readonly string[]): Promise<void> {
  await db.query({
    text: "update persons set rights_version = rights_version + 1 where id = any($1::bigint[])",
    values: [personIds],
  });
}
