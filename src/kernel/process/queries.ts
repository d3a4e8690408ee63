import { clockJsonSql, rowOfJson } from "../clocks/row.ts";
import type { Queryable } from "../db/pool.ts";
import type { Actor } from "../people/actor.ts";
import { caseScope } from "../people/scope.ts";
import type { Family } from "./definition.ts";
import { formatNumber } from "./numbers.ts";
import type { EntryToErase } from "./plan-erase.ts";
import type { CaseAsRead, CaseRecord, ClockSummary, OpenTodo, Requester, Why } from "./record.ts";

/** A row of table cases as the driver returns it. */
export type CaseRowOfDb = {
  id: string;
  number: string;
  process: string;
  process_version: number;
  state: string;
  family: Family;
  version: number;
  subject: string;
  description: string;
  priority: number;
  channel: string;
  organisation_id: string | null;
  requester_id: string | null;
  requester: Requester;
  team_id: string | null;
  assignee_id: string | null;
  department_id: string | null;
  line: number;
  fields: Record<string, unknown>;
  is_restricted: boolean;
  is_internal: boolean;
  is_awaiting_answer: boolean;
  due_at: Temporal.Instant | null;
  clock: ClockSummary | null;
  created_at: Temporal.Instant;
  occurred_at: Temporal.Instant | null;
  updated_at: Temporal.Instant;
  solved_at: Temporal.Instant | null;
  closed_at: Temporal.Instant | null;
  event_count: number;
  last_hash: Buffer;
};

export const recordOfRow = (row: CaseRowOfDb): CaseRecord => ({
  id: row.id,
  number: formatNumber(row.number),
  process: row.process,
  processVersion: row.process_version,
  state: row.state,
  family: row.family,
  version: row.version,
  subject: row.subject,
  description: row.description,
  priority: row.priority,
  channel: row.channel,
  organisationId: row.organisation_id,
  requesterId: row.requester_id,
  requester: row.requester,
  teamId: row.team_id,
  assigneeId: row.assignee_id,
  departmentId: row.department_id,
  line: row.line,
  fields: row.fields,
  isRestricted: row.is_restricted,
  isInternal: row.is_internal,
  isAwaitingAnswer: row.is_awaiting_answer,
  dueAt: row.due_at,
  clock: row.clock,
  createdAt: row.created_at,
  occurredAt: row.occurred_at,
  updatedAt: row.updated_at,
  solvedAt: row.solved_at,
  closedAt: row.closed_at,
  eventCount: row.event_count,
  lastHash: row.last_hash.toString("hex"),
});

export type Beside = {
  clocks: Record<string, unknown>[];
  todos: {
    id: number;
    key: string;
    person_id: number | null;
    team_id: number | null;
    role: string | null;
    organisation_id: number | null;
    why: Why;
    starts_at: string;
    due_at: string | null;
  }[];
  measured: Record<string, number>;
  fired: string[];
  open_children: number;
  previous_state: string | null;
  assignee_name: string | null;
  department_name: string | null;
};

/** What stands beside a case for planning, as columns of a select over `cases c`. */
export const besideSql = `
  coalesce((select jsonb_agg(${clockJsonSql} order by k.run) from clocks k where k.case_id = c.id), '[]') as clocks,
  coalesce((select jsonb_agg(to_jsonb(t)) from todos t where t.case_id = c.id and t.done_at is null), '[]') as todos,
  coalesce((select jsonb_object_agg(m.measure, m.times) from (select measure, max(nth) as times from measures where case_id = c.id group by measure) m), '{}') as measured,
  array(select s.clock || ':' || s.run || ':' || s.step from clock_steps s where s.case_id = c.id) as fired,
  (select count(*)::int from case_links l join cases o on o.id = l.from_case_id
     where l.to_case_id = c.id and l.kind = 'child-of' and o.family in ('open', 'waiting')) as open_children,
  -- a merge undone leads back into a state, not into another: what was before it stays what was before; a conversion begins anew
  (select case e.kind when 'converted' then null else e.from_state end from events e
     where e.case_id = c.id and e.to_state = c.state and (e.from_state is distinct from e.to_state or e.kind = 'converted')
       and e.kind <> 'unmerged' order by e.seq desc limit 1) as previous_state,
  (select name from persons where id = c.assignee_id) as assignee_name,
  (select name from organisations where id = c.department_id) as department_name`;

const id = (value: number | null): string | null => (value === null ? null : String(value));

export const asRead = (row: CaseRowOfDb & Beside): CaseAsRead => ({
  record: recordOfRow(row),
  clocks: row.clocks.map(rowOfJson),
  todos: row.todos.map(
    (todo): OpenTodo => ({
      id: String(todo.id),
      key: todo.key,
      personId: id(todo.person_id),
      teamId: id(todo.team_id),
      role: todo.role,
      organisationId: id(todo.organisation_id),
      why: todo.why,
      startsAt: Temporal.Instant.from(todo.starts_at),
      dueAt: todo.due_at === null ? null : Temporal.Instant.from(todo.due_at),
    }),
  ),
  measured: row.measured,
  fired: new Set(row.fired),
  openChildren: row.open_children,
  previousState: row.previous_state,
  names: new Map(
    [
      [`p${row.assignee_id}`, row.assignee_name] as const,
      [`o${row.department_id}`, row.department_name] as const,
    ].flatMap(([key, name]) => (name === null ? [] : [[key, { zh: name, en: name }]])),
  ),
});

