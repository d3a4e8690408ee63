import { notFound } from "../../errors/refusal.ts";
import { type Asking, type Route, route } from "../../http/route.ts";
import type { Engine } from "../engine.ts";
import type { RegisterNames } from "../names.ts";
import { caseIdOf } from "../numbers.ts";
import { type Presenting, presentRow } from "../present-case.ts";
import { recordOfRow } from "../queries.ts";
import { actRoutes } from "./act-routes.ts";
import { relateOperations } from "./contract.ts";
import { linkCursor, readLinkCursor } from "./cursor.ts";
import { readSuspected } from "./duplicates.ts";
import { isSetByHand, linkWords } from "./kinds.ts";
import { changeLink } from "./link.ts";
import { isInScope, listLinked } from "./queries.ts";

export type RelateServices = {
  engine: Engine;
  names: RegisterNames;
  /** Ids of open cases at a customer whose words are like these. */
  similarCases: (asking: Asking, q: string, organisationId: string) => Promise<string[]>;
};

/** The API of how cases stand to each other (D22). */
export function relateRoutes({ engine, names, similarCases }: RelateServices): Route[] {
  const { kernel, definitions, calendars } = engine.ground;
  const presenting = (asking: Asking): Presenting => ({
    definitions,
    calendars,
    names,
    now: asking.now,
    actor: asking.actor,
  });
  return [
    route(relateOperations.linked, async (asking, { params, query }) => {
      const caseId = caseIdOf(params.number);
      const limit = query.limit ?? 50;
      const after = readLinkCursor(query.cursor);
      if (!(await isInScope(kernel.db, asking.actor, caseId))) throw notFound("no-such-case");
      const rows = await listLinked(kernel.db, asking.actor, { ...query, caseId, after, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const by = presenting(asking);
      return {
        items: page.map((row) => ({
          kind: row.link_kind,
          direction: row.link_direction,
          title: linkWords(row.link_kind, row.link_direction),
          isByHand: isSetByHand(row.link_kind),
          case: presentRow(recordOfRow(row), row, by),
        })),
        next:
          rows.length > limit && last !== undefined
            ? linkCursor({ kind: last.link_kind, direction: last.link_direction, id: last.id })
            : null,
      };
    }),
    route(relateOperations.suspected, async (asking, { query }) => {
      const { device, person, organisation, q } = query;
      const similar = q && organisation ? await similarCases(asking, q, organisation) : [];
      const rows = await readSuspected(kernel.db, asking.actor, {
        deviceId: device ?? null,
        personId: person ?? null,
        organisationId: organisation ?? null,
        similar,
      });
      const by = presenting(asking);
      return { items: rows.map((row) => ({ why: row.why, case: presentRow(recordOfRow(row), row, by) })) };
    }),
    route(relateOperations.link, (asking, { params, body }) =>
      changeLink(engine, asking, "link", {
        caseId: caseIdOf(params.number),
        otherId: caseIdOf(body.other),
        kind: body.kind,
        direction: body.direction,
      }),
    ),
    route(relateOperations.unlink, (asking, { params, body }) =>
      changeLink(engine, asking, "unlink", {
        caseId: caseIdOf(params.number),
        otherId: caseIdOf(body.other),
        kind: body.kind,
        direction: body.direction,
      }),
    ),
    ...actRoutes(engine),
  ];
}
