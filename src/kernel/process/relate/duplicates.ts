import type { Queryable } from "../../db/pool.ts";
import type { Actor } from "../../people/actor.ts";
import { caseScope } from "../../people/scope.ts";
import type { CaseRowOfDb } from "../queries.ts";
import { type NamesBeside, namesSql } from "../view-queries.ts";

export type Suspected = CaseRowOfDb & NamesBeside & { why: "device" | "person" | "words" };

/** How many open cases a caller is asked about. */
const shown = 5;

/**
 * Open cases that a call may be about (D6): of the same device, of the same person, or, at the same customer, found by their words
 * (`similar`, which the caller of this has asked the search for). Surest first.
 */
export async function readSuspected(
  db: Queryable,
  actor: Actor,
  asked: {
    deviceId: string | null;
    personId: string | null;
    organisationId: string | null;
    similar: readonly string[];
  },
): Promise<Suspected[]> {
  const scope = caseScope(actor, 5);
  const { rows } = await db.query<Suspected>({
    name: `relate.suspected.${scope.shape}`,
    text: `select c.*, ${namesSql}, found.why from (
        select distinct on (id) id, why, rank from (
          (select x.id, 'device' as why, 1 as rank from cases x where x.fields ? 'device' and x.fields->>'device' = $1
             and x.family in ('open', 'waiting') order by x.created_at desc limit 20)
          union all
          (select x.id, 'person', 2 from cases x where x.requester_id = $2::bigint and x.family in ('open', 'waiting') order by x.id desc limit 20)
          union all
          select x.id, 'words', 3 from cases x where x.id = any($4::bigint[]) and x.organisation_id = $3::bigint and x.family in ('open', 'waiting')
        ) every order by id, rank) found
      join cases c on c.id = found.id
      where not c.is_internal and ${scope.sql}
      order by found.rank, c.id desc limit ${shown}`,
    values: [asked.deviceId, asked.personId, asked.organisationId, asked.similar, ...scope.values],
  });
  return rows;
}
