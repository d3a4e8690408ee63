import type { Queryable } from "#kernel/db/pool.ts";
import { heldByStaffSql } from "#kernel/people/staff-book.ts";
import type { ListProjects, ProjectView } from "./contract.ts";

export type ProjectRow = Omit<ProjectView, "archivedAt"> & { archivedAt: Temporal.Instant | null };
export type ProjectValues = Pick<ProjectRow, "number" | "name" | "organisationId" | "managerId" | "archivedAt">;

const select = `select j.id, j.number, j.name, j.organisation_id as "organisationId", j.manager_id as "managerId",
  jsonb_build_object('id', c.id::text, 'name', c.name) as organisation,
  case when r.id is not null then jsonb_build_object('id', r.id::text, 'name', r.name) end as manager,
  (select count(*)::int from contracts k where k.project_id = j.id and k.archived_at is null) as "usedIn",
  j.version, j.archived_at as "archivedAt"
  from projects j join organisations c on c.id = j.organisation_id left join persons r on r.id = j.manager_id`;

/** One page, newest first. Asks for one row more than `limit` to see whether there is a next page. */
export async function listProjects(db: Queryable, query: ListProjects & { limit: number }): Promise<ProjectRow[]> {
  const { rows } = await db.query<ProjectRow>({
    text: `${select}
      where ($1::text is null or upper(j.number) like $1 or upper(j.name) like $1 or upper(c.name) like $1)
        and ($2::bigint is null or exists (select from organisations h where h.id = $2 and j.organisation_id = any(h.path)))
        and ($3 or j.archived_at is null) and ($4::bigint is null or j.id < $4)
      order by j.id desc limit $5`,
    values: [
      query.q ? `%${query.q.toUpperCase().replace(/[\\%_]/g, "\\$&")}%` : null,
      query.organisation ?? null,
      query.archived === "true",
      query.cursor ?? null,
      query.limit + 1,
    ],
  });
  return rows;
}

export async function findProject(db: Queryable, id: string): Promise<ProjectRow | null> {
  const { rows } = await db.query<ProjectRow>({ text: `${select} where j.id = $1`, values: [id] });
  return rows[0] ?? null;
}

export async function lockProject(tx: Queryable, id: string): Promise<ProjectRow | null> {
  await tx.query({ text: "select 1 from projects where id = $1 for no key update", values: [id] });
  return findProject(tx, id);
}

export async function contractsIn(db: Queryable, id: string): Promise<{ id: string; number: string; name: string }[]> {
  const { rows } = await db.query<{ id: string; number: string; name: string }>({
    text: "select id, number, name from contracts where project_id = $1 and archived_at is null order by id limit 200",
    values: [id],
  });
  return rows;
}

export async function insertProject(tx: Queryable, values: ProjectValues): Promise<ProjectRow> {
  const { rows } = await tx.query<{ id: string }>({
    text: "insert into projects (number, name, organisation_id, manager_id, archived_at) values ($1, $2, $3, $4, $5) returning id",
    values: listed(values),
  });
  return (await findProject(tx, rows[0]!.id))!;
}

export async function updateProject(tx: Queryable, id: string, values: ProjectValues): Promise<ProjectRow> {
  await tx.query({
    text: `update projects set number = $1, name = $2, organisation_id = $3, manager_id = $4, archived_at = $5, version = version + 1
      where id = $6`,
    values: [...listed(values), id],
  });
  return (await findProject(tx, id))!;
}

export type Around = {
  isNumberUsed: boolean;
  isCustomer: boolean | null;
  isStaff: boolean;
  hasStrangeContracts: boolean;
};

/** What the rules ask about a project to be; numbers are held, so that of two equal ones one comes second. */
export async function findAround(tx: Queryable, id: string | null, values: ProjectValues): Promise<Around> {
  await tx.query({ text: "select pg_advisory_xact_lock(4857211151)" });
  const { rows } = await tx.query<Around>({
    text: `select exists (select from projects where upper(number) = upper($1) and id is distinct from $2::bigint) as "isNumberUsed",
      (select is_customer and archived_at is null from organisations where id = $3) as "isCustomer",
      exists (select from ${heldByStaffSql} where m.person_id = $4::bigint) as "isStaff",
      exists (select from contracts k join organisations h on h.id = k.organisation_id
        where k.project_id = $2::bigint and not $3::bigint = any(h.path)) as "hasStrangeContracts"`,
    values: [values.number, id, values.organisationId, values.managerId],
  });
  return rows[0]!;
}

const listed = (values: ProjectValues) => [
  values.number,
  values.name,
  values.organisationId,
  values.managerId,
  values.archivedAt,
];
