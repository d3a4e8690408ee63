import type { Queryable } from "#kernel/db/pool.ts";
import type { Actor } from "#kernel/people/actor.ts";
import { caseScope } from "#kernel/people/scope.ts";

export type RequestRow = {
  id: string;
  state: string;
  item: string | null;
  version: number | null;
  step: number | null;
};

export type ActRow = {
  step: number;
  place: string;
  act: "asked" | "approved" | "refused" | "passed-on" | "fell";
  person: string | null;
  role: string | null;
  organisation: string | null;
  in_place_of: string | null;
  remark: string | null;
  at: Temporal.Instant;
};

/** A case as far as its approvals go, within the asker's scope. */
export async function findRequest(db: Queryable, actor: Actor, caseId: string): Promise<RequestRow | null> {
  const scope = caseScope(actor, 2);
  const { rows } = await db.query<RequestRow>({
    name: `requests.find.${scope.shape}`,
    text: `select c.id, c.state, c.fields->>'item' as item, (c.fields->>'itemVersion')::int as version, (c.fields->>'approvalStep')::int as step
      from cases c where c.id = $1 and ${scope.sql}`,
    values: [caseId, ...scope.values],
  });
  return rows[0] ?? null;
}

export async function readActs(db: Queryable, caseId: string): Promise<ActRow[]> {
  const { rows } = await db.query<ActRow>({
    name: "service-requests.acts",
    text: `select a.step, a.place, a.act, p.name as person, a.role, o.name as organisation, i.name as in_place_of, a.remark, a.at
      from service_request_approvals a left join persons p on p.id = a.person_id left join persons i on i.id = a.in_place_of
      left join organisations o on o.id = a.organisation_id where a.case_id = $1 order by a.id`,
    values: [caseId],
  });
  return rows;
}
