import type { Queryable } from "../db/pool.ts";
import type { FoundDevice, FoundOrganisation, FoundPerson } from "./contract.ts";
import { beginningWith } from "./rules.ts";

/** Finds people, organisations and devices by how their names, numbers and addresses begin: plain indexes, true at commit. */

type PersonRow = {
  id: string;
  name: string;
  organisation_id: string | null;
  organisation: string | null;
  contact: string | null;
};

const personColumns = `p.id, p.name, p.organisation_id,
  (select o.name from organisations o where o.id = p.organisation_id) as organisation`;
const preferred = `(select k.value from person_contacts k where k.person_id = p.id
  order by k.is_preferred desc, k.kind desc, k.value limit 1) as contact`;

export async function personsByContact(
  db: Queryable,
  kind: "phone" | "email",
  beginnings: readonly string[],
  limit: number,
): Promise<FoundPerson[]> {
  const { rows } = await db.query<PersonRow>({
    name: "search-persons-contact",
    text: `select ${personColumns}, k.value as contact
           from unnest($2::text[]) as b (beginning)
           cross join lateral (select * from person_contacts k where k.kind = $1 and k.value like b.beginning limit $3) k
           join persons p on p.id = k.person_id where p.erased_at is null order by p.name, p.id limit $3`,
    values: [kind, beginnings.map(beginningWith), limit],
  });
  return rows.map(asPerson);
}

export async function personsByName(db: Queryable, name: string, limit: number): Promise<FoundPerson[]> {
  const { rows } = await db.query<PersonRow>({
    name: "search-persons-name",
    text: `select ${personColumns}, ${preferred} from persons p
           where p.id in ((select id from persons where lower(name) like $1 limit $2)
                          union (select id from persons where initials like $1 limit $2))
             and p.erased_at is null and p.is_active order by p.name, p.id limit $2`,
    values: [beginningWith(name.toLowerCase()), limit],
  });
  return rows.map(asPerson);
}

export async function organisationsByName(db: Queryable, name: string, limit: number): Promise<FoundOrganisation[]> {
  const { rows } = await db.query<FoundOrganisation>({
    name: "search-organisations",
    text: `select id, name, kind, is_customer as "isCustomer" from organisations
           where id in ((select id from organisations where lower(name) like $1 limit $2)
                        union (select id from organisations where initials like $1 limit $2)
                        union (select id from organisations where code = $3))
             and archived_at is null order by is_customer desc, name, id limit $2`,
    values: [beginningWith(name.toLowerCase()), limit, name],
  });
  return rows;
}

/** `organisationIds` null: of everybody. */
export async function devicesBySerial(
  db: Queryable,
  serial: string,
  organisationIds: readonly string[] | null,
  limit: number,
): Promise<FoundDevice[]> {
  const { rows } = await db.query<{
    id: string;
    model: string;
    serial: string;
    name: string;
    o_id: string;
    o_name: string;
  }>({
    name: "search-devices",
    text: `select d.id, d.model, d.serial, d.name, o.id as o_id, o.name as o_name
           from devices d join organisations o on o.id = d.organisation_id
           where upper(d.serial) like $1 and d.serial <> '' and d.archived_at is null
             and ($2::bigint[] is null or d.organisation_id = any ($2))
           order by d.serial, d.id limit $3`,
    values: [beginningWith(serial.toUpperCase()), organisationIds, limit],
  });
  return rows.map(({ o_id, o_name, ...device }) => ({ ...device, organisation: { id: o_id, name: o_name } }));
}

const asPerson = ({ organisation_id, organisation, ...row }: PersonRow): FoundPerson => ({
  ...row,
  organisation: organisation_id && organisation ? { id: organisation_id, name: organisation } : null,
});
