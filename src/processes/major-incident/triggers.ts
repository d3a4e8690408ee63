import type { Queryable } from "#kernel/db/pool.ts";

/** A rule that holds for an incident now, with the incidents that make it hold. */
export type Triggered = {
  rule: string;
  declares: boolean;
  service: string;
  serviceName: { zh: string; en: string };
  cases: string[];
};

/**
 * The first rule (the one that declares before those that propose) under which this incident and others like it are a major one.
 * `at` is when the incident was last told of, so a rule looks at the time the incidents came in, not at when somebody gets to it.
 * None where a major incident for that service is open already, or its proposal was turned down within the rule's time.
 */
export async function triggeredBy(db: Queryable, caseId: string, at: Temporal.Instant): Promise<Triggered | null> {
  const { rows } = await db.query<Triggered>({
    name: "major.triggered",
    text: `select r.name->>'zh' as rule, r.declares, c.fields->>'service' as service, s.name as "serviceName", found.cases
      from cases c
      join services s on s.id::text = c.fields->>'service'
      join major_rules r on r.archived_at is null and c.priority <= r.priority
        and (r.service_id is null or r.service_id = s.id) and (r.category_id is null or r.category_id::text = c.fields->>'category')
      cross join lateral (select array_agg(o.id::text order by o.id) as cases, count(*) as n, count(distinct o.organisation_id) as customers
        from cases o where o.process = 'incident' and o.family in ('open', 'waiting') and o.fields->>'service' = c.fields->>'service'
          and o.created_at > $2::timestamptz - r.within_minutes * interval '1 minute' and o.created_at <= $2::timestamptz
          and o.priority <= r.priority and (r.category_id is null or o.fields->>'category' = r.category_id::text)
          and not o.fields ? 'majorNumber') found
      where c.id = $1 and c.process = 'incident' and c.family in ('open', 'waiting') and not c.fields ? 'majorNumber'
        and found.n >= r.cases and found.customers >= r.customers
        and not exists (select from cases m where m.process = 'major-incident' and m.fields->>'service' = c.fields->>'service'
          and (m.family = 'open' or (m.state = 'rejected' and m.closed_at > $2::timestamptz - r.within_minutes * interval '1 minute')))
      order by r.declares desc, r.id limit 1`,
    values: [caseId, at],
  });
  return rows[0] ?? null;
}
