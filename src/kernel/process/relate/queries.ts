import type { Queryable } from "../../db/pool.ts";
import type { Actor } from "../../people/actor.ts";
import { staffRoleKeys } from "../../people/roles.ts";
import { caseScope } from "../../people/scope.ts";
import type { Interval } from "../../time/clock.ts";
import type { CaseRowOfDb } from "../queries.ts";
import { type NamesBeside, namesSql } from "../view-queries.ts";
import type { KnownLink, Standing } from "./plan-link.ts";
import type { BeforeMerge, Between, StandingMerge } from "./plan-merge.ts";

/** Every link between two cases, either way; parents of the first, and all that lies above the second. */
export async function readStanding(db: Queryable, from: string, to: string): Promise<Standing> {
  const { rows: above } = await db.query<{ of: string; parent: string }>({
    name: "relate.above",
    text: `with recursive up as (
        select l.from_case_id as of, l.to_case_id as parent from case_links l where l.from_case_id in ($1, $2) and l.kind = 'child-of'
        union select l.from_case_id, l.to_case_id from case_links l join up on l.from_case_id = up.parent and l.kind = 'child-of')
      select of, parent from up limit 1000`,
    values: [from, to],
  });
  const { rows: known } = await db.query<KnownLink>({
    name: "relate.between",
    text: `select kind, from_case_id as "fromId", to_case_id as "toId" from case_links
      where (from_case_id = $1 and to_case_id = $2) or (from_case_id = $2 and to_case_id = $1)`,
    values: [from, to],
  });
  return { known, above };
}

export type LinkMark = { kind: string; direction: "to" | "from"; id: string };
export type LinkedRow = CaseRowOfDb & NamesBeside & { link_kind: string; link_direction: "to" | "from" };

/** Cases linked with one, inside the asker's scope, one page: by kind, then the newest case first. */
export async function listLinked(
  db: Queryable,
  actor: Actor,
  asked: { caseId: string; kind?: string; direction?: "to" | "from"; after: LinkMark | null; limit: number },
): Promise<LinkedRow[]> {
  const scope = caseScope(actor, 8);
  const { rows } = await db.query<LinkedRow>({
    name: `relate.linked.${scope.shape}`,
    text: `select c.*, ${namesSql}, l.kind as link_kind, l.direction as link_direction
      from (select kind, 'to' as direction, to_case_id as other from case_links where from_case_id = $1
            union all select kind, 'from', from_case_id from case_links where to_case_id = $1) l
      join cases c on c.id = l.other
      where ($2::text is null or l.kind = $2) and ($3::text is null or l.direction = $3)
        and ($4::text is null or (l.kind, l.direction, -l.other) > ($4, $5::text, -$6::bigint)) and ${scope.sql}
      order by l.kind, l.direction, l.other desc limit $7`,
    values: [
      asked.caseId,
      asked.kind ?? null,
      asked.direction ?? null,
      asked.after?.kind ?? null,
      asked.after?.direction ?? null,
      asked.after?.id ?? null,
      asked.limit,
      ...scope.values,
    ],
  });
  return rows;
}

/** Is the case there for this actor? */
export async function isInScope(db: Queryable, actor: Actor, caseId: string): Promise<boolean> {
  const scope = caseScope(actor, 2);
  const { rows } = await db.query({
    name: `relate.in-scope.${scope.shape}`,
    text: `select from cases c where c.id = $1 and ${scope.sql}`,
    values: [caseId, ...scope.values],
  });
  return rows.length > 0;
}

/**
 * Whether cases and the one they would go into belong to one customer, and whether everybody of the customer who would read on there reads
 * it already: as the one who asked, as a party, or for the organisation they represent on that day. Our own people are not asked about: what
 * they see does not follow departments of customers.
 */
