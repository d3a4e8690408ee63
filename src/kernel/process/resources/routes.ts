import { notFound } from "../../errors/refusal.ts";
import { type Route, route } from "../../http/route.ts";
import { type Actor, mayDo } from "../../people/actor.ts";
import type { Engine } from "../engine.ts";
import { caseIdOf, formatNumber } from "../numbers.ts";
import { isInScope } from "../relate/queries.ts";
import { answerRequest } from "./answer.ts";
import { askForResources } from "./ask.ts";
import { type ResourceRequest, resourceOperations } from "./contract.ts";
import { listRequests, type RequestRow, requestsOfCase } from "./queries.ts";

/** The API of resources asked of a department head. */
export function resourceRoutes(engine: Engine): Route[] {
  const { db } = engine.ground.kernel;
  return [
    route(resourceOperations.ask, (asking, { params, body }) =>
      askForResources(engine, asking, { caseId: caseIdOf(params.number), wanted: body.wanted }),
    ),
    route(resourceOperations.answer, (asking, { params, body }) =>
      answerRequest(engine, asking, { caseId: caseIdOf(params.number), id: params.id, ...body }),
    ),
    route(resourceOperations.ofCase, async ({ actor }, { params }) => {
      const caseId = caseIdOf(params.number);
      if (!(await isInScope(db, actor, caseId))) throw notFound("no-such-case");
      return { items: (await requestsOfCase(db, actor, caseId)).map((row) => present(row, actor)) };
    }),
    route(resourceOperations.mine, async ({ actor }, { query }) => {
      const limit = query.limit ?? 50;
      const isWaiting = query.waiting === "true";
      const rows = await listRequests(db, actor, { isWaiting, after: query.cursor ?? null, limit: limit + 1 });
      const page = rows.slice(0, limit);
      return {
        items: page.map((row) => present(row, actor)),
        next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      };
    }),
  ];
}

const present = (row: RequestRow, actor: Actor): ResourceRequest => ({
  id: row.id,
  number: formatNumber(row.number),
  subject: row.subject,
  department: { id: row.department_id, name: row.department },
  wanted: row.wanted ?? "",
  by: row.asked_by,
  at: row.asked_at.toString(),
  mayAnswer:
    row.is_granted === null && mayDo(actor, "incident.head-decide") && actor.departmentIds.includes(row.department_id),
  answer:
    row.is_granted === null
      ? null
      : {
          isGranted: row.is_granted,
          words: row.answer ?? "",
          by: row.answered_by ?? "",
          at: row.answered_at?.toString() ?? "",
        },
});
