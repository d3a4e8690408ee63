import { type Route, route } from "../http/route.ts";
import type { Kernel } from "../kernel.ts";
import type { Actor } from "../people/actor.ts";
import { seesInternal } from "../people/scope.ts";
import { formatNumber } from "../process/numbers.ts";
import type { DefinitionBook } from "../process/versions.ts";
import { type SimilarCase, searchOperations } from "./contract.ts";
import type { CaseFound, SimilarFound } from "./queries.ts";
import { search } from "./search.ts";
import { similarTo, similarToCase } from "./similar.ts";

export const searchRoutes = ({ db }: Kernel, book: Pick<DefinitionBook, "version">): Route[] => {
  const titleOf = (actor: Actor, { process, process_version, state }: CaseFound) => {
    const known = book.version(process, process_version).states[state];
    const title = known?.title ?? { zh: state, en: state };
    return actor.side === "staff" ? title : (known?.customerTitle ?? title);
  };
  const present = (actor: Actor, found: CaseFound) => ({
    number: formatNumber(found.number),
    process: found.process,
    subject: found.subject,
    state: { key: found.state, title: titleOf(actor, found), family: found.family },
    organisation:
      found.organisation_id === null ? null : { id: found.organisation_id, name: found.organisation_name ?? "" },
  });
  /** The house's own words stay in the house, unless the process says that customers may read them (S8). */
  const mayReadSolution = (actor: Actor, { process, process_version }: CaseFound) =>
    seesInternal(actor) || book.version(process, process_version).fields.solution?.isPublic === true;
  const presentSimilar = (actor: Actor, found: SimilarFound): SimilarCase => ({
    ...present(actor, found),
    solvedAt: found.solved_at?.toString() ?? null,
    solution: mayReadSolution(actor, found) ? found.solution : null,
    words: found.words,
  });

  return [
    route(searchOperations.search, async ({ actor }, { query }) => {
      const found = await search(db, actor, query.q, query.limit ?? 12);
      const cases = found.cases.map((one) => ({
        ...present(actor, one),
        requesterName: one.requester_name ?? one.requester.name ?? null,
        createdAt: one.created_at.toString(),
        by: one.by,
      }));
      return { ...found, cases };
    }),
    route(searchOperations.similarToCase, async ({ actor }, { params }) => ({
      items: (await similarToCase(db, actor, params.number)).map((one) => presentSimilar(actor, one)),
    })),
    route(searchOperations.similar, async ({ actor }, { query }) => {
      const near = { caseId: null, organisationId: query.organisation ?? null };
      return { items: (await similarTo(db, actor, query.q, near)).map((one) => presentSimilar(actor, one)) };
    }),
  ];
};
