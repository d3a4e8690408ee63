import type { Queryable } from "#kernel/db/pool.ts";
import { shippedPermissions } from "#kernel/people/permissions.ts";
import { type Role, roleKeys } from "#kernel/people/roles.ts";
import type { RungBody } from "./contract.ts";
import type { Askable } from "./rules.ts";

export type ContactListRow = {
  id: string;
  department_id: string;
  department_name: string;
  rungs: RungBody[];
  /** Of the persons the rungs name. */
  names: Record<string, string>;
  version: number;
  archived_at: Temporal.Instant | null;
};

const select = `select l.id, l.department_id, o.name as department_name, l.rungs, l.version, l.archived_at,
  coalesce((select jsonb_object_agg(p.id, p.name) from jsonb_array_elements(l.rungs) r join persons p on p.id = (r->>'personId')::bigint), '{}') as names
  from contact_lists l join organisations o on o.id = l.department_id`;

export async function allLists(db: Queryable): Promise<ContactListRow[]> {
  const { rows } = await db.query<ContactListRow>({ text: `${select} order by o.name, l.id` });
  return rows;
}

/** Holds the register until the transaction ends: two lists of one department could otherwise be made at once. */
export async function lockLists(tx: Queryable): Promise<ContactListRow[]> {
  await tx.query({ text: "lock table contact_lists in share row exclusive mode" });
  return allLists(tx);
}

export async function insertList(tx: Queryable, departmentId: string, rungs: RungBody[]): Promise<ContactListRow> {
  const { rows } = await tx.query<{ id: string }>({
    text: "insert into contact_lists (department_id, rungs) values ($1, $2) returning id",
    values: [departmentId, JSON.stringify(rungs)],
  });
  return findList(tx, rows[0]!.id);
}

export async function updateList(
  tx: Queryable,
  id: string,
  values: { rungs: RungBody[]; archivedAt: Temporal.Instant | null },
): Promise<ContactListRow> {
  await tx.query({
    text: "update contact_lists set rungs = $2, archived_at = $3, version = version + 1 where id = $1",
    values: [id, JSON.stringify(values.rungs), values.archivedAt],
  });
  return findList(tx, id);
}

async function findList(db: Queryable, id: string): Promise<ContactListRow> {
  const { rows } = await db.query<ContactListRow>({ text: `${select} where l.id = $1`, values: [id] });
  return rows[0]!;
}

/** Roles whose holders may acknowledge a dispatch, as the administrator has set them. */
export async function rolesThatAcknowledge(db: Queryable): Promise<Role[]> {
  const { rows } = await db.query<{ role: string; permissions: string[] }>({
    text: "select role, permissions from role_permissions",
  });
  const changed = new Map(rows.map(({ role, permissions }) => [role, permissions]));
  return roleKeys.filter((role) =>
    (changed.get(role) ?? (shippedPermissions[role] as readonly string[])).includes("incident.acknowledge"),
  );
}

/** What of the asked can be on a list: our own departments, and our own people who hold one of the roles. */
export async function findAskable(
  db: Queryable,
  departmentId: string | null,
  personIds: readonly string[],
): Promise<Askable> {
  const roles = await rolesThatAcknowledge(db);
  const departments = await db.query<{ isOwn: boolean; isArchived: boolean }>({
    text: `select exists (select from organisations a where a.id = any(o.path) and a.is_own) as "isOwn",
      archived_at is not null as "isArchived" from organisations o where o.id = $1`,
    values: [departmentId],
  });
  const persons = await db.query<{ id: string }>({
    text: `select distinct p.id from persons p join memberships m on m.person_id = p.id and m.role = any($2)
      where p.id = any($1::bigint[]) and p.is_active`,
    values: [personIds, roles],
  });
  return { department: departments.rows[0] ?? null, personIds: persons.rows.map(({ id }) => id), roles };
}
