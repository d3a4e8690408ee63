import type { Queryable } from "#kernel/db/pool.ts";
import type { Actor } from "#kernel/people/actor.ts";
import { caseScope } from "#kernel/people/scope.ts";
import type { ContactResult, ContactWay } from "#kernel/process/contact.ts";
import type { Rung } from "./ladder.ts";

export type AttemptRow = {
  seq: number;
  at: Temporal.Instant;
  person_name: string | null;
  role: string | null;
  organisation_name: string | null;
  way: ContactWay;
  result: ContactResult;
  by_name: string | null;
};

/** Every attempt to reach somebody for the case, oldest first. */
export async function attemptsOf(db: Queryable, caseId: string): Promise<AttemptRow[]> {
  const { rows } = await db.query<AttemptRow>({
    name: "incidents.attempts",
    text: `select a.seq, a.at, p.name as person_name, a.role, o.name as organisation_name, a.way, a.result, b.name as by_name
      from contact_attempts a left join persons p on p.id = a.person_id left join organisations o on o.id = a.organisation_id
        left join persons b on b.id = a.by_person_id
      where a.case_id = $1 order by a.seq, a.nth`,
    values: [caseId],
  });
  return rows;
}

export type Holder = { rung: number; id: string; name: string; phones: string[]; organisation: string | null };

/** Who stands on each rung today, with the numbers to ring; of a role in several places those of the nearest. */
export async function holdersOf(db: Queryable, ladder: readonly Rung[], day: string): Promise<Holder[]> {
  const asked = ladder.map(({ personId, role, organisationIds }, rung) => ({
    rung,
    person: personId,
    role,
    organisations: organisationIds,
  }));
  const { rows } = await db.query<Holder>({
    name: "incidents.holders",
    text: `with rungs as (select * from jsonb_to_recordset($1::jsonb) as r(rung int, person bigint, role text, organisations bigint[])),
      held as (
        select r.rung, m.person_id, m.organisation_id, array_position(r.organisations, m.organisation_id) as far
        from rungs r join memberships m on m.role = r.role and m.organisation_id = any(r.organisations)
          and m.from_day <= $2::date and (m.until_day is null or m.until_day >= $2::date)),
      nearest as (select rung, min(far) as far from held group by rung),
      standing as (
        select h.rung, h.person_id, h.organisation_id from held h join nearest n using (rung, far)
        union all select rung, person, null from rungs where person is not null)
      select s.rung, p.id, p.name, o.name as organisation,
        coalesce((select array_agg(c.value order by c.value) from person_contacts c where c.person_id = p.id and c.kind = 'phone'), '{}') as phones
      from standing s join persons p on p.id = s.person_id and p.is_active left join organisations o on o.id = s.organisation_id
      order by s.rung, p.name`,
    values: [JSON.stringify(asked), day],
  });
  return rows;
}

export type CoordinationRow = {
  number: string;
  subject: string;
  organisation: string | null;
  version: number;
  askedBy: string | null;
  reason: string | null;
  dueAt: Temporal.Instant | null;
};
const mostAwaited = 50;

/** Cases the actor sees whose coordination nobody has taken: its clock runs exactly as long (D28). */
export async function coordinationAwaited(db: Queryable, actor: Actor): Promise<CoordinationRow[]> {
  const scope = caseScope(actor);
  const { rows } = await db.query<CoordinationRow>({
    name: `incidents.coordination-awaited.${scope.shape}`,
    text: `select c.number::text as number, c.subject, o.name as organisation, c.version, a.name as "askedBy", a.reason, k.due_at as "dueAt"
      from clocks k join cases c on c.id = k.case_id left join organisations o on o.id = c.organisation_id
        left join lateral (select p.name, x.content->'values'->>'reason' as reason from events e
          join event_contents x using (case_id, seq) left join persons p on p.id = e.actor_id and e.actor_kind = 'person'
          where e.case_id = c.id and e.move = 'askCoordination' order by e.seq desc limit 1) a on true
      where k.clock = 'coordination' and k.state <> 'stopped' and ${scope.sql} order by k.due_at, k.case_id limit ${mostAwaited}`,
    values: [...scope.values],
  });
  return rows;
}
