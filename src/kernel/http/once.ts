import { createHash } from "node:crypto";
import type { Queryable } from "../db/pool.ts";
import { invalid } from "../errors/refusal.ts";
import { actorKey } from "../people/actor.ts";
import type { Asking } from "./route.ts";

/**
 * Does `work` once per `Idempotency-Key`: the same key of the same actor and operation is answered with the first answer,
 * another body under it is refused (422 `key-used-otherwise`). To be called inside the transaction of the work, so that key and
 * effect commit together; a second call that comes meanwhile waits for the first. Answers must be plain JSON.
 */
export async function once<T>(
  tx: Queryable,
  asking: Asking,
  operation: string,
  body: unknown,
  work: () => Promise<T>,
): Promise<T> {
  if (asking.idempotencyKey === null) return work();
  const key = [actorKey(asking.actor), operation, asking.idempotencyKey];
  const hash = createHash("sha256").update(JSON.stringify(body)).digest();
  const taken = await tx.query({
    text: `insert into idempotency_keys (actor, operation, key, body_hash, created_at) values ($1, $2, $3, $4, $5)
      on conflict do nothing returning 1`,
    values: [...key, hash, asking.now],
  });
  if (taken.rowCount === 0) {
    const { rows } = await tx.query<{ body_hash: Buffer; answer: T }>({
      text: "select body_hash, answer from idempotency_keys where actor = $1 and operation = $2 and key = $3",
      values: key,
    });
    const first = rows[0]!;
    if (!first.body_hash.equals(hash)) throw invalid({ path: "Idempotency-Key", code: "key-used-otherwise" });
    return first.answer;
  }
  const answer = await work();
  await tx.query({
    text: "update idempotency_keys set answer = $4 where actor = $1 and operation = $2 and key = $3",
    values: [...key, JSON.stringify(answer)],
  });
  return answer;
}
