import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Queryable } from "../db/pool.ts";
import { canBeStored } from "../db/temporal.ts";
import { Refusal } from "../errors/refusal.ts";
import type { Actor } from "../people/actor.ts";
import { caseScopeBranches, isOutside, personOf, type ScopeBranch } from "../people/scope.ts";
import type { listQuerySchema } from "./contract.ts";
import { type CaseRowOfDb, recordOfRow } from "./queries.ts";
import type { CaseRecord } from "./record.ts";
import { type NamesBeside, namesSql } from "./view-queries.ts";

export type ListOrder = z.output<typeof listQuerySchema>;
/** A condition on `c`; each value it needs becomes a parameter. */
export type Condition = (parameter: (value: unknown) => string) => string;
export type Listed = { record: CaseRecord; beside: NamesBeside };

/** Collects parameters of a statement: `$n` for each value. */
export class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

type Sort = { column: string; type: "timestamptz" | "smallint"; direction: "asc" | "desc"; second?: string };
const sorts: Record<string, Omit<Sort, "direction">> = {
  dueAt: { column: "due_order", type: "timestamptz" },
  createdAt: { column: "created_at", type: "timestamptz" },
  updatedAt: { column: "updated_at", type: "timestamptz" },
  priority: { column: "priority", type: "smallint" },
};

/** What a list row shows; words, and for staff the fields, often long, stay where they are. */
const rowColumns = `c.id, c.number, c.process, c.process_version, c.state, c.family, c.version, c.subject, c.priority, c.channel,
  c.organisation_id, c.requester_id, c.team_id, c.assignee_id, c.department_id, c.line, c.is_restricted, c.is_internal, c.is_awaiting_answer,
  c.due_at, c.clock, c.created_at, c.occurred_at, c.updated_at, c.solved_at, c.closed_at, c.event_count`;
const left = { description: "", requester: {}, fields: {}, last_hash: Buffer.alloc(0) };
type ListRow = Omit<CaseRowOfDb, keyof typeof left> & Partial<Pick<CaseRowOfDb, "fields">> & NamesBeside;

/** What the database orders by where nothing is due. */
export const never = "9999-12-31T00:00:00Z";

/** What lives: every partial index of open cases is on this very condition. */
export const open = "c.family in ('open', 'waiting')";

/**
 * Cases the actor may see, one page by keyset. Each part of the scope is read by its own index and the parts are merged,
 * so a page costs the same at ten thousand and at a million cases. `conditions` are more filters, made beforehand (a search, …).
 */
export async function listCases(
  db: Queryable,
  actor: Actor,
  order: ListOrder,
  now: Temporal.Instant,
  conditions: readonly Condition[],
): Promise<{ items: Listed[]; next: string | null }> {
  const limit = order.limit ?? 50;
  const sort = sortOf(order);
  const parameters = new Parameters();
  const filters = filtersOf(order, sort, actor, now, parameters);
  for (const condition of conditions) filters.push(condition((value) => parameters.add(value)));
  const after = order.cursor === undefined ? null : readCursor(order.cursor, sort);
  if (after !== null) {
    const comparison = sort.direction === "asc" ? ">" : "<";
    filters.push(
      `(c.${sort.column}, c.id) ${comparison} (${parameters.add(after.value)}::${sort.type}, ${parameters.add(after.id)}::bigint)`,
    );
  }
  const by = `order by c.${sort.column} ${sort.direction}, c.id ${sort.direction} limit ${limit + 1}`;
  const teams = order.team === "mine" ? ({ column: "team_id", ids: actor.teamIds } as const) : null;
  const branches = scopeBranches(actor, parameters, order).map(({ shape, sql, each }) => {
    const owners = sort.column === "due_order" ? (each ?? (shape === "all" ? teams : null)) : null;
    const walk = (owner: string[]) =>
      `select c.id, c.${sort.column} from cases c where ${[...owner, sql, ...filters].join(" and ")} ${by}`;
    if (owners === null) return `(${walk([])})`;
    // Each owner's open cases stand in order in an index; those of several together do not, and would all be read and sorted.
    const ids = parameters.add(owners.ids);
    return `(select w.* from unnest(${ids}::bigint[]) one(id) cross join lateral (${walk([`c.${owners.column} = one.id`])}) w)`;
  });
  if (branches.length === 0) return { items: [], next: null };
  const text = `with found as (select distinct * from (${branches.join(" union all ")}) f)
    select ${rowColumns}${isOutside(actor) ? ", c.fields" : ""}, ${namesSql} from found join cases c on c.id = found.id ${by}`;
  const statement = { name: `cases.list.${shapeOf(text)}`, text, values: parameters.values };
  const { rows } = await (isWalked(order, sort, conditions) ? db.queryPlannedOnce : db.query)<ListRow>(statement);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({ record: recordOfRow({ ...left, ...row }), beside: row })),
    next: rows.length > limit && last !== undefined ? cursorAfter(last, sort) : null,
  };
}

