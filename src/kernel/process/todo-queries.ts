import type { Queryable } from "../db/pool.ts";
import { canBeStored } from "../db/temporal.ts";
import { Refusal } from "../errors/refusal.ts";
import type { Actor } from "../people/actor.ts";
import { personOf } from "../people/scope.ts";
import { never } from "./list-queries.ts";
import { type CaseRowOfDb, recordOfRow } from "./queries.ts";
import type { CaseRecord, Why } from "./record.ts";
import { type NamesBeside, namesSql } from "./view-queries.ts";

export type TodoListed = {
  id: string;
  key: string;
  dueAt: Temporal.Instant | null;
  startsAt: Temporal.Instant;
  why: Why;
  addressed: "me" | "team" | "role";
  record: CaseRecord;
  beside: NamesBeside;
};

type Row = CaseRowOfDb &
  NamesBeside & {
    todo_id: string;
    todo_key: string;
    todo_due_at: Temporal.Instant | null;
    todo_starts_at: Temporal.Instant;
    why: TodoListed["why"];
    person_id: string | null;
    todo_team_id: string | null;
  };

/** The actor's turn: to-dos addressed to them, to their teams, to roles they hold where they hold them. */
const mineSql = (columns: string, and: string, tail: string) => `
  (select ${columns} from todos t where t.done_at is null and t.person_id = $1::bigint ${and} ${tail})
  union all
  (select ${columns} from todos t where t.done_at is null and t.team_id = any($2::bigint[]) ${and} ${tail})
  union all
  (select ${columns} from todos t join unnest($3::text[], $4::bigint[]) as held(role, organisation_id)
     on t.role = held.role and t.organisation_id = held.organisation_id where t.done_at is null ${and} ${tail})`;

/** Cases whose to-dos the actor has put to sleep: until a time, and never longer than nothing happens and no clock warns. Asked once per list. */
const asleepSql = (now: string) => `array(select s.case_id from snoozes s join cases sc on sc.id = s.case_id
  where s.person_id = $1::bigint and s.event_count = sc.event_count and (s.until_at is null or s.until_at > ${now})
    and (sc.warn_at is null or sc.warn_at > ${now}))`;

const addressedTo = (actor: Actor): unknown[] => [
  personOf(actor),
  actor.teamIds,
  actor.roles.map(({ role }) => role),
  actor.roles.map(({ organisationId }) => organisationId),
];

export async function listTodos(
  db: Queryable,
  actor: Actor,
  page: {
    cursor: string | undefined;
    limit: number;
    key: string | undefined;
    now: Temporal.Instant;
    /** Those asleep instead of those awake. */
    isAsleep: boolean;
  },
): Promise<{ items: TodoListed[]; next: string | null }> {
  const after = page.cursor === undefined ? { value: "-infinity", id: "0" } : readCursor(page.cursor);
  const { rows } = await db.query<Row>({
    name: "todos.mine",
    text: `with asleep as materialized (select ${asleepSql("$9")} as ids), mine as (${mineSql("t.*", "and (t.due_order, t.id) > ($5::timestamptz, $6::bigint) and ($7::text is null or t.key = any(string_to_array($7, ','))) and (t.case_id = any((select ids from asleep)::bigint[])) = $10", "order by t.due_order, t.id limit $8")})
      select c.*, ${namesSql}, m.id as todo_id, m.key as todo_key, m.due_at as todo_due_at, m.starts_at as todo_starts_at, m.why, m.person_id, m.team_id as todo_team_id
      from mine m join cases c on c.id = m.case_id order by m.due_order, m.id limit $8`,
    values: [...addressedTo(actor), after.value, after.id, page.key ?? null, page.limit + 1, page.now, page.isAsleep],
  });
  const items = rows.slice(0, page.limit).map(
    (row): TodoListed => ({
      id: row.todo_id,
      key: row.todo_key,
      dueAt: row.todo_due_at,
      startsAt: row.todo_starts_at,
      why: row.why,
      addressed: row.person_id !== null ? "me" : row.todo_team_id !== null ? "team" : "role",
      record: recordOfRow(row),
      beside: row,
    }),
  );
  const last = items.at(-1);
  const next =
    rows.length > page.limit && last
      ? Buffer.from(JSON.stringify([last.dueAt?.toString() ?? never, last.id])).toString("base64url")
      : null;
  return { items, next };
}

export type TodoCounts = {
  late: number;
  today: number;
  next: number;
  asleep: number;
  byKey: { key: string; process: string; version: number; count: number }[];
};

/** How many are late, today, next, and of which kind; counted up to a cap. */
export async function countTodos(
  db: Queryable,
  actor: Actor,
  now: Temporal.Instant,
  endOfDay: Temporal.Instant,
): Promise<TodoCounts> {
  const { rows } = await db.query<{
    late: number;
    today: number;
    next: number;
    asleep: number;
    by_key: TodoCounts["byKey"] | null;
  }>({
    name: "todos.counts",
    text: `with asleep as materialized (select ${asleepSql("$5")} as ids),
      every as (${mineSql("t.key, t.due_order, t.case_id", "", "limit 2000")}),
      mine as (select * from every where case_id <> all((select ids from asleep)::bigint[])),
      kinds as (select m.key, c.process, max(c.process_version) as version, count(*)::int as count from mine m join cases c on c.id = m.case_id group by 1, 2)
      select count(*) filter (where due_order <= $5)::int as late,
        count(*) filter (where due_order > $5 and due_order <= $6)::int as today,
        count(*) filter (where due_order > $6)::int as next,
        (select count(*)::int from every where case_id = any((select ids from asleep)::bigint[])) as asleep,
        (select jsonb_agg(jsonb_build_object('key', key, 'process', process, 'version', version, 'count', count) order by count desc) from kinds) as by_key
      from mine`,
    values: [...addressedTo(actor), now, endOfDay],
  });
  const [row] = rows;
  return {
    late: row?.late ?? 0,
    today: row?.today ?? 0,
    next: row?.next ?? 0,
    asleep: row?.asleep ?? 0,
    byKey: row?.by_key ?? [],
  };
}

function readCursor(cursor: string): { value: string; id: string } {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as string[];
    if (value !== undefined && id !== undefined && /^\d{1,18}$/.test(id) && canBeStored(Temporal.Instant.from(value)))
      return { value, id };
  } catch {
    // Not ours.
  }
  throw new Refusal("malformed", "bad-cursor");
}
