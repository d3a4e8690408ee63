import type { Queryable } from "#kernel/db/pool.ts";
import { conflict, notAllowed } from "#kernel/errors/refusal.ts";
import { once } from "#kernel/http/once.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { actorKey, mayDo } from "#kernel/people/actor.ts";
import type { Permission } from "#kernel/people/permissions.ts";

/** What every register is handed: the ground, and whom to tell that something was written. */
export type Keeping = {
  kernel: Kernel;
  /** Brings the books kept in memory of this process up to date; other nodes notice by themselves. */
  refresh: () => Promise<void>;
};

export type Change = { register: string; record: string; before: unknown; after: unknown };

export function mustRead(asking: Asking): void {
  if (!mayDo(asking.actor, "register.read")) throw notAllowed();
}

export function mustManage(asking: Asking): void {
  if (!mayDo(asking.actor, "register.manage")) throw notAllowed();
}

/** Refuses with both values when the asker has read an older version than the one stored. */
export function mustBeCurrent(asking: Asking, stored: { version: number }): void {
  if (asking.ifMatch !== null && asking.ifMatch !== stored.version) {
    throw conflict({ version: asking.ifMatch }, stored);
  }
}

/**
 * One change of a register by somebody who may: right, idempotency, work, log and announcement in one transaction; afterwards
 * this process already decides by the new values.
 */
export async function keep<T>(
  keeping: Keeping,
  asking: Asking,
  operation: { id: string; input: unknown; right?: Permission },
  work: (tx: Queryable) => Promise<T>,
): Promise<T> {
  if (!mayDo(asking.actor, operation.right ?? "register.manage")) throw notAllowed();
  const answer = await keeping.kernel.db.transaction((tx) =>
    once(tx, asking, operation.id, operation.input, () => work(tx)),
  );
  await keeping.refresh();
  return answer;
}

/** Writes the log line (who, when, before, after) and tells everybody else. */
export async function recordChange(
  tx: Queryable,
  asking: Pick<Asking, "actor" | "now">,
  change: Change,
): Promise<void> {
  const { actor, now } = asking;
  await tx.query({
    name: "register-change",
    text: `with logged as (
        insert into register_changes (register, record, at, by_person_id, by_actor, before, after)
        values ($1, $2, $3, $4, $5, $6, $7))
      insert into announcements (kind, at, payload)
      values ('register.changed', $3, jsonb_build_object('register', $1::text, 'record', $2::text))`,
    values: [
      change.register,
      change.record,
      now,
      actor.kind === "person" ? actor.id : null,
      actorKey(actor),
      asJson(change.before),
      asJson(change.after),
    ],
  });
}

const asJson = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