/** A case within the actor's scope with all a plan is made upon, in one statement. Null: not there, for them. */
export async function readForPlan(db: Queryable, actor: Actor, caseId: string): Promise<CaseAsRead | null> {
  const scope = caseScope(actor, 2);
  const { rows } = await db.query<CaseRowOfDb & Beside>({
    name: `cases.plan.${scope.shape}`,
    text: `select c.*, ${besideSql} from cases c where c.id = $1 and ${scope.sql}`,
    values: [caseId, ...scope.values],
  });
  return rows[0] ? asRead(rows[0]) : null;
}

/** Several cases of the actor's scope as plans are made upon them, in one statement. What they may not see is simply not among them. */
export async function readManyForPlan(db: Queryable, actor: Actor, caseIds: readonly string[]): Promise<CaseAsRead[]> {
  const scope = caseScope(actor, 2);
  const { rows } = await db.query<CaseRowOfDb & Beside>({
    name: `cases.plan-many.${scope.shape}`,
    text: `select c.*, ${besideSql} from cases c where c.id = any($1::bigint[]) and ${scope.sql}`,
    values: [caseIds, ...scope.values],
  });
  return rows.map(asRead);
}

/**
 * Cases (of `only`, or of all) with a step due, oldest first, locked for this transaction; those another node holds are passed over.
 * The lock leaves room for rows that merely refer to a case: a notice being written must not keep a deadline waiting.
 */
export async function readDueCases(
  db: Queryable,
  now: Temporal.Instant,
  limit: number,
  only: readonly string[] | null,
): Promise<CaseAsRead[]> {
  const held = await db.query<{ id: string }>({
    name: only ? "cases.hold-due-of" : "cases.hold-due",
    text: `select c.id from cases c
      where c.id in (select k.case_id from clocks k
                     where ${only ? "k.case_id = any($3::bigint[]) and " : ""}k.state = 'running' and k.next_step_at <= $1
                     order by k.next_step_at limit $2)
      for no key update of c skip locked`,
    values: [now, limit, ...(only ? [only] : [])],
  });
  return readHeldCases(db, held.rows);
}

/** Only after the lock: one statement with it would show a case as it was before somebody who was just done with it. */
export async function readHeldCases(db: Queryable, held: readonly { id: string }[]): Promise<CaseAsRead[]> {
  if (held.length === 0) return [];
  const { rows } = await db.query<CaseRowOfDb & Beside>({
    name: "cases.held",
    text: `select c.*, ${besideSql} from cases c where c.id = any($1::bigint[]) order by c.id`,
    values: [held.map(({ id }) => id)],
  });
  return rows.map(asRead);
}

/**
 * Cases with a living clock by this calendar, by id, locked for this transaction. `verify` narrows it to those that changed since
 * an instant, or (null) whose due time is provisional.
 */
export async function readCasesOnCalendar(
  db: Queryable,
  asked: { calendarId: string; after: string; limit: number; verify: { since: Temporal.Instant | null } | null },
): Promise<CaseAsRead[]> {
  const held = await db.query<{ id: string }>({
    name: "cases.hold-on-calendar",
    text: `select c.id from cases c
      where c.id in (select k.case_id from clocks k join cases x on x.id = k.case_id
                     where k.calendar_id = $1 and k.state <> 'stopped' and k.case_id > $2
                       and case when not $4 then true when $5::timestamptz is null then k.is_provisional else x.updated_at >= $5 end
                     order by k.case_id limit $3)
      order by c.id for update`,
    values: [asked.calendarId, asked.after, asked.limit, asked.verify !== null, asked.verify?.since ?? null],
  });
  return readHeldCases(db, held.rows);
}

/** One entry with what it says; null where the case has no such entry. */
export async function readEntryToErase(db: Queryable, caseId: string, seq: number): Promise<EntryToErase | null> {
  const { rows } = await db.query<EntryToErase>({
    name: "cases.entry-to-erase",
    text: `select e.kind, e.visibility, e.at, x.content from events e join event_contents x using (case_id, seq)
      where e.case_id = $1 and e.seq = $2`,
    values: [caseId, seq],
  });
  return rows[0] ?? null;
}

/** Whether a customer waits for this case: theirs by organisation, or asked for by somebody from outside. */
export async function isOfCustomer(db: Queryable, caseId: string): Promise<boolean> {
  const { rows } = await db.query<{ is: boolean }>({
    name: "cases.of-customer",
    text: `select exists (select from organisations o where o.id = c.organisation_id and not exists
          (select from organisations a where a.id = any(o.path) and a.is_own))
        or exists (select from persons p join organisations o on o.id = p.organisation_id where p.id = c.requester_id
          and not exists (select from organisations a where a.id = any(o.path) and a.is_own))
        or exists (select from case_parties p where p.case_id = c.id and p.part = 'customer') as is
      from cases c where c.id = $1`,
    values: [caseId],
  });
  return rows[0]?.is ?? false;
}

export type Applied = { outcome: "applied" } | { outcome: "repeated"; bodyHash: string; answer: unknown };

/** Hands a finished plan to the database: everything of it, or nothing (SQLSTATE HY409 where the case moved on). */
export async function applyPlan(db: Queryable, plan: string): Promise<Applied> {
  const { rows } = await db.query<{ result: Applied }>({
    name: "cases.apply",
    text: "select apply_plan($1::jsonb) as result",
    values: [plan],
  });
  return rows[0]!.result;
}

export const isStale = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "HY409";

/** Several plans whose cases this transaction holds locked. */
export async function applyPlans(db: Queryable, plans: readonly string[]): Promise<void> {
  if (plans.length === 0) return;
  await db.query({
    name: "cases.apply-many",
    text: "select apply_plan(p) from unnest($1::jsonb[]) as p",
    values: [plans],
  });
}
