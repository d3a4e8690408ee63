import type { Queryable } from "../../db/pool.ts";
import type { Actor } from "../../people/actor.ts";
import { caseScope, personOf } from "../../people/scope.ts";

export type RequestRow = {
  id: string;
  number: string;
  subject: string;
  department_id: string;
  department: string;
  /** Null: erased for privacy. */
  wanted: string | null;
  asked_by: string;
  asked_at: Temporal.Instant;
  is_granted: boolean | null;
  answer: string | null;
  answered_by: string | null;
  answered_at: Temporal.Instant | null;
};

const select = `select q.id, c.number::text as number, c.subject, q.department_id, o.name as department, w.content->>'body' as wanted,
    a.name as asked_by, q.asked_at, q.is_granted, x.content->>'body' as answer, b.name as answered_by, q.answered_at
  from case_resource_requests q join cases c on c.id = q.case_id join organisations o on o.id = q.department_id
    join persons a on a.id = q.asked_by left join persons b on b.id = q.answered_by
    join event_contents w on w.case_id = q.case_id and w.seq = q.event_seq
    left join event_contents x on x.case_id = q.case_id and x.seq = q.answer_seq`;

/** Of one case inside the asker's scope, newest first. */
export async function requestsOfCase(db: Queryable, actor: Actor, caseId: string): Promise<RequestRow[]> {
  const scope = caseScope(actor, 2);
  const { rows } = await db.query<RequestRow>({
    name: `resources.of-case.${scope.shape}`,
    text: `${select} where q.case_id = $1 and ${scope.sql} order by q.id desc limit 50`,
    values: [caseId, ...scope.values],
  });
  return rows;
}

/** What somebody asked for and what their departments were asked for, newest first, one page. */
export async function listRequests(
  db: Queryable,
  actor: Actor,
  asked: { isWaiting: boolean; after: string | null; limit: number },
): Promise<RequestRow[]> {
  const scope = caseScope(actor, 6);
  const { rows } = await db.query<RequestRow>({
    name: `resources.mine.${scope.shape}`,
    text: `${select} where (q.asked_by = $1::bigint or q.department_id = any($2::bigint[]))
        and (not $3 or q.answer_seq is null) and ($4::bigint is null or q.id < $4) and ${scope.sql}
      order by q.id desc limit $5`,
    values: [personOf(actor), actor.departmentIds, asked.isWaiting, asked.after, asked.limit, ...scope.values],
  });
  return rows;
}

export type HeldRequest = { departmentId: string; askedBy: string; isAnswered: boolean };

/** One request of a case that is held. */
export async function readRequest(tx: Queryable, caseId: string, id: string): Promise<HeldRequest | null> {
  const { rows } = await tx.query<HeldRequest>({
    name: "resources.read",
    text: `select department_id as "departmentId", asked_by as "askedBy", answer_seq is not null as "isAnswered"
      from case_resource_requests where id = $2 and case_id = $1`,
    values: [caseId, id],
  });
  return rows[0] ?? null;
}

/** Who heads a department. */
export async function readHeads(tx: Queryable, caseId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: "resources.heads",
    text: `select m.person_id as id from memberships m join persons p on p.id = m.person_id and p.is_active
      where m.role = 'department-head' and m.organisation_id = (select department_id from cases where id = $1)`,
    values: [caseId],
  });
  return rows.map(({ id }) => id);
}
