import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import { type Keeping, mustRead } from "../record-keeping/index.ts";
import { archiveService } from "./commands/archive-service.ts";
import { changeService } from "./commands/change-service.ts";
import { createService } from "./commands/create-service.ts";
import { restoreService } from "./commands/restore-service.ts";
import { serviceOperations as operations } from "./contract.ts";
import { presentService } from "./present.ts";
import { allServices } from "./queries.ts";

export const serviceRoutes = (keeping: Keeping): Route[] => {
  const { db } = keeping.kernel;
  return [
    // Customers choose from the names; who answers for a service is ours to know.
    route(operations.names, async () => ({
      items: (await allServices(db))
        .filter((row) => row.archived_at === null)
        .map((row) => ({ id: row.id, parentId: row.parent_id, name: row.name })),
    })),
    route(operations.list, async (asking, { query }) => {
      mustRead(asking);
      const rows = await allServices(db);
      const shown = query.archived === "true" ? rows : rows.filter((row) => row.archived_at === null);
      return { items: shown.map(presentService) };
    }),
    route(operations.read, async (asking, { params }) => {
      mustRead(asking);
      const row = (await allServices(db)).find(({ id }) => id === params.id);
      if (!row) throw notFound();
      return presentService(row);
    }),
    route(operations.create, (asking, { body }) => createService(keeping, asking, body)),
    route(operations.change, (asking, { params, body }) => changeService(keeping, asking, params.id, body)),
    route(operations.archive, (asking, { params }) => archiveService(keeping, asking, params.id)),
    route(operations.restore, (asking, { params }) => restoreService(keeping, asking, params.id)),
  ];
};
