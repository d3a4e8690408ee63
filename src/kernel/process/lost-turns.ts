import type { Queryable } from "../db/pool.ts";
import type { Asking } from "../http/route.ts";
import type { Chore } from "../jobs/chores.ts";
import type { Reader } from "../jobs/reader.ts";
import { systemActor } from "../people/actor.ts";
import { heldOfTurnsSql } from "../people/staff-book.ts";
import { draftOn, sealPlan } from "./draft.ts";
import type { Engine } from "./engine.ts";
import { planFall } from "./plan-fall.ts";
import { applyPlans, readHeldCases } from "./queries.ts";

const batchSize = 100;

/**
 * Passes on every turn that belongs to somebody who is not there any more, batch by batch. Safe on every node at once, and asked twice
 * it does nothing the second time. Answers how many were passed on.
 */
export async function passOnLostTurns(engine: Engine, now: Temporal.Instant): Promise<number> {
  await engine.ground.staff.refresh();
  let passedOn = 0;
  for (let after: string | null = "0"; after !== null; ) {
    const batch: { last: string | null; passedOn: number } = await passOnBatch(engine, now, after);
    passedOn += batch.passedOn;
    after = batch.last;
  }
  if (passedOn > 0) engine.ground.nudge();
  return passedOn;
}

async function passOnBatch(engine: Engine, now: Temporal.Instant, after: string) {
  const { kernel, definitions } = engine.ground;
  const asking: Asking = { actor: systemActor, now, via: "system", idempotencyKey: null, ifMatch: null };
  return kernel.db.transaction(async (tx) => {
    const found = await findLostTurns(tx, { now, zone: kernel.zone, after });
    const plans: string[] = [];
    // One that somebody else holds at this moment is met again at the next look.
    for (const read of await holdCases(tx, found)) {
      try {
        const definition = definitions.version(read.record.process, read.record.processVersion);
        const draft = draftOn({ ...engine.still(asking, definition), names: read.names }, read.record, read);
        if (planFall(draft, read)) plans.push(sealPlan(draft, null, null));
      } catch (error) {
        kernel.log.fault("turns.pass-on", error, { caseId: read.record.id });
      }
    }
    await applyPlans(tx, plans);
    return { last: found.length === batchSize ? found.at(-1)! : null, passedOn: plans.length };
  });
}

/** Cases whose open to-do is addressed to somebody who is not there, by id. */
async function findLostTurns(
  db: Queryable,
  { now, zone, after }: { now: Temporal.Instant; zone: string; after: string },
): Promise<string[]> {
  const day = now.toZonedDateTimeISO(zone).toPlainDate();
  const { rows } = await db.query<{ id: string }>({
    name: "turns.lost",
    text: `with held as materialized (select m.person_id, m.role, m.organisation_id from ${heldOfTurnsSql}
          where m.from_day <= $1::date and (m.until_day is null or m.until_day >= $1::date)
            and not exists (select from absences a where a.person_id = m.person_id and a.withdrawn_at is null
              and a.starts_at <= $3 and a.ends_at > $3)),
        staffed as materialized (select distinct t.id from teams t join team_members tm on tm.team_id = t.id
          join held h on h.person_id = tm.person_id where t.archived_at is null),
        desk as (select min(id) as id from teams where line = 1 and archived_at is null)
      select distinct t.case_id as id from todos t where t.done_at is null and t.case_id > $2
        and case when t.person_id is not null then not exists (select from held h where h.person_id = t.person_id)
          when t.team_id is not null then t.team_id <> (select id from desk) and not exists (select from staffed s where s.id = t.team_id)
          else not exists (select from held h where h.role = t.role and h.organisation_id = t.organisation_id) end
      order by t.case_id limit ${batchSize}`,
    values: [day.toString(), after, now],
  });
  return rows.map(({ id }) => id);
}

async function holdCases(db: Queryable, ids: readonly string[]) {
  const { rows } = await db.query<{ id: string }>({
    name: "turns.hold",
    text: "select c.id from cases c where c.id = any($1::bigint[]) order by c.id for no key update of c skip locked",
    values: [ids],
  });
  return readHeldCases(db, rows);
}

/** At once when somebody leaves; `people.changed` is announced by whatever takes a role, a team or a person away. */
export const lostTurnReader = (engine: Engine): Reader => ({
  name: "lost-turns",
  kinds: ["people.changed"],
  begins: "now",
  handle: async (kernel) => {
    await passOnLostTurns(engine, kernel.now());
  },
});

/** And now and then, for a role whose last day has passed and for what was planned in the very moment somebody left. */
export const lostTurnChore = (engine: Engine): Chore => ({
  name: "lost-turns",
  everyMinutes: 5,
  run: async (kernel) => {
    await passOnLostTurns(engine, kernel.now());
  },
});
