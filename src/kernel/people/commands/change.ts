import type { Queryable } from "../../db/pool.ts";
import { conflict, notAllowed, notFound } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { type Actor, actorKey, mayDo, systemActor } from "../actor.ts";
import type { Permission } from "../permissions.ts";
import { personOf } from "../scope.ts";

/** Every command's first line: may they? The system may. */
export function demand(actor: Actor, ...anyOf: Permission[]): void {
  if (actor.kind !== "system" && !anyOf.some((permission) => mayDo(actor, permission))) throw notAllowed();
}

/** An act of the program itself: command line, demo, imports. */
export const bySystem = (now: Temporal.Instant): Asking => ({
  actor: systemActor,
  now,
  via: "system",
  idempotencyKey: null,
  ifMatch: null,
});

/** One line in the log of changes to registers: who, when, before and after. */
export async function recordChange(
  tx: Queryable,
  { actor, now }: Asking,
  change: { register: string; record: string; before: unknown; after: unknown },
): Promise<void> {
  await tx.query({
    name: "people.record-change",
    text: `insert into register_changes (register, record, at, by_person_id, by_actor, before, after)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      change.register,
      change.record,
      now,
      personOf(actor),
      actorKey(actor),
      json(change.before),
      json(change.after),
    ],
  });
}

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));

/** The row as stored, locked until the end of the transaction, if it is the one the asker has read: else 404 or 409. */
export async function lockVersion<Row extends { version: number }>(
  tx: Queryable,
  table: "organisations" | "persons" | "teams",
  id: string,
  { ifMatch }: Asking,
): Promise<Row> {
  const { rows } = await tx.query<Row>({
    name: `people.lock-${table}`,
    text: `select * from ${table} where id = $1 for update`,
    values: [id],
  });
  const stored = rows[0];
  if (stored === undefined) throw notFound();
  if (ifMatch !== null && ifMatch !== stored.version) {
    throw conflict({ version: ifMatch }, { version: stored.version });
  }
  return stored;
}

/** Tells the others that somebody may have left: a role, a team or a person was taken away. Says no more than that. */
export async function announcePeopleChanged(tx: Queryable, { now }: Asking): Promise<void> {
  await tx.query({
    name: "people.announce-changed",
    text: "insert into announcements (kind, at) values ('people.changed', $1)",
    values: [now],
  });
}
