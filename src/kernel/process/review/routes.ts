import { type Route, route } from "../../http/route.ts";
import type { Engine } from "../engine.ts";
import type { RegisterNames } from "../names.ts";
import { caseIdOf } from "../numbers.ts";
import { presentRow } from "../present-case.ts";
import { recordOfRow } from "../queries.ts";
import { reviewOperations } from "./contract.ts";
import { listReviews } from "./queries.ts";
import { signReview } from "./sign.ts";

/** The API of reviews of how cases were handled. */
export function reviewRoutes({ engine, names }: { engine: Engine; names: RegisterNames }): Route[] {
  const { kernel, definitions, calendars } = engine.ground;
  return [
    route(reviewOperations.sign, (asking, { params, body }) =>
      signReview(engine, asking, { caseId: caseIdOf(params.number), ...body }),
    ),
    route(reviewOperations.list, async ({ actor, now }, { query }) => {
      const limit = query.limit ?? 50;
      const isReasonable = query.reasonable === undefined ? null : query.reasonable === "true";
      const rows = await listReviews(kernel.db, actor, { isReasonable, after: query.cursor ?? null, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const by = { definitions, calendars, names, now, actor };
      return {
        items: page.map((row) => ({
          id: row.review_id,
          isReasonable: row.is_reasonable,
          remark: row.remark ?? "",
          by: row.reviewer,
          at: row.reviewed_at.toString(),
          case: presentRow(recordOfRow(row), row, by),
        })),
        next: rows.length > limit ? (page.at(-1)?.review_id ?? null) : null,
      };
    }),
  ];
}
