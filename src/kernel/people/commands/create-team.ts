import type { Queryable } from "../../db/pool.ts";
import { invalid } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import type { Words } from "../../words/words.ts";
import { demand, recordChange } from "./change.ts";

export type NewTeam = { key: string; name: Words; organisationId: string; line: number };

/** Adds a team of an own organisation; returns its id. */
export async function createTeam(tx: Queryable, asking: Asking, input: NewTeam): Promise<string> {
  demand(asking.actor, "people.manage");
  await refuseUnlessOwn(tx, input.organisationId);
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into teams (organisation_id, key, name, line) values ($1, $2, $3, $4)
           on conflict (key) do nothing returning id`,
    values: [input.organisationId, input.key, JSON.stringify(input.name), input.line],
  });
  const id = rows[0]?.id;
  if (id === undefined) throw invalid({ path: "key", code: "already-used" });
  await recordChange(tx, asking, { register: "teams", record: id, before: null, after: input });
  return id;
}

export async function refuseUnlessOwn(tx: Queryable, organisationId: string): Promise<void> {
  const { rows } = await tx.query({
    text: `select 1 from organisations o where o.id = $1 and o.archived_at is null
             and exists (select 1 from organisations a where a.id = any(o.path) and a.is_own)`,
    values: [organisationId],
  });
  if (rows.length === 0) throw invalid({ path: "organisationId", code: "not-there" });
}
