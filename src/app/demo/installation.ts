import type { Queryable } from "#kernel/db/pool.ts";
import type { Kernel } from "#kernel/kernel.ts";

/** What a database holds, as far as the demo cares. A demo that broke off half-way is neither. */
export type Holding = "nothing" | "the-demo" | "half-a-demo" | "something-else";

/** What an installation holds: what every start puts in (calendars, a level, the first trees) counts as nothing. */
export async function whatItHolds(db: Queryable): Promise<Holding> {
  const { rows } = await db.query<{ is_demo: boolean | null; is_set_up: boolean; is_used: boolean }>({
    text: `select (select is_demo from installation) as is_demo,
        exists (select from installation where set_up_at is not null) as is_set_up,
        exists (select from organisations) or exists (select from persons) or exists (select from cases) as is_used`,
  });
  const { is_demo, is_set_up, is_used } = rows[0]!;
  if (is_demo) return is_set_up ? "the-demo" : "half-a-demo";
  return is_set_up || is_used ? "something-else" : "nothing";
}

/** Marks it first of all as a demo, so that what is left of a broken-off one is never taken for real. */
export async function beginDemo({ db, zone }: Kernel, now: Temporal.Instant): Promise<void> {
  await db.query({
    text: `insert into installation (name, zone, is_demo, created_at) values ('远岭', $1, true, $2)
      on conflict (only_one) do update set name = excluded.name, is_demo = true`,
    values: [zone, now],
  });
}

/** The demo is whole; there is no first administrator to be made any more. */
export async function finishDemo(db: Queryable, now: Temporal.Instant): Promise<void> {
  await db.query({
    text: `update installation set set_up_at = $1, set_up_token_hash = null, set_up_expires_at = null where is_demo`,
    values: [now],
  });
}
