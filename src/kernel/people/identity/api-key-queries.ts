import type { Queryable } from "../../db/pool.ts";
import type { Role } from "../roles.ts";

type Row = {
  id: string;
  name: string;
  role: Role;
  organisation: { id: string; name: string } | null;
  createdAt: Temporal.Instant;
  createdBy: string | null;
  expiresAt: Temporal.Instant | null;
  revokedAt: Temporal.Instant | null;
  usedAt: Temporal.Instant | null;
};

/** The newest 500 keys, without the keys. */
export async function listApiKeys(db: Queryable) {
  const { rows } = await db.query<Row>({
    text: `select k.id, k.name, k.role, k.created_at as "createdAt", k.expires_at as "expiresAt", k.revoked_at as "revokedAt",
             k.used_at as "usedAt", (select p.name from persons p where p.id = k.created_by) as "createdBy",
             (select jsonb_build_object('id', o.id::text, 'name', o.name) from organisations o
              where o.id = k.organisation_id) as organisation
           from api_keys k order by k.id desc limit 500`,
  });
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toString(),
    expiresAt: row.expiresAt?.toString() ?? null,
    revokedAt: row.revokedAt?.toString() ?? null,
    usedAt: row.usedAt?.toString() ?? null,
  }));
}
