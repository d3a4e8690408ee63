import type { Queryable } from "../../db/pool.ts";
import type { Actor } from "../../people/actor.ts";
import { caseScope } from "../../people/scope.ts";
import type { CaseRowOfDb } from "../queries.ts";
import { type NamesBeside, namesSql } from "../view-queries.ts";

export type ReviewRow = CaseRowOfDb &
  NamesBeside & {
    review_id: string;
    is_reasonable: boolean;
    /** Null: erased for privacy, or none was written. */
    remark: string | null;
    reviewer: string;
    reviewed_at: Temporal.Instant;
  };

/** Reviews of cases inside the asker's scope, newest first, one page. */
export async function listReviews(
  db: Queryable,
  actor: Actor,
  asked: { isReasonable: boolean | null; after: string | null; limit: number },
): Promise<ReviewRow[]> {
  const scope = caseScope(actor, 4);
  const { rows } = await db.query<ReviewRow>({
    name: `reviews.list.${scope.shape}`,
    text: `select c.*, ${namesSql}, r.id as review_id, r.is_reasonable, x.content->>'body' as remark, p.name as reviewer, r.reviewed_at
      from case_reviews r join cases c on c.id = r.case_id join persons p on p.id = r.reviewed_by
      join event_contents x on x.case_id = r.case_id and x.seq = r.event_seq
      where ($1::boolean is null or r.is_reasonable = $1) and ($2::bigint is null or r.id < $2) and ${scope.sql}
      order by r.id desc limit $3`,
    values: [asked.isReasonable, asked.after, asked.limit, ...scope.values],
  });
  return rows;
}
