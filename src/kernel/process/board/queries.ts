import type { Queryable } from "../../db/pool.ts";
import type { CaseRowOfDb } from "../queries.ts";
import type { NamesBeside } from "../view-queries.ts";
import type { BoardSection } from "./contract.ts";

/** Counting stops behind this; the board says "1,000+". */
export const boardCap = 1_000;
/** More than fit a screen nobody reads from a board: the list behind the section has them all. */
const rowsPerSection = 8;

export type BoardAsked = {
  now: Temporal.Instant;
  /** Processes of customers' cases; matters of the house have no limit towards anybody outside. */
  processes: readonly string[];
  team: string | null;
  followUps: boolean;
};

export type BoardRowOfDb = Pick<
  CaseRowOfDb,
  "number" | "process" | "process_version" | "state" | "subject" | "priority" | "team_id" | "assignee_id" | "clock"
> &
  Pick<NamesBeside, "organisation_name" | "assignee_name"> & { section: BoardSection };

export type BoardRead = {
  counts: Record<BoardSection | "onHold", number>;
  rows: BoardRowOfDb[];
};

/** Sees what everybody who sees all cases sees: never a restricted one, for those are their parties' alone (S7). */
const common = "not c.is_restricted and ($3::bigint is null or c.team_id = $3::bigint)";
const open = "c.family in ('open', 'waiting')";
const ofCustomers = "c.process = any($2::text[])";
/** When the clock that is due first warns. */
const warnAt = "(coalesce(c.clock->'soonest', c.clock)->>'warnAt')::timestamptz";
const next = `${common} and ${ofCustomers} and ${open} and c.due_order > $1::timestamptz and c.due_order < $1::timestamptz + interval '1 day'`;

/** Each is read in the order of its due time through an index of its own: a board costs the same at ten thousand cases and at a million. */
const conditions: Record<Exclude<BoardSection, "risk"> | "onHold", string> = {
  // One of the house, whichever team the board is narrowed to.
  majors: "c.process = 'major-incident' and c.family = 'open' and not c.is_restricted",
  urgent: `${common} and ${ofCustomers} and ${open} and c.priority = 1 and c.process <> 'major-incident'`,
  atRisk: `${common} and ${ofCustomers} and ${open} and c.fields ? 'riskRaisedAt'`,
  breached: `${common} and ${ofCustomers} and ${open} and c.due_order <= $1::timestamptz`,
  unassigned: `${common} and ${ofCustomers} and c.assignee_id is null and c.family = 'open'`,
  waiting: `${common} and ${ofCustomers} and c.is_awaiting_answer and ${open}`,
  followUps: `$4::boolean and ${common} and c.process = 'follow-up' and c.state = 'due'`,
  onHold: `${common} and ${ofCustomers} and c.family = 'waiting'`,
};

const counted = (condition: string) =>
  `(select count(*)::int from (select from cases c where ${condition} limit ${boardCap + 1}) x)`;
// Warned of are among the next to be due: looked for among these alone, or a desk with thousands due today would be read through.
const soonest = (columns: string) => `select ${columns}, ${warnAt} as warn_at from cases c where ${next}
  order by c.due_order, c.id limit ${boardCap + 1}`;

const countsSql = `select ${Object.entries(conditions)
  .map(([key, condition]) => `${counted(condition)} as "${key}"`)
  .join(", ")},
  (select count(*)::int from (${soonest("c.id")}) x where x.warn_at <= $1::timestamptz) as risk`;

const listed = (section: Exclude<BoardSection, "risk">) =>
  `(select '${section}' as section, c.id, c.due_order from cases c where ${conditions[section]}
    order by c.due_order, c.id limit ${rowsPerSection})`;

const rowsSql = `with found as (
    ${(["majors", "urgent", "atRisk", "breached", "unassigned", "waiting", "followUps"] as const).map(listed).join(" union all ")}
    union all (select 'risk', x.id, x.due_order from (${soonest("c.id, c.due_order")}) x
      where x.warn_at <= $1::timestamptz order by x.due_order, x.id limit ${rowsPerSection}))
  select f.section, c.number, c.process, c.process_version, c.state, c.subject, c.priority, c.team_id, c.assignee_id, c.clock,
    (select name from organisations where id = c.organisation_id) as organisation_name,
    (select name from persons where id = c.assignee_id) as assignee_name
  from found f join cases c on c.id = f.id order by f.due_order, f.id`;

/** The whole board: one row of counts and the most pressing cases of each section. */
export async function readBoard(db: Queryable, { now, processes, team, followUps }: BoardAsked): Promise<BoardRead> {
  const values = [now, processes, team, followUps];
  const [counts, rows] = await Promise.all([
    db.query<BoardRead["counts"]>({ name: "board.counts", text: countsSql, values }),
    db.query<BoardRowOfDb>({ name: "board.rows", text: rowsSql, values }),
  ]);
  return { counts: counts.rows[0]!, rows: rows.rows };
}
