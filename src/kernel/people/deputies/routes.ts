import { notAllowed, notFound } from "../../errors/refusal.ts";
import { type Asking, type Route, route } from "../../http/route.ts";
import type { Kernel } from "../../kernel.ts";
import { deputyOperations as operations } from "./contract.ts";
import { nameDeputy } from "./name-deputy.ts";
import { endDeputy, listDeputies, listPastDeputies } from "./queries.ts";

export const deputyRoutes = (kernel: Kernel): Route[] => [
  route(operations.list, async (asking) => {
    const today = asking.now.toZonedDateTimeISO(kernel.zone).toPlainDate().toString();
    const personId = personAsking(asking);
    return {
      items: await listDeputies(kernel.db, personId, today),
      past: await listPastDeputies(kernel.db, personId, today),
    };
  }),
  route(operations.name, (asking, { body }) => nameDeputy(kernel, asking, body)),
  route(operations.end, async (asking, { params }) => {
    if (!(await endDeputy(kernel.db, personAsking(asking), params.id, asking.now))) throw notFound();
  }),
];

function personAsking({ actor }: Asking): string {
  if (actor.kind !== "person") throw notAllowed();
  return actor.id;
}
