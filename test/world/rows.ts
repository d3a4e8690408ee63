import type { Queryable } from "#kernel/db/pool.ts";
import { type Actor, anonymousActor } from "#kernel/people/actor.ts";
import { shippedPermissions } from "#kernel/people/permissions.ts";
import type { Role } from "#kernel/people/roles.ts";
import { numberOf } from "#kernel/process/numbers.ts";

/**
 * Rows put straight into the tables, for tests of what stands beside the engine. Tests about cases themselves register
 * and move them like everybody else.
 */
export async function insertOrganisation(
  db: Queryable,
  { name = "建木医院", isCustomer = true, parentId = null as string | null } = {},
): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    text: `with new as (select nextval(pg_get_serial_sequence('organisations', 'id')) as id)
           insert into organisations (id, parent_id, path, name, is_customer, is_own)
           select id, $3, coalesce((select path from organisations where id = $3), '{}') || id, $1, $2, not $2 from new
           returning id`,
    values: [name, isCustomer, parentId],
  });
  return rows[0]!.id;
}

export async function insertPerson(
  db: Queryable,
  given: { name?: string; initials?: string; organisationId?: string; phone?: string; email?: string } = {},
): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    text: `insert into persons (name, initials, organisation_id, created_at) values ($1, $2, $3, '2030-01-01') returning id`,
    values: [given.name ?? "周知微", given.initials ?? "zzw", given.organisationId ?? null],
  });
  const id = rows[0]!.id;
  for (const [kind, value] of Object.entries({ phone: given.phone, email: given.email })) {
    if (value === undefined) continue;
    await db.query({ text: "insert into person_contacts values ($1, $2, $3)", values: [id, kind, value] });
  }
  return id;
}

export type CaseRowGiven = {
  id?: string;
  subject?: string;
  description?: string;
  organisationId?: string | null;
  requesterId?: string | null;
  requester?: Record<string, string>;
  assigneeId?: string | null;
  departmentId?: string | null;
  state?: string;
  family?: string;
  fields?: Record<string, unknown>;
  isRestricted?: boolean;
};

let nextId = 2_000_000;

export async function insertCase(db: Queryable, given: CaseRowGiven = {}): Promise<{ id: string; number: string }> {
  const id = given.id ?? String(nextId++);
  const number = numberOf(id);
  await db.query({
    text: `insert into cases (id, number, process, process_version, state, family, subject, description, channel,
             organisation_id, requester_id, requester, assignee_id, department_id, fields, is_restricted, created_at, updated_at)
           values ($1, $2, 'incident', 1, $3, $4, $5, $6, 'phone', $7, $8, $9, $10, $11, $12, $13,
             '2030-03-04T01:00:00Z', '2030-03-04T01:00:00Z')`,
    values: [
      id,
      number,
      given.state ?? "registered",
      given.family ?? "open",
      given.subject ?? "打印机不打印",
      given.description ?? "",
      given.organisationId ?? null,
      given.requesterId ?? null,
      JSON.stringify(given.requester ?? {}),
      given.assigneeId ?? null,
      given.departmentId ?? null,
      JSON.stringify(given.fields ?? {}),
      given.isRestricted ?? false,
    ],
  });
  return { id, number };
}

/** An entry of the timeline with words somebody wrote; the case counts it. */
export async function insertComment(
  db: Queryable,
  caseId: string,
  body: string,
  visibility: "public" | "internal",
): Promise<void> {
  await db.query({
    text: `with counted as (update cases set event_count = event_count + 1 where id = $1 returning event_count as seq),
                entry as (insert into events (case_id, seq, kind, actor_kind, via, visibility, at, occurred_at, content_hash, hash)
                          select $1, seq, 'commented', 'system', 'case', $3, '2030-03-04', '2030-03-04', '', '' from counted
                          returning seq)
           insert into event_contents (case_id, seq, salt, content) select $1, seq, '', $2 from entry`,
    values: [caseId, JSON.stringify({ body }), visibility],
  });
}

/** An actor with the shipped rights of one role. */
export function actorWith(role: Role, more: Partial<Actor> = {}): Actor {
  const isCustomer = role === "customer" || role === "customer-representative";
  return {
    ...anonymousActor,
    kind: "person",
    id: "1",
    name: "沈一苇",
    side: isCustomer ? "customer" : role === "supplier" ? "supplier" : "staff",
    permissions: new Set(shippedPermissions[role]),
    seesAllCases: shippedPermissions[role].includes("case.read-all"),
    ...more,
  };
}