export async function readBetween(
  db: Queryable,
  intoId: string,
  caseIds: readonly string[],
  day: string,
): Promise<Between> {
  const { rows } = await db.query<{ id: string; isOneHouse: boolean; readsBoth: boolean }>({
    name: "relate.merge-between",
    text: `with survivor as (select s.id, s.requester_id, s.organisation_id, o.path from cases s
        left join organisations o on o.id = s.organisation_id where s.id = $1)
      select c.id,
        exists (select from organisations a where a.is_customer and a.id = any(o.path) and a.id = any(s.path)) as "isOneHouse",
        c.requester_id is not null and not exists (
          select from (select p.person_id, p.organisation_id from case_parties p where p.case_id = c.id
            union all select c.requester_id, null) j
          where (j.person_id is null or not exists (select from memberships m where m.person_id = j.person_id and m.role = any($4::text[])))
            and j.person_id is distinct from s.requester_id
            and not exists (select from case_parties k where k.case_id = s.id and k.person_id is not distinct from j.person_id
              and k.organisation_id is not distinct from j.organisation_id)
            and not exists (select from memberships m where m.person_id = j.person_id and m.role = 'customer-representative'
              and m.organisation_id = any(s.path) and m.from_day <= $3::date and (m.until_day is null or m.until_day >= $3::date))) as "readsBoth"
      from cases c left join organisations o on o.id = c.organisation_id cross join survivor s where c.id = any($2::bigint[])`,
    values: [intoId, caseIds, day, staffRoleKeys],
  });
  return new Map(rows.map(({ id, ...between }) => [id, between]));
}

/** The merge that a case stands in, with what its undoing needs; null where it is not merged. */
export async function readStandingMerge(db: Queryable, caseId: string): Promise<StandingMerge | null> {
  type IntervalOfDb = {
    clock: string;
    run: number;
    from_at: string;
    until_at: string;
    kind: Interval["kind"];
    reason: string | null;
    working_ms: number;
  };
  const { rows } = await db.query<{ into_case_id: string; before: BeforeMerge; intervals: IntervalOfDb[] }>({
    name: "relate.standing-merge",
    text: `select m.into_case_id, m.before,
        coalesce((select jsonb_agg(to_jsonb(i) order by i.from_at) from clock_intervals i where i.case_id = m.case_id), '[]') as intervals
      from case_merges m where m.case_id = $1 and m.undone_at is null`,
    values: [caseId],
  });
  const [row] = rows;
  if (row === undefined) return null;
  return {
    intoId: row.into_case_id,
    before: row.before,
    intervals: row.intervals.map((interval) => ({
      clock: interval.clock,
      run: interval.run,
      from: Temporal.Instant.from(interval.from_at),
      until: Temporal.Instant.from(interval.until_at),
      kind: interval.kind,
      reason: interval.reason,
      workingMs: Number(interval.working_ms),
    })),
  };
}

/** The number a merged case leads to at the end; its own where it is not merged. */
export async function readSurvivor(db: Queryable, caseId: string): Promise<{ id: string; number: string }> {
  const { rows } = await db.query<{ id: string; number: string }>({
    name: "relate.survivor",
    text: "select id, number::text as number from cases where id = surviving_case($1)",
    values: [caseId],
  });
  return rows[0]!;
}

/** Public words of the entries named, by their place; entries that hold none, or are of the house, are left out. */
export async function readPublicWords(
  db: Queryable,
  caseId: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await db.query<{ seq: number; body: string }>({
    name: "relate.public-words",
    text: `select e.seq, x.content->>'body' as body from events e join event_contents x using (case_id, seq)
      where e.case_id = $1 and e.seq = any($2::int[]) and e.visibility = 'public' and x.content ? 'body'`,
    values: [caseId, seqs],
  });
  return new Map(rows.map(({ seq, body }) => [seq, body]));
}

/** How many children one act takes along. */
const mostChildren = 500;

/** The children of a case that the asker sees, oldest first: the open ones, or those that ended too. */
export async function readOpenChildren(
  db: Queryable,
  actor: Actor,
  parentId: string,
  which: "open" | "ended too" = "open",
): Promise<string[]> {
  const scope = caseScope(actor, 3);
  const { rows } = await db.query<{ id: string }>({
    name: `relate.children.${scope.shape}`,
    text: `select c.id from case_links l join cases c on c.id = l.from_case_id
      where l.to_case_id = $1 and l.kind = 'child-of' and ($2 or c.family in ('open', 'waiting')) and ${scope.sql}
      order by c.id limit ${mostChildren}`,
    values: [parentId, which === "ended too", ...scope.values],
  });
  return rows.map(({ id }) => id);
}