/** Lists of what lives, by due time, walk small indexes in their order whatever is asked for; others may need a plan for their values. */
const isWalked = (order: ListOrder, sort: Sort, conditions: readonly Condition[]): boolean =>
  sort.column === "due_order" && order.project === undefined && conditions.length === 0;

/**
 * The parts of what somebody may see, each read by an index of its own; their values become parameters. Of a list of their own
 * teams' cases the parts that lie within the teams' own are left out.
 */
export function scopeBranches(
  actor: Actor,
  parameters: Parameters,
  { team }: Pick<ListOrder, "team"> = {},
): Omit<ScopeBranch, "values">[] {
  const isOfTheirTeams = team === "mine" || (team !== undefined && actor.teamIds.includes(team));
  return caseScopeBranches(actor)
    .filter(({ shape }) => !(isOfTheirTeams && withinTeams.has(shape)))
    .map(({ shape, sql, values, each }) => {
      // A branch numbers its own parameters from 1: shift them behind those already there.
      const shift = parameters.values.length;
      parameters.values.push(...values);
      return { shape, sql: sql.replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + shift}`), each };
    });
}

/** Parts of a staff member's scope under the same limits as that of their teams. */
const withinTeams: ReadonlySet<string> = new Set(["assignee", "departments", "requester"]);

/** The order of a list: as asked for, else what is due first where only what lives is asked for, else what changed last. */
export function sortOf(order: ListOrder): Sort {
  const wanted = order.sort ?? (order.family || order.due || order.assignee === "me" ? "dueAt" : "-updatedAt");
  const key = wanted.replace(/^-/, "");
  const declared = sorts[key];
  if (declared === undefined) throw new Error(`no sort ${wanted}`);
  return { ...declared, direction: wanted.startsWith("-") ? "desc" : "asc" };
}

const id = (value: string, path: string): string => {
  if (!/^\d{1,18}$/.test(value))
    throw new Refusal("invalid", "invalid-fields", { issues: [{ path, code: "not-an-id" }] });
  return value;
};

/** The conditions on `c` an order comes to; values become parameters. */
export function filtersOf(
  order: ListOrder,
  sort: Pick<Sort, "column">,
  actor: Actor,
  now: Temporal.Instant,
  p: Parameters,
): string[] {
  const filters: string[] = [];
  const list = (value: string) => value.split(",").map((part) => part.trim());
  // Only what lives can be due: that order goes without the ended ones unless they are asked for.
  const families = order.family
    ? list(order.family)
    : sort.column === "due_order" || order.due
      ? ["open", "waiting"]
      : null;
  const living = families?.every((family) => family === "open" || family === "waiting") ?? false;
  if (families !== null) {
    if (living) filters.push(open);
    if (!living || families.length === 1) filters.push(`c.family = any(${p.add(families)}::text[])`);
  }
  if (order.process) filters.push(`c.process = ${p.add(order.process)}`);
  if (order.state) filters.push(`c.state = any(${p.add(list(order.state))}::text[])`);
  if (order.team)
    filters.push(
      order.team === "mine"
        ? `c.team_id = any(${p.add(actor.teamIds)}::bigint[])`
        : `c.team_id = ${p.add(id(order.team, "team"))}::bigint`,
    );
  if (order.assignee === "nobody") filters.push("c.assignee_id is null");
  else if (order.assignee)
    filters.push(
      `c.assignee_id = ${p.add(order.assignee === "me" ? personOf(actor) : id(order.assignee, "assignee"))}::bigint`,
    );
  if (order.organisation)
    filters.push(
      `c.organisation_id in (select o.id from organisations o where o.path @> array[${p.add(id(order.organisation, "organisation"))}::bigint])`,
    );
  if (order.requester)
    filters.push(
      `c.requester_id = ${p.add(order.requester === "me" ? personOf(actor) : id(order.requester, "requester"))}::bigint`,
    );
  if (order.project) {
    // Whose project a contract belongs to is the house's own matter.
    if (isOutside(actor)) filters.push("false");
    const which =
      order.project === "mine"
        ? `p.manager_id = ${p.add(personOf(actor))}::bigint`
        : `p.id = ${p.add(id(order.project, "project"))}::bigint`;
    // What lives is not closed, which the index of contracts' cases goes by.
    if (living) filters.push("c.closed_at is null");
    filters.push(
      `c.fields->>'contract' = any(array(select k.id::text from contracts k join projects p on p.id = k.project_id where ${which}))`,
    );
  }
  if (order.priority)
    filters.push(`c.priority = any(${p.add(list(order.priority).filter((part) => /^[1-4]$/.test(part)))}::smallint[])`);
  if (order.channel) filters.push(`c.channel = any(${p.add(list(order.channel))}::text[])`);
  if (order.awaiting === "answer") filters.push(`c.is_awaiting_answer and ${open}`);
  if (order.following === "me")
    filters.push(
      `c.id = any(array(select f.case_id from case_followers f where f.person_id = ${p.add(personOf(actor))}::bigint))`,
    );
  if (order.risk === "true") filters.push(`c.fields ? 'riskRaisedAt' and ${open}`);
  if (order.due === "late") filters.push(`c.due_order <= ${p.add(now)}::timestamptz`);
  if (order.due === "soon") filters.push(...soon(p, now));
  if (order.createdFrom)
    filters.push(`c.created_at >= ${p.add(instant(order.createdFrom, "createdFrom"))}::timestamptz`);
  if (order.createdUntil)
    filters.push(`c.created_at < ${p.add(instant(order.createdUntil, "createdUntil"))}::timestamptz`);
  return filters;
}

/** Past its warning, not yet due. */
const soon = (p: Parameters, now: Temporal.Instant): string[] => {
  const at = p.add(now);
  return [`c.due_order > ${at}::timestamptz`, `c.warn_at <= ${at}::timestamptz`];
};

function instant(text: string, path: string): Temporal.Instant {
  try {
    const at = Temporal.Instant.from(text);
    if (canBeStored(at)) return at;
  } catch {
    // Refused below, like what is no instant of ours.
  }
  throw new Refusal("invalid", "invalid-fields", { issues: [{ path, code: "not-a-date-time" }] });
}

/** Names a statement by its text, so that it is prepared once. */
export const shapeOf = (text: string): string => createHash("sha1").update(text).digest("base64url").slice(0, 16);

const sortKeys: Record<string, keyof ListRow | "due_order"> = {
  due_order: "due_order",
  created_at: "created_at",
  updated_at: "updated_at",
  priority: "priority",
};

function cursorAfter(row: ListRow, sort: Sort): string {
  const key = sortKeys[sort.column];
  const value = key === "due_order" ? (row.due_at?.toString() ?? never) : String(row[key as "created_at"]);
  return Buffer.from(JSON.stringify([sort.column, sort.direction, value, row.id])).toString("base64url");
}

/** A cursor belongs to the order it was made in. */
function readCursor(cursor: string, sort: Sort): { value: string; id: string } {
  try {
    const [column, direction, value, rowId] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as string[];
    const isInstant = sort.type === "smallint" || canBeStored(Temporal.Instant.from(value as string));
    const isNumber = sort.type !== "smallint" || /^\d{1,2}$/.test(value as string);
    if (
      column === sort.column &&
      direction === sort.direction &&
      isInstant &&
      isNumber &&
      /^\d{1,18}$/.test(rowId as string)
    ) {
      return { value: value as string, id: rowId as string };
    }
  } catch {
    // Falls through to the refusal: whatever it is, we have not made it.
  }
  throw new Refusal("malformed", "bad-cursor");
}

/** Refuses an order that names what is no id or no instant: before it is kept, not when somebody opens it. */
export function refuseBadOrder(order: ListOrder, actor: Actor, now: Temporal.Instant): void {
  filtersOf(order, sortOf(order), actor, now, new Parameters());
}
