import type { Queryable } from "../../db/pool.ts";
import type { Actor } from "../../people/actor.ts";
import { caseScope } from "../../people/scope.ts";
import type { CaseRowOfDb } from "../queries.ts";
import { type NamesBeside, namesSql } from "../view-queries.ts";
import type { KnownLink } from "./plan-link.ts";

/** Every link between two cases, either way. */
export async function readLinksBetween(db: Queryable, one: string, other: string): Promise<KnownLink[]> {
  const { rows } = await db.query<KnownLink>({
    name: "relate.between",
    text: `select kind, from_case_id as "fromId", to_case_id as "toId" from case_links
      where (from_case_id = $1 and to_case_id = $2) or (from_case_id = $2 and to_case_id = $1)`,
    values: [one, other],
  });
  return rows;
}

export type LinkMark = { kind: string; direction: "to" | "from"; id: string };
export type LinkedRow = CaseRowOfDb & NamesBeside & { link_kind: string; link_direction: "to" | "from" };

/** Cases linked with one, inside the asker's scope, one page: by kind, then the newest case first. */
export async function listLinked(
  db: Queryable,
  actor: Actor,
  asked: { caseId: string; kind?: string; direction?: "to" | "from"; after: LinkMark | null; limit: number },
): Promise<LinkedRow[]> {
  const scope = caseScope(actor, 8);
  const { rows } = await db.query<LinkedRow>({
    name: `relate.linked.${scope.shape}`,
    text: `select c.*, ${namesSql}, l.kind as link_kind, l.direction as link_direction
      from (select kind, 'to' as direction, to_case_id as other from case_links where from_case_id = $1
            union all select kind, 'from', from_case_id from case_links where to_case_id = $1) l
      join cases c on c.id = l.other
      where ($2::text is null or l.kind = $2) and ($3::text is null or l.direction = $3)
        and ($4::text is null or (l.kind, l.direction, -l.other) > ($4, $5::text, -$6::bigint)) and ${scope.sql}
      order by l.kind, l.direction, l.other desc limit $7`,
    values: [
      asked.caseId,
      asked.kind ?? null,
      asked.direction ?? null,
      asked.after?.kind ?? null,
      asked.after?.direction ?? null,
      asked.after?.id ?? null,
      asked.limit,
      ...scope.values,
    ],
  });
  return rows;
}

/** Is the case there for this actor? */
export async function isInScope(db: Queryable, actor: Actor, caseId: string): Promise<boolean> {
  const scope = caseScope(actor, 2);
  const { rows } = await db.query({
    name: `relate.in-scope.${scope.shape}`,
    text: `select from cases c where c.id = $1 and ${scope.sql}`,
    values: [caseId, ...scope.values],
  });
  return rows.length > 0;
}
