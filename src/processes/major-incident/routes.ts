import { notFound } from "#kernel/errors/refusal.ts";
import { iso, isoOrNull } from "#kernel/http/iso.ts";
import { type Asking, type Route, route } from "#kernel/http/route.ts";
import { caseScope } from "#kernel/people/scope.ts";
import type { Engine } from "#kernel/process/engine.ts";
import { caseIdOf, formatNumber } from "#kernel/process/numbers.ts";
import { stateView } from "#kernel/process/present-case.ts";
import { type CalledView, majorIncidentOperations as operations } from "./contract.ts";
import { type Member, readCalled, readFollowers, readOpenMajors } from "./queries.ts";

const mostFollowers = 200;

/** What the war room and the desk's banner read. REQ D12 D28. */
export const majorIncidentRoutes = (engine: Engine): Route[] => {
  const { kernel, definitions } = engine.ground;
  /** The id of a case the asker may see. */
  const seen = async ({ actor }: Asking, number: string): Promise<string> => {
    const scope = caseScope(actor, 2);
    const { rows } = await kernel.db.query<{ id: string }>({
      name: `major.seen.${scope.shape}`,
      text: `select c.id from cases c where c.id = $1 and ${scope.sql}`,
      values: [caseIdOf(number), ...scope.values],
    });
    if (rows[0] === undefined) throw notFound("no-such-case");
    return rows[0].id;
  };
  return [
    route(operations.open, async ({ now }) => {
      const majors = await readOpenMajors(kernel.db);
      return {
        items: majors.map(({ id: _, ...major }) => ({
          ...major,
          number: formatNumber(major.number),
          nextUpdateAt: isoOrNull(major.nextUpdateAt),
        })),
        asOf: iso(now),
      };
    }),
    route(operations.room, async (asking, { params }) => {
      const id = await seen(asking, params.number);
      const [circle, followers] = await Promise.all([
        readCalled(kernel.db, id),
        readFollowers(kernel.db, asking.actor, id, mostFollowers),
      ]);
      const isOpen = ({ family }: { family: string }) => family === "open" || family === "waiting";
      return {
        circle: circle.map(asMember),
        followers: followers.map((one) => ({
          number: formatNumber(one.number),
          subject: one.subject,
          state: stateView(definitions.version("incident", one.version), one.state, asking.actor),
          organisation: one.organisation,
          requester: one.requester,
          isOpen: isOpen(one),
        })),
        tells: followers
          .filter(isOpen)
          .flatMap(({ requester, organisation, number }) =>
            requester === null ? [] : [{ name: requester, organisation, number: formatNumber(number) }],
          ),
        asOf: iso(asking.now),
      };
    }),
    route(operations.called, async (asking, { params }) => ({
      items: (await readCalled(kernel.db, await seen(asking, params.number))).map(asMember),
    })),
  ];
};

const asMember = ({ calledAt, answeredAt, ...member }: Member): CalledView => ({
  ...member,
  calledAt: iso(calledAt),
  answeredAt: isoOrNull(answeredAt),
});
