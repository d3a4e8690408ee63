import type { Queryable } from "../../db/pool.ts";
import { notAllowed } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import { mayGive, sideOfRole } from "../identity/actor-rules.ts";
import { readChangedRoles } from "../identity/queries.ts";
import type { Role } from "../roles.ts";

/** Whoever manages people may touch anybody; whoever keeps customers' contacts only what belongs to customers and nothing else. */
const managesAll = ({ actor }: Asking): boolean => actor.kind === "system" || actor.permissions.has("people.manage");

/** Refuses to touch an organisation that is not (below) a customer's, or is also our own or a supplier's. */
export async function refuseUnlessCustomers(
  tx: Queryable,
  asking: Asking,
  organisationId: string | null,
): Promise<void> {
  if (managesAll(asking) || organisationId === null) return;
  const { rows } = await tx.query<{ isCustomers: boolean }>({
    text: `select bool_or(a.is_customer) and not bool_or(a.is_own or a.is_supplier) as "isCustomers"
           from organisations o join organisations a on a.id = any(o.path) where o.id = $1`,
    values: [organisationId],
  });
  if (!rows[0]?.isCustomers) throw notAllowed();
}

/**
 * Refuses to touch a person with rights the asker could not give: whoever sets somebody's password, contacts or roles can
 * become them.
 */
export async function refuseUnlessTheirs(tx: Queryable, asking: Asking, personId: string): Promise<void> {
  const { rows } = await tx.query<{ role: Role | null; home: string | null; organisation: string | null }>({
    text: `select m.role, p.organisation_id as home, m.organisation_id as organisation
           from persons p left join memberships m on m.person_id = p.id where p.id = $1`,
    values: [personId],
  });
  await refuseUnlessCustomers(tx, asking, rows[0]?.home ?? null);
  const changed = await readChangedRoles(tx);
  for (const { role, organisation } of rows) {
    if (role === null) continue;
    await refuseUnlessCustomers(tx, asking, organisation);
    if (!mayTouch(asking, role, changed)) throw notAllowed();
  }
}

/** Refuses a role the asker may not give: beyond customers' for who keeps only those, beyond one's own rights else. */
export async function refuseUnlessGiveable(tx: Queryable, asking: Asking, role: Role): Promise<void> {
  if (!mayTouch(asking, role, await readChangedRoles(tx))) throw notAllowed();
}

function mayTouch(asking: Asking, role: Role, changed: Parameters<typeof mayGive>[2]): boolean {
  if (!managesAll(asking)) return sideOfRole(role) === "customer";
  return mayGive(asking.actor, role, changed) || sideOfRole(role) !== "staff";
}
