import type { Queryable } from "../db/pool.ts";
import { formatNumber } from "../process/numbers.ts";
import type { Actor } from "./actor.ts";
import type { CallerView } from "./contract.ts";
import { contactsOf, phonePrefix } from "./queries.ts";
import { literally, normaliseEmail, normalisePhone } from "./rules.ts";
import { caseScope } from "./scope.ts";

/** What the desk knows about a caller so far. The first that is given counts: phone, address, letters of a name. */
export type Clue = { phone?: string; email?: string; q?: string };
type RecentCase = CallerView["recentCases"][number];

const mostCandidates = 8;

/**
 * Who may be calling (D2). A front desk's number belongs to many, so these are candidates, best known first: whoever was in
 * touch last. Devices are those of their house, from its root to its departments, their own department's first. Their cases are those the asker may see.
 */
export async function recognise(
  db: Queryable,
  actor: Actor,
  clue: Clue,
): Promise<{ candidates: CallerView[]; earlierCases: RecentCase[] }> {
  const condition = conditionOf(clue);
  if (condition === null) return { candidates: [], earlierCases: [] };
  const scope = caseScope(actor, 2);
  const { rows } = await db.query<CallerView>({
    name: `people.callers.${condition.name}.${scope.shape}`,
    text: `with candidates as (
             select p.*, (select max(c.id) from cases c where c.requester_id = p.id) as last_case
             from persons p where p.is_active and ${condition.sql}
             order by last_case desc nulls last, p.id limit ${mostCandidates})
           select jsonb_build_object('id', p.id::text, 'name', p.name, 'title', p.title) as person,
             (select jsonb_build_object('id', o.id::text, 'name', o.name) from organisations o
              where o.id = p.organisation_id) as organisation,
             ${contactsOf("p")} as contacts,
             coalesce((select jsonb_agg(jsonb_build_object('id', d.id::text, 'model', d.model, 'serial', d.serial,
                                          'name', d.name, 'site', d.site) order by d.organisation_id <> p.organisation_id, d.id)
                       from (select d.* from organisations own
                             join organisations o on o.id = any(own.path) or o.path @> array[own.id]
                             join devices d on d.organisation_id = o.id and d.archived_at is null
                             where own.id = p.organisation_id
                             order by o.id <> own.id, d.id limit 20) d), '[]') as devices,
             (select count(*) from (select 1 from cases c where c.requester_id = p.id and not c.is_internal and c.family in ('open', 'waiting')
                                    and ${scope.sql} limit 100) open)::int as "openCases",
             ${recentCases(`c.requester_id = p.id and ${scope.sql}`)} as "recentCases"
           from candidates p order by p.last_case desc nulls last, p.id`,
    values: [condition.value, ...scope.values],
  });
  const candidates = rows.map((row) => ({ ...row, recentCases: row.recentCases.map(present) }));
  const isUnknown = candidates.length === 0;
  return { candidates, earlierCases: isUnknown ? await casesFrom(db, actor, clue) : [] };
}

type Condition = { name: string; sql: string; value: string };

function conditionOf({ phone, email, q }: Clue): Condition | null {
  const startsLike = (kind: string) =>
    `p.id in (select c.person_id from person_contacts c where c.kind = '${kind}' and c.value like $1 || '%')`;
  // A number or address may still be being typed: what begins like it counts, the whole one is its own beginning.
  if (phone) return { name: "phone", sql: startsLike("phone"), value: literally(phonePrefix(phone)) };
  if (email) {
    return {
      name: "email",
      sql: startsLike("email"),
      value: literally(normaliseEmail(email) ?? email.trim().toLowerCase()),
    };
  }
  if (q) {
    return {
      name: "name",
      sql: "(lower(p.name) like '%' || $1 || '%' or p.initials like $1 || '%')",
      value: literally(q.toLowerCase()),
    };
  }
  return null;
}

const recentCases = (condition: string) => `
  coalesce((select jsonb_agg(jsonb_build_object('number', r.number::text, 'subject', r.subject, 'process', r.process,
                               'state', r.state, 'family', r.family, 'priority', r.priority, 'createdAt', r.created_at)
                             order by r.id desc)
            from (select c.* from cases c where not c.is_internal and ${condition} order by c.id desc limit 5) r), '[]')`;

/** Nobody is known by it, but somebody wrote or called from there before. */
async function casesFrom(db: Queryable, actor: Actor, { phone, email }: Clue): Promise<RecentCase[]> {
  const value = phone ? normalisePhone(phone) : email ? normaliseEmail(email) : null;
  if (value === null) return [];
  const scope = caseScope(actor, 2);
  const condition = phone
    ? "c.requester ? 'phone' and c.requester->>'phone' = $1"
    : "c.requester ? 'email' and lower(c.requester->>'email') = $1";
  const { rows } = await db.query<{ cases: RecentCase[] }>({
    name: `people.cases-from.${phone ? "phone" : "email"}.${scope.shape}`,
    text: `select ${recentCases(`${condition} and ${scope.sql}`)} as cases`,
    values: [value, ...scope.values],
  });
  return (rows[0]?.cases ?? []).map(present);
}

const present = (row: RecentCase): RecentCase => ({
  ...row,
  number: formatNumber(row.number),
  createdAt: Temporal.Instant.from(row.createdAt).toString(),
});
