import type { Queryable } from "../../db/pool.ts";
import { invalid } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { hashToken, newToken } from "../identity/tokens.ts";
import type { Role } from "../roles.ts";
import { personOf } from "../scope.ts";
import { demand, recordChange } from "./change.ts";
import { refuseUnknownOrganisation } from "./create-person.ts";
import { refuseUnlessGiveable } from "./of-customers.ts";

export type NewApiKey = { name: string; role: Role; organisationId?: string; expiresAt?: string };

/** Makes a key; the key itself is in the answer and nowhere else. */
export async function createApiKey(
  tx: Queryable,
  asking: Asking,
  input: NewApiKey,
): Promise<{ id: string; key: string }> {
  demand(asking.actor, "api-keys.manage");
  await refuseUnlessGiveable(tx, asking, input.role);
  await refuseUnknownOrganisation(tx, input.organisationId ?? null);
  const expiresAt = input.expiresAt ? Temporal.Instant.from(input.expiresAt) : null;
  if (expiresAt && Temporal.Instant.compare(expiresAt, asking.now) <= 0) {
    throw invalid({ path: "expiresAt", code: "too-small" });
  }
  const key = newToken("hy_");
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into api_keys (name, key_hash, role, organisation_id, created_at, created_by, expires_at)
           values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    values: [
      input.name,
      hashToken(key),
      input.role,
      input.organisationId ?? null,
      asking.now,
      personOf(asking.actor),
      expiresAt,
    ],
  });
  const id = rows[0]!.id;
  await recordChange(tx, asking, { register: "api-keys", record: id, before: null, after: input });
  return { id, key };
}
