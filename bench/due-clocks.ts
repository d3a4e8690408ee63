import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "#kernel/db/pool.ts";

const count = 4_000;
const batch = 100;

/** Deadlines all due at once, as after downtime: how many a second the running program fires, with entry, announcement and notice. */
export async function firedPerSecond(db: Database, size: number): Promise<number> {
  return watchFiring(db, await makeDue(db, size));
}

/** The same deadlines with no program there: settled by a bare claim-and-update, one connection, batches of the same size. */
export async function settledPerSecond(db: Database, size: number): Promise<number> {
  return claimAndUpdate(db, await makeDue(db, size));
}

/** One clock each of so many living cases, due an hour ago. */
async function makeDue(db: Database, size: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    text: `update clocks set next_step = 'breach', next_step_at = now() - interval '1 hour' - interval '1 hour' * random(), due_at = now() - interval '1 hour'
      where clock = 'resolution' and (case_id, run) in
        (select k.case_id, k.run from clocks k join cases c on c.id = k.case_id
         where k.clock = 'resolution' and k.state = 'running' and c.family = 'open' and c.id between 2000001 and $1
           and not exists (select from clock_steps s where s.case_id = k.case_id) order by k.case_id limit $2)
      returning case_id as id`,
    values: [2_000_000 + size, Math.min(count, Math.floor(size / 20))],
  });
  return rows.map(({ id }) => id);
}

async function claimAndUpdate(db: Database, ids: readonly string[]): Promise<number> {
  const began = performance.now();
  for (let last = 1; last > 0; ) {
    const { rowCount } = await db.query({
      name: "floor-claim",
      text: `update clocks set next_step = null, next_step_at = null, breached_at = now() where (case_id, clock, run) in
        (select case_id, clock, run from clocks where state = 'running' and next_step_at <= now()
         order by next_step_at limit ${batch} for update skip locked)`,
    });
    last = rowCount;
  }
  return ids.length / ((performance.now() - began) / 1_000);
}

/** The program looks by itself: counted from the first step it has fired to the last. */
async function watchFiring(db: Database, ids: readonly string[]): Promise<number> {
  for (;;) {
    const { rows } = await db.query<{ fired: number; ms: number }>({
      text: `select count(*)::int as fired, extract(epoch from max(fired_at) - min(fired_at)) * 1000 as ms
        from clock_steps where case_id = any($1::bigint[])`,
      values: [ids],
    });
    const { fired, ms } = rows[0]!;
    // The first batch has no beginning of its own.
    if (fired >= ids.length) return (fired - batch) / (ms / 1_000);
    await sleep(100);
  }
}
