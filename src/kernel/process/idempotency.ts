import { createHash } from "node:crypto";
import type { Queryable } from "../db/pool.ts";
import { Refusal } from "../errors/refusal.ts";
import type { Asking } from "../http/route.ts";
import { actorKey } from "../people/actor.ts";
import type { IdempotencyMark } from "./draft.ts";
import { canonical } from "./timeline.ts";

/** What a command is known by when it is sent again: who, which operation, their key, and a hash of what was asked. */
export function markOf(asking: Asking, operation: string, body: unknown): IdempotencyMark | null {
  if (asking.idempotencyKey === null) return null;
  const bodyHash = createHash("sha256")
    .update(canonical(JSON.parse(JSON.stringify(body))))
    .digest("hex");
  return { actor: actorKey(asking.actor), operation, key: asking.idempotencyKey, bodyHash };
}

/** The first answer to a command sent again; null where it is new. Refuses a key used with another body. */
export async function answerGiven<Answer>(db: Queryable, mark: IdempotencyMark): Promise<{ answer: Answer } | null> {
  const { rows } = await db.query<{ body_hash: Buffer; answer: Answer }>({
    name: "cases.answer-given",
    text: "select body_hash, answer from idempotency_keys where actor = $1 and operation = $2 and key = $3",
    values: [mark.actor, mark.operation, mark.key],
  });
  const [given] = rows;
  if (given === undefined) return null;
  if (given.body_hash.toString("hex") !== mark.bodyHash) throw keyUsedOtherwise();
  return { answer: given.answer };
}

export const keyUsedOtherwise = () =>
  new Refusal("invalid", "key-used-otherwise", {
    issues: [{ path: "Idempotency-Key", code: "key-used-otherwise" }],
  });
