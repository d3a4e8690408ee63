import type { Queryable } from "../db/pool.ts";
import type { Actor } from "../people/actor.ts";
import type { Requester } from "./record.ts";

export type RequesterGiven = Requester & { personId?: string };
export type RequesterFound = { requester: Requester; requesterId: string | null; organisationId: string | null };

type Row = {
  person_id: string | null;
  person_name: string | null;
  organisation_id: string | null;
  phone: string | null;
  email: string | null;
};

/**
 * Who asks: the person named, else the one person known by this address or phone; the organisation by code, else by
 * exact name, else the person's own. What nobody knows stays as text for the desk: intake never refuses a caller (D2).
 * A customer always asks for themselves, whatever the body says.
 */
export async function findRequester(db: Queryable, actor: Actor, given: RequesterGiven): Promise<RequesterFound> {
  const isCustomer = actor.side === "customer" || actor.side === "supplier";
  const personId = isCustomer ? actor.id : (given.personId ?? null);
  const { rows } = await db.query<Row>({
    name: "cases.requester",
    text: `with person as (
        select p.id, p.name, p.organisation_id from persons p where p.id = $1::bigint and p.is_active
        union all
        select p.id, p.name, p.organisation_id from (
          select min(person_id) as id from person_contacts
          where $1::bigint is null and ((kind = 'email' and value = lower($2)) or (kind = 'phone' and value = $3))
          having count(distinct person_id) = 1) known
        join persons p on p.id = known.id and p.is_active)
      select p.id as person_id, p.name as person_name,
        coalesce(
          (select o.id from organisations o where o.code = $4 and $4 <> '' and o.archived_at is null),
          (select min(o.id) from organisations o where lower(o.name) = lower($4) and $4 <> '' and o.archived_at is null having count(*) = 1),
          p.organisation_id) as organisation_id,
        (select value from person_contacts c where c.person_id = p.id and kind = 'phone' order by is_preferred desc limit 1) as phone,
        (select value from person_contacts c where c.person_id = p.id and kind = 'email' order by is_preferred desc limit 1) as email
      from (select 1) one left join person p on true limit 1`,
    values: [personId, given.email ?? "", given.phone ?? "", isCustomer ? "" : (given.organisation ?? "").trim()],
  });
  const [found] = rows;
  const requester: Requester = {};
  const name = isCustomer ? (found?.person_name ?? actor.name) : (given.name ?? found?.person_name ?? undefined);
  const phone = given.phone ?? found?.phone ?? undefined;
  const email = given.email ?? found?.email ?? undefined;
  if (name) requester.name = name;
  if (phone) requester.phone = phone;
  if (email) requester.email = email;
  if (given.organisation && !isCustomer) requester.organisation = given.organisation;
  return {
    requester,
    requesterId: found?.person_id ?? null,
    organisationId: isCustomer ? (found?.organisation_id ?? actor.organisationId) : (found?.organisation_id ?? null),
  };
}
