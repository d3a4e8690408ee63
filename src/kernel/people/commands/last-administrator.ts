import type { Queryable } from "../../db/pool.ts";
import { Refusal } from "../../errors/refusal.ts";

/** Two administrators who remove each other at the same moment must not both succeed. */
const administratorsLock = 4_857_211_132;

/** Refuses (by undoing the transaction) what has left nobody who can sign in and manage people. */
export async function refuseUnlessAdministratorRemains(tx: Queryable): Promise<void> {
  await tx.query({ text: "select pg_advisory_xact_lock($1)", values: [administratorsLock] });
  const { rows } = await tx.query({
    text: `select 1 from memberships m join persons p on p.id = m.person_id
           where m.role = 'administrator' and m.until_day is null and p.is_active limit 1`,
  });
  if (rows.length === 0) throw new Refusal("conflict", "last-administrator");
}

export async function isAdministrator(tx: Queryable, personId: string): Promise<boolean> {
  const { rows } = await tx.query({
    text: "select 1 from memberships where person_id = $1 and role = 'administrator' limit 1",
    values: [personId],
  });
  return rows.length > 0;
}
