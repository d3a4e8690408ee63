import type { Queryable } from "../db/pool.ts";
import type { Scope } from "../people/scope.ts";
import type { CaseFacts } from "./scope.ts";

export async function factsOf(db: Queryable, caseIds: readonly string[]): Promise<Map<string, CaseFacts>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await db.query<CaseFacts & { id: string }>({
    name: "live-facts",
    text: `select c.id, c.number, c.organisation_id as "organisationId", c.requester_id as "requesterId",
             c.team_id as "teamId", c.assignee_id as "assigneeId", c.department_id as "departmentId",
             c.is_restricted as "isRestricted", c.is_internal as "isInternal",
             array(select p.person_id from case_parties p where p.case_id = c.id and p.person_id is not null) as "partyPersonIds",
             array(select p.organisation_id from case_parties p
                   where p.case_id = c.id and p.organisation_id is not null) as "partyOrganisationIds"
           from cases c where c.id = any ($1::bigint[])`,
    values: [caseIds],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of these cases, those in scope, with their numbers. */
export async function numbersInScope(
  db: Queryable,
  scopeFrom: (firstParameter: number) => Scope,
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map();
  const scope = scopeFrom(2);
  const { rows } = await db.query<{ id: string; number: string }>({
    name: `live-numbers.${scope.shape}`,
    text: `select c.id, c.number from cases c where c.id = any ($1::bigint[]) and ${scope.sql}`,
    values: [caseIds, ...scope.values],
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
}
