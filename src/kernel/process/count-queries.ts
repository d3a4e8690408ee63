import limitConcurrency from "p-limit";
import type { Queryable } from "../db/pool.ts";
import { type Actor, mayDo } from "../people/actor.ts";
import { personOf } from "../people/scope.ts";
import { filtersOf, type ListOrder, open, Parameters, scopeBranches, shapeOf, sortOf } from "./list-queries.ts";

/** Counting stops here; screens say "1,000+". */
export const countCap = 1_000;

/** Two hundred pages that ask at the same moment must leave connections to those who want to work. */
const inTurn = limitConcurrency(4);

/** What is warned of is looked for among so many of the next to be due: far more than a desk can have warned of at once. */
const nextDueMost = 5_000;

/**
 * The standing views of LOOK's case screen, and what each holds. Every count walks an index of its own from where its cases
 * begin and stops at the cap, so that it costs what it counts and not what there is.
 */
export async function countViews(db: Queryable, actor: Actor, now: Temporal.Instant): Promise<Record<string, number>> {
  const parameters = new Parameters();
  const branches = scopeBranches(actor, parameters).map(({ sql }) => sql);
  if (branches.length === 0) return {};
  const me = parameters.add(personOf(actor));
  const teams = parameters.add(actor.teamIds);
  const at = parameters.add(now);
  // Follow-ups have views of their own: days on which to call are not limits of a case.
  const incidents = `${open} and c.process = 'incident'`;
  const views: Record<string, string> = {
    awaiting: `${incidents} and c.is_awaiting_answer`,
    unassigned: `${incidents} and c.team_id = any(${teams}::bigint[]) and c.assignee_id is null`,
    late: `${incidents} and c.due_order <= ${at}::timestamptz`,
    atRisk: `${incidents} and c.fields ? 'riskRaisedAt'`,
    waiting: `c.family = 'waiting' and ${incidents}`,
    open: incidents,
    solved: "c.process = 'incident' and c.state = 'solved'",
    followUps: mayDo(actor, "follow-up.read") ? "c.process = 'follow-up' and c.state in ('planned', 'due')" : "false",
  };
  const columns = Object.entries(views).map(([key, condition]) => `${counted(branches, condition)} as "${key}"`);
  // Mine are mine, whoever may see them.
  columns.push(`${counted(["true"], `${open} and c.assignee_id = ${me}::bigint`)} as mine`);
  const nextDue = (branch: string) => `(select n.id from (select c.id, c.warn_at from cases c
      where ${branch} and ${incidents} and c.due_order > ${at}::timestamptz order by c.due_order, c.id limit ${nextDueMost}) n
    where n.warn_at <= ${at}::timestamptz limit ${countCap})`;
  columns.push(`${countOf(branches.map(nextDue))} as soon`);
  return counts(db, columns, parameters);
}

/** How many cases each of these lists holds for the actor, in one statement; null where counting would mean reading what has ended. */
export async function countLists(
  db: Queryable,
  actor: Actor,
  orders: readonly ListOrder[],
  now: Temporal.Instant,
): Promise<(number | null)[]> {
  const parameters = new Parameters();
  const branches = scopeBranches(actor, parameters).map(({ sql }) => sql);
  if (branches.length === 0) return orders.map(() => null);
  const columns = orders.flatMap((order, n) => {
    if (!isCountable(order)) return [];
    const filters = filtersOf(order, sortOf(order), actor, now, parameters);
    return [`${counted(branches, filters.join(" and "))} as "n${n}"`];
  });
  if (columns.length === 0) return orders.map(() => null);
  const found = await counts(db, columns, parameters);
  return orders.map((_, n) => found[`n${n}`] ?? null);
}

/** Only what lives stands in small indexes; words are searched for, not counted. */
function isCountable(order: ListOrder): boolean {
  if (order.q !== undefined || order.asksCustomer !== undefined) return false;
  const families = order.family?.split(",").map((one) => one.trim());
  if (families) return families.every((one) => one === "open" || one === "waiting");
  return sortOf(order).column === "due_order" || order.awaiting !== undefined;
}

/** Each part of the scope is walked by its own index up to the cap; what stands in several parts counts once. */
const counted = (branches: readonly string[], condition: string): string =>
  countOf(branches.map((branch) => `(select c.id from cases c where ${branch} and ${condition} limit ${countCap})`));

const countOf = (parts: readonly string[]): string =>
  `(select count(*)::int from (select id from (${parts.join(" union ")}) u limit ${countCap}) x)`;

async function counts(db: Queryable, columns: readonly string[], { values }: Parameters) {
  const text = `select ${columns.join(", ")}`;
  const { rows } = await inTurn(() =>
    db.queryPlannedOnce<Record<string, number>>({ name: `cases.counts.${shapeOf(text)}`, text, values }),
  );
  return rows[0] ?? {};
}
