import { notAllowed } from "../../errors/refusal.ts";
import { type Asking, type Route, route } from "../../http/route.ts";
import type { Kernel } from "../../kernel.ts";
import { deputyOperations as operations } from "./contract.ts";
import { endDeputy, endDeputyOf } from "./end-deputy.ts";
import { nameDeputy, nameDeputyFor } from "./name-deputy.ts";
import { listCandidates, listDeputies, listPastDeputies } from "./queries.ts";

export const deputyRoutes = (kernel: Kernel): Route[] => [
  route(operations.list, (asking) => deputiesOf(kernel, asking, personAsking(asking))),
  route(operations.name, (asking, { body }) => nameDeputy(kernel, asking, body)),
  route(operations.candidates, (asking, { query }) =>
    listCandidates(kernel.db, {
      personId: personAsking(asking),
      today: todayOf(kernel, asking),
      q: query.q,
      limit: 50,
    }),
  ),
  route(operations.end, (asking, { params }) => endDeputy(kernel, asking, personAsking(asking), params.id)),
  route(operations.listOf, (asking, { params }) => deputiesOf(kernel, asking, params.id)),
  route(operations.nameFor, (asking, { params, body }) => nameDeputyFor(kernel, asking, params.id, body)),
  route(operations.endOf, (asking, { params }) => endDeputyOf(kernel, asking, params.id, params.deputy)),
];

async function deputiesOf(kernel: Kernel, asking: Asking, personId: string) {
  const today = todayOf(kernel, asking);
  return {
    items: await listDeputies(kernel.db, personId, today),
    past: await listPastDeputies(kernel.db, personId, today),
  };
}

const todayOf = ({ zone }: Kernel, { now }: Asking): string => now.toZonedDateTimeISO(zone).toPlainDate().toString();

function personAsking({ actor }: Asking): string {
  if (actor.kind !== "person") throw notAllowed();
  return actor.id;
}
