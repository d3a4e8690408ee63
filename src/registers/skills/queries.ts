import type { Queryable } from "#kernel/db/pool.ts";
import { permissionsOf, type RolePermissions } from "#kernel/people/identity/actor-rules.ts";
import { type Permission, permissionKeys } from "#kernel/people/permissions.ts";
import type { Role } from "#kernel/people/roles.ts";
import { heldByStaffSql } from "#kernel/people/staff-book.ts";
import type { Words } from "#kernel/words/words.ts";

export type SkillRow = {
  id: string;
  key: string;
  name: Words;
  service_ids: string[];
  category_ids: string[];
  used_in: number;
  version: number;
  archived_at: Temporal.Instant | null;
};
export type SheetRow = {
  id: string;
  name: string;
  teams: { id: string; name: Words; organisation: string }[];
  skills: { skillId: string; level: number }[];
  languages: string[];
  customers: { organisationId: string; name: string; level: number }[];
  version: number;
};

const skillColumns = `s.*, (select count(*)::int from person_skills p where p.skill_id = s.id) as used_in from skills s`;

export async function allSkills(db: Queryable): Promise<SkillRow[]> {
  const { rows } = await db.query<SkillRow>({ text: `select ${skillColumns} order by s.key` });
  return rows;
}

export async function lockSkill(tx: Queryable, id: string): Promise<SkillRow | null> {
  const { rows } = await tx.query<SkillRow>({
    text: `select ${skillColumns} where s.id = $1 for update of s`,
    values: [id],
  });
  return rows[0] ?? null;
}

type SkillValues = Pick<SkillRow, "name" | "service_ids" | "category_ids" | "archived_at">;

