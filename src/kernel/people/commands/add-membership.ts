import type { Queryable } from "../../db/pool.ts";
import { invalid } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { mayBeHeldIn } from "../identity/actor-rules.ts";
import { raiseRights } from "../identity/queries.ts";
import { endSessions } from "../identity/session-queries.ts";
import type { Role } from "../roles.ts";
import { demand, lockVersion, recordChange } from "./change.ts";
import { refuseUnlessCustomers, refuseUnlessGiveable, refuseUnlessTheirs } from "./of-customers.ts";

export type NewMembership = { role: Role; organisationId: string; fromDay?: string; untilDay?: string };

/** Gives a person a role in an organisation. New rights, new sign-in: their sessions end (S24). */
export async function addMembership(
  tx: Queryable,
  asking: Asking,
  personId: string,
  membership: NewMembership,
): Promise<void> {
  demand(asking.actor, "people.manage", "people.manage-customers");
  const { role, organisationId, fromDay, untilDay } = membership;
  await refuseUnlessTheirs(tx, asking, personId);
  await refuseUnlessCustomers(tx, asking, organisationId);
  await refuseUnlessGiveable(tx, asking, role);
  await lockVersion(tx, "persons", personId, { ...asking, ifMatch: null });
  await refuseWhereNotHeld(tx, role, organisationId);
  if (fromDay && untilDay && fromDay > untilDay) throw invalid({ path: "untilDay", code: "too-small" });
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into memberships (person_id, organisation_id, role, from_day, until_day)
           values ($1, $2, $3, coalesce($4::date, '0001-01-01'), $5) returning id`,
    values: [personId, organisationId, role, fromDay ?? null, untilDay ?? null],
  });
  const record = rows[0]!.id;
  await recordChange(tx, asking, { register: "memberships", record, before: null, after: { personId, ...membership } });
  await raiseRights(tx, [personId]);
  await endSessions(tx, personId);
}

async function refuseWhereNotHeld(tx: Queryable, role: Role, organisationId: string): Promise<void> {
  const { rows } = await tx.query<{ isOwn: boolean; isCustomer: boolean; isSupplier: boolean }>({
    text: `select bool_or(a.is_own) as "isOwn", bool_or(a.is_customer) as "isCustomer", bool_or(a.is_supplier) as "isSupplier"
           from organisations o join organisations a on a.id = any(o.path)
           where o.id = $1 and o.archived_at is null having count(*) > 0`,
    values: [organisationId],
  });
  const marks = rows[0];
  if (!marks) throw invalid({ path: "organisationId", code: "not-there" });
  if (!mayBeHeldIn(role, marks)) throw invalid({ path: "role", code: "role-not-here" });
}
