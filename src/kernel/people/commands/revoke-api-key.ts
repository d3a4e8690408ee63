import type { Queryable } from "../../db/pool.ts";
import { notFound } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { demand, recordChange } from "./change.ts";

/** From this commit on the key opens nothing, on any node. Revoking twice is as good as once. */
export async function revokeApiKey(tx: Queryable, asking: Asking, id: string): Promise<void> {
  demand(asking.actor, "api-keys.manage");
  const { rowCount } = await tx.query({
    text: "update api_keys set revoked_at = coalesce(revoked_at, $2) where id = $1",
    values: [id, asking.now],
  });
  if (rowCount === 0) throw notFound();
  await recordChange(tx, asking, { register: "api-keys", record: id, before: null, after: { isRevoked: true } });
}