/** Null: the key is in use. */
export async function insertSkill(tx: Queryable, key: string, values: SkillValues): Promise<SkillRow | null> {
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into skills (key, name, service_ids, category_ids, archived_at) values ($1, $2, $3::bigint[], $4::bigint[], $5)
      on conflict (key) do nothing returning id`,
    values: [key, values.name, values.service_ids, values.category_ids, values.archived_at],
  });
  return rows[0] === undefined ? null : lockSkill(tx, rows[0].id);
}

export async function updateSkill(tx: Queryable, id: string, values: SkillValues): Promise<SkillRow> {
  await tx.query({
    text: `update skills set name = $2, service_ids = $3::bigint[], category_ids = $4::bigint[], archived_at = $5, version = version + 1 where id = $1`,
    values: [id, values.name, values.service_ids, values.category_ids, values.archived_at],
  });
  return (await lockSkill(tx, id))!;
}

/** Ids of these that name nothing in use. */
export async function unknownIds(
  tx: Queryable,
  table: "services" | "categories" | "organisations" | "skills",
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    text: `select w.id from unnest($1::bigint[]) as w(id) where not exists (select from ${table} r where r.id = w.id and r.archived_at is null)`,
    values: [ids],
  });
  return rows.map(({ id }) => id);
}

const sheetColumns = `p.id, p.name, coalesce((select v.version from skill_sheets v where v.person_id = p.id), 0) as version,
  coalesce((select jsonb_agg(jsonb_build_object('id', t.id::text, 'name', t.name, 'organisation', t.organisation_id::text) order by t.line, t.id)
    from team_members m join teams t on t.id = m.team_id and t.archived_at is null where m.person_id = p.id), '[]') as teams,
  coalesce((select jsonb_agg(jsonb_build_object('skillId', s.skill_id::text, 'level', s.level) order by s.level desc, s.skill_id)
    from person_skills s where s.person_id = p.id), '[]') as skills,
  coalesce((select array_agg(l.language order by l.language) from person_languages l where l.person_id = p.id), '{}') as languages,
  coalesce((select jsonb_agg(jsonb_build_object('organisationId', c.organisation_id::text, 'name', o.name, 'level', c.level) order by c.level desc, o.name)
    from person_customers c join organisations o on o.id = c.organisation_id where c.person_id = p.id), '[]') as customers
  from persons p`;

export async function sheetsOf(db: Queryable, teamId: string | null): Promise<SheetRow[]> {
  const { rows } = await db.query<SheetRow>({
    text: `select ${sheetColumns} where p.is_active and exists (select from team_members m join teams t on t.id = m.team_id and t.archived_at is null
        where m.person_id = p.id and ($1::bigint is null or m.team_id = $1)) order by p.name, p.id limit 1000`,
    values: [teamId],
  });
  return rows;
}

export async function findSheet(db: Queryable, personId: string): Promise<SheetRow | null> {
  const { rows } = await db.query<SheetRow>({
    text: `select ${sheetColumns} where p.id = $1 and p.is_active`,
    values: [personId],
  });
  return rows[0] ?? null;
}

export async function lockSheet(tx: Queryable, personId: string): Promise<void> {
  await tx.query({
    text: "insert into skill_sheets (person_id, version) values ($1, 0) on conflict do nothing",
    values: [personId],
  });
  await tx.query({ text: "select 1 from skill_sheets where person_id = $1 for update", values: [personId] });
}

export async function replaceSheet(
  tx: Queryable,
  personId: string,
  sheet: {
    skills: readonly { skillId: string; level: number }[];
    languages: readonly string[];
    customers: readonly { organisationId: string; level: number }[];
  },
): Promise<void> {
  for (const table of ["person_skills", "person_languages", "person_customers"])
    await tx.query({ text: `delete from ${table} where person_id = $1`, values: [personId] });
  await tx.query({
    text: "insert into person_skills (person_id, skill_id, level) select $1, s.* from unnest($2::bigint[], $3::int[]) as s",
    values: [personId, sheet.skills.map((one) => one.skillId), sheet.skills.map((one) => one.level)],
  });
  await tx.query({
    text: "insert into person_languages (person_id, language) select $1, l from unnest($2::text[]) as l",
    values: [personId, sheet.languages],
  });
  await tx.query({
    text: "insert into person_customers (person_id, organisation_id, level) select $1, c.* from unnest($2::bigint[], $3::int[]) as c",
    values: [personId, sheet.customers.map((one) => one.organisationId), sheet.customers.map((one) => one.level)],
  });
  await tx.query({ text: "update skill_sheets set version = version + 1 where person_id = $1", values: [personId] });
}

export type CandidateRow = {
  id: string;
  name: string;
  language: string;
  roles: Role[];
  skills: { skillId: string; level: number }[];
  languages: string[];
  familiarity: number;
  cases: number;
  weight: number;
};

/** Members of a team with all that routing weighs, in one statement; familiarity reaches down from an organisation they know. */
export async function candidatesOf(
  db: Queryable,
  asked: { teamId: string; organisationId: string | null; exceptCaseId: string },
  now: Temporal.Instant,
): Promise<CandidateRow[]> {
  const { rows } = await db.query<CandidateRow>({
    name: "skills.candidates",
    text: `select p.id, p.name, p.language,
        coalesce((select array_agg(distinct m.role) from ${heldByStaffSql} where m.person_id = tm.person_id
          and m.from_day <= ($3::timestamptz at time zone 'UTC')::date + 1
          and (m.until_day is null or m.until_day >= ($3::timestamptz at time zone 'UTC')::date)), '{}') as roles,
        coalesce((select jsonb_agg(jsonb_build_object('skillId', s.skill_id::text, 'level', s.level)) from person_skills s where s.person_id = tm.person_id), '[]') as skills,
        coalesce((select array_agg(l.language) from person_languages l where l.person_id = tm.person_id), '{}') as languages,
        coalesce((select max(c.level) from person_customers c join organisations o on o.id = $2::bigint
          where c.person_id = tm.person_id and c.organisation_id = any(o.path)), 0)::int as familiarity,
        l.cases, l.weight
      from team_members tm join persons p on p.id = tm.person_id and p.is_active
      cross join lateral (select count(*)::int as cases,
          ceil(coalesce(sum(case c.family when 'waiting' then (5 - c.priority) / 2.0 else 5 - c.priority end), 0))::int as weight
        from cases c where c.assignee_id = tm.person_id and c.family in ('open', 'waiting') and c.id <> $4::bigint) l
      where tm.team_id = $1 order by p.id`,
    values: [asked.teamId, asked.organisationId, now, asked.exceptCaseId],
  });
  return rows;
}

export type NeedRow = { language: string | null; customer: string | null; skills: { id: string; name: Words }[] };

/** What a case calls for: skills by its service (and those above it) and category, the requester's language, the customer's name. */
export async function needOf(
  db: Queryable,
  record: {
    requesterId: string | null;
    organisationId: string | null;
    service: string | null;
    category: string | null;
  },
): Promise<NeedRow> {
  const { rows } = await db.query<NeedRow>({
    name: "skills.need",
    text: `with recursive branch as (
        select id, parent_id from services where id = $3::bigint
        union all select s.id, s.parent_id from services s join branch b on s.id = b.parent_id),
      twig as (
        select id, parent_id from categories where id = $4::bigint
        union all select c.id, c.parent_id from categories c join twig t on c.id = t.parent_id)
      select (select language from persons where id = $1::bigint) as language, (select name from organisations where id = $2::bigint) as customer,
        coalesce((select jsonb_agg(jsonb_build_object('id', k.id::text, 'name', k.name) order by k.key) from skills k where k.archived_at is null
          and (k.service_ids && array(select id from branch) or k.category_ids && array(select id from twig))), '[]') as skills`,
    values: [record.requesterId, record.organisationId, record.service, record.category],
  });
  return rows[0]!;
}

/** What roles may do, where an administrator has changed it. */
export async function rightsOf(db: Queryable): Promise<(role: readonly Role[], permission: Permission) => boolean> {
  const { rows } = await db.query<{ role: Role; permissions: string[] }>({
    text: "select role, permissions from role_permissions",
  });
  const known = new Set<string>(permissionKeys);
  const changed: RolePermissions = new Map(
    rows.map(({ role, permissions }) => [role, permissions.filter((one): one is Permission => known.has(one))]),
  );
  return (held, permission) => held.some((role) => permissionsOf(role, changed).includes(permission));
}
