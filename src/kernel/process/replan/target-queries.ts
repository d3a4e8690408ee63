import { clockJsonSql, rowOfJson } from "../../clocks/row.ts";
import type { Queryable } from "../../db/pool.ts";
import { readHeldCases } from "../queries.ts";
import type { CaseAsRead } from "../record.ts";
import type { LivingClock } from "./queries.ts";
import type { TargetScope } from "./target-change.ts";

/** Why promises are looked up again: somebody edited them, or something agreed for a while begins or ends. */
export type TargetReason = "targets" | "agreement";

export type TargetReplan = TargetScope & {
  id: string;
  because: TargetReason;
  notBefore: Temporal.Instant;
  since: Temporal.Instant | null;
  doneUntil: string;
};

/**
 * Notes down that the targets of running clocks are to be looked up again, at `notBefore` or as soon after as the program runs; to be
 * called in the transaction that changes them. `since` narrows it to cases touched since.
 */
export async function orderTargetReplan(
  tx: Queryable,
  order: TargetScope & { because: TargetReason; notBefore: Temporal.Instant; since?: Temporal.Instant },
): Promise<void> {
  await tx.query({
    name: "target-replans.order",
    text: "insert into target_replans (scope, scope_id, because, not_before, since) values ($1, $2, $3, $4, $5)",
    values: [order.scope, order.scopeId, order.because, order.notBefore, order.since ?? null],
  });
}

/** The oldest that may begin, if this transaction is the only one that works on them; else null. */
export async function claimTargetReplan(tx: Queryable, now: Temporal.Instant): Promise<TargetReplan | null> {
  const { rows: lock } = await tx.query<{ taken: boolean }>({
    text: "select pg_try_advisory_xact_lock(4857211152) as taken",
  });
  if (!lock[0]!.taken) return null;
  const { rows } = await tx.query<TargetReplan>({
    text: `select id, scope, scope_id as "scopeId", because, not_before as "notBefore", since, done_until as "doneUntil"
      from target_replans where finished_at is null and not_before <= $1 order by not_before, id limit 1`,
    values: [now],
  });
  return rows[0] ?? null;
}

export async function noteTargetProgress(tx: Queryable, id: string, doneUntil: string, moved: number): Promise<void> {
  await tx.query({
    text: "update target_replans set done_until = $2, clocks_moved = clocks_moved + $3 where id = $1",
    values: [id, doneUntil, moved],
  });
}

export async function noteTargetEnd(tx: Queryable, id: string, at: Temporal.Instant): Promise<void> {
  await tx.query({ text: "update target_replans set finished_at = $2 where id = $1", values: [id, at] });
}

/** Open cases of a scope; `$1` is its id, `$2` the case id behind which to go on. */
const casesOf: Record<TargetScope["scope"], string> = {
  level: `select distinct k.case_id as id from clocks k
    where k.target_source->>'levelId' = $1 and k.state <> 'stopped' and k.case_id > $2`,
  organisation: `select c.id from cases c
    where c.organisation_id in (select o.id from organisations o where o.path @> array[$1::bigint]) and c.closed_at is null and c.id > $2`,
  contract: "select c.id from cases c where c.fields->>'contract' = $1 and c.closed_at is null and c.id > $2",
};

/** The next cases of a scope, by id, locked for this transaction; `last` is where to go on, null at the end. */
export async function holdCasesInScope(
  db: Queryable,
  {
    scope,
    scopeId,
    since,
    after,
    limit,
  }: TargetScope & { since: Temporal.Instant | null; after: string; limit: number },
): Promise<{ cases: CaseAsRead[]; last: string | null }> {
  const { rows } = await db.query<{ id: string; isTouched: boolean }>({
    name: `cases.hold-in-${scope}`,
    text: `select x.id, $4::timestamptz is null or x.updated_at >= $4 as "isTouched" from cases x
      where x.id in (select s.id from (${casesOf[scope]}) s order by s.id limit $3)
      order by x.id for no key update`,
    values: [scopeId, after, limit, since],
  });
  const cases = await readHeldCases(
    db,
    rows.filter(({ isTouched }) => isTouched),
  );
  return { cases, last: rows.at(-1)?.id ?? null };
}

/** A living clock with what its promise depends on. */
export type TargetedClock = LivingClock & {
  process: string;
  processVersion: number;
  organisationId: string | null;
  fields: Record<string, unknown>;
};

/** Where cases stand that may be promised more: their state, the clocks they ever had, and what was measured. */
export async function readStandings(
  db: Queryable,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, { state: string; clocks: string[]; measures: string[] }>> {
  const { rows } = await db.query<{ id: string; state: string; clocks: string[]; measures: string[] }>({
    name: "target-replans.standings",
    text: `select c.id, c.state, array(select k.clock from clocks k where k.case_id = c.id) as clocks,
        array(select m.measure from measures m where m.case_id = c.id) as measures
      from cases c where c.id = any($1::bigint[])`,
    values: [caseIds],
  });
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}

/** Living clocks of a scope, a page of cases behind `after`. For looking, without locks. */
export async function readClocksInScope(
  db: Queryable,
  { scope, scopeId }: TargetScope,
  after: string,
  limit: number,
): Promise<TargetedClock[]> {
  const { rows } = await db.query<Omit<TargetedClock, "row"> & { clock: Record<string, unknown> }>({
    text: `select c.id as "caseId", c.number, c.is_restricted as "isRestricted", c.priority, c.process,
        c.process_version as "processVersion", c.organisation_id as "organisationId",
        jsonb_build_object('contract', c.fields->'contract') as fields, ${clockJsonSql} as clock
      from cases c join clocks k on k.case_id = c.id and k.state <> 'stopped'
      where c.id in (select s.id from (${casesOf[scope]}) s order by s.id limit $3) order by c.id, k.clock`,
    values: [scopeId, after, limit],
  });
  return rows.map(({ clock, ...rest }) => ({ ...rest, row: rowOfJson(clock) }));
}
