import type { Queryable } from "../db/pool.ts";
import type { OrganisationView, PersonView, TeamView } from "./contract.ts";
import { literally, normalisePhone } from "./rules.ts";

type Page = { cursor?: string; limit: number };
type Listed<View> = { items: View[]; next: string | null };

/** One row more than asked for says whether there is more; the last id shown is the cursor. */
function paged<View extends { id: string }>(rows: View[], limit: number): Listed<View> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

const organisationColumns = `
  o.id, o.code, o.name, o.kind, o.is_customer as "isCustomer", o.is_supplier as "isSupplier", o.is_own as "isOwn",
  o.service_level_id as "serviceLevelId", o.archived_at is not null as "isArchived", o.version,
  (select jsonb_build_object('id', u.id::text, 'name', u.name) from organisations u where u.id = o.parent_id) as parent,
  array(select a.name from organisations a where a.id = any(o.path) and a.id <> o.id
        order by array_position(o.path, a.id)) as path`;

export type OrganisationFilter = Page & {
  q?: string;
  parent?: string;
  customer?: boolean;
  supplier?: boolean;
  own?: boolean;
  archived?: boolean;
};

export async function listOrganisations(db: Queryable, filter: OrganisationFilter): Promise<Listed<OrganisationView>> {
  const q = filter.q?.toLowerCase();
  const { rows } = await db.query<OrganisationView>({
    name: "people.organisations",
    text: `select ${organisationColumns} from organisations o
           where o.id > $1 and (o.archived_at is not null) = $2
             and ($3::bigint is null or o.parent_id = $3) and (not $4 or o.parent_id is null)
             and ($5::boolean is null or o.is_customer = $5) and ($6::boolean is null or o.is_supplier = $6)
             and ($7::boolean is null or o.is_own = $7)
             and ($8::text is null or lower(o.name) like '%' || $8 || '%' or o.initials like $8 || '%' or lower(o.code) like $8 || '%')
           order by o.id limit $9`,
    values: [
      filter.cursor ?? 0,
      filter.archived ?? false,
      filter.parent === undefined || filter.parent === "none" ? null : filter.parent,
      filter.parent === "none",
      filter.customer ?? null,
      filter.supplier ?? null,
      filter.own ?? null,
      q === undefined ? null : literally(q),
      filter.limit + 1,
    ],
  });
  return paged(rows, filter.limit);
}

export async function readOrganisation(db: Queryable, id: string): Promise<OrganisationView | null> {
  const { rows } = await db.query<OrganisationView>({
    name: "people.organisation",
    text: `select ${organisationColumns} from organisations o where o.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

const named = (alias: string) => `jsonb_build_object('id', ${alias}.id::text, 'name', ${alias}.name)`;

export const contactsOf = (person: string) => `
  coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'value', c.value, 'isPreferred', c.is_preferred)
                             order by c.is_preferred desc, c.kind desc, c.value)
            from person_contacts c where c.person_id = ${person}.id), '[]')`;

const personColumns = `
  p.id, p.name, p.title, p.language, p.is_active as "isActive", p.erased_at is not null as "isErased", p.version,
  (select ${named("o")} from organisations o where o.id = p.organisation_id) as organisation,
  ${contactsOf("p")} as contacts,
  coalesce((select jsonb_agg(jsonb_build_object('id', m.id::text, 'role', m.role, 'organisation', ${named("o")},
                               'fromDay', nullif(m.from_day, '0001-01-01'), 'untilDay', m.until_day) order by m.id)
            from memberships m join organisations o on o.id = m.organisation_id where m.person_id = p.id), '[]') as memberships,
  coalesce((select jsonb_agg(${named("t")} order by t.id) from team_members tm join teams t on t.id = tm.team_id
            where tm.person_id = p.id and t.archived_at is null), '[]') as teams,
  s.login, s.password_hash is not null as "hasPassword"`;
const personTables = "persons p left join sign_ins s on s.person_id = p.id";

export type PersonFilter = Page & { q?: string; organisation?: string; role?: string; active?: boolean };

/** By part of the name, initials, or the beginning of a phone number, address or login. Erased persons are not found. */
export async function listPersons(db: Queryable, filter: PersonFilter): Promise<Listed<PersonView>> {
  const q = filter.q?.toLowerCase();
  const { rows } = await db.query<PersonView>({
    name: "people.persons",
    text: `select ${personColumns} from ${personTables}
           where p.id > $1 and p.erased_at is null and ($2::boolean is null or p.is_active = $2)
             and ($3::bigint is null or p.organisation_id in (select o.id from organisations o where o.path @> array[$3]))
             and ($4::text is null or exists (select 1 from memberships m where m.person_id = p.id and m.role = $4))
             and ($5::text is null or lower(p.name) like '%' || $5 || '%' or p.initials like $5 || '%'
                  or lower(s.login) like $5 || '%'
                  or p.id in (select c.person_id from person_contacts c where c.kind = 'email' and c.value like $5 || '%')
                  or p.id in (select c.person_id from person_contacts c where c.kind = 'phone' and c.value like $6 || '%'))
           order by p.id limit $7`,
    values: [
      filter.cursor ?? 0,
      filter.active ?? null,
      filter.organisation ?? null,
      filter.role ?? null,
      q === undefined ? null : literally(q),
      q === undefined ? null : phonePrefix(q),
      filter.limit + 1,
    ],
  });
  return paged(rows, filter.limit);
}

/** What a number as typed so far begins like in the stored spelling; nothing phone numbers begin like, if it is none. */
export function phonePrefix(text: string): string {
  const whole = normalisePhone(text);
  if (whole !== null) return whole;
  const digits = text.normalize("NFKC").replace(/[\s()-]/g, "");
  if (/^\+\d{2,}$/.test(digits)) return digits;
  return /^\d{3,}$/.test(digits) ? `+86${digits.replace(/^0/, "")}` : "none";
}

export async function readPerson(db: Queryable, id: string): Promise<PersonView | null> {
  const { rows } = await db.query<PersonView>({
    name: "people.person",
    text: `select ${personColumns} from ${personTables} where p.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

const teamColumns = `
  t.id, t.key, t.name, t.line, t.archived_at is not null as "isArchived", t.version,
  (select ${named("o")} from organisations o where o.id = t.organisation_id) as organisation,
  coalesce((select jsonb_agg(${named("p")} order by p.id) from team_members tm join persons p on p.id = tm.person_id
            where tm.team_id = t.id and p.is_active), '[]') as members`;

export async function listTeams(db: Queryable, isArchived: boolean): Promise<TeamView[]> {
  const { rows } = await db.query<TeamView>({
    name: "people.teams",
    text: `select ${teamColumns} from teams t where (t.archived_at is not null) = $1 order by t.line, t.id limit 500`,
    values: [isArchived],
  });
  return rows;
}

export async function readTeam(db: Queryable, id: string): Promise<TeamView | null> {
  const { rows } = await db.query<TeamView>({
    name: "people.team",
    text: `select ${teamColumns} from teams t where t.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}
