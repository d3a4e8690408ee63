import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import { type Keeping, mustRead } from "../record-keeping/index.ts";
import { archiveProject } from "./commands/archive-project.ts";
import { changeProject } from "./commands/change-project.ts";
import { createProject } from "./commands/create-project.ts";
import { restoreProject } from "./commands/restore-project.ts";
import { projectOperations as operations } from "./contract.ts";
import { presentProject } from "./present.ts";
import { contractsIn, findProject, listProjects } from "./queries.ts";

export const projectRoutes = (keeping: Keeping): Route[] => {
  const { db } = keeping.kernel;
  return [
    route(operations.list, async (asking, { query }) => {
      mustRead(asking);
      const limit = query.limit ?? 50;
      const rows = await listProjects(db, { ...query, limit });
      const shown = rows.slice(0, limit);
      return { items: shown.map(presentProject), next: rows.length > limit ? shown.at(-1)!.id : null };
    }),
    route(operations.read, async (asking, { params }) => {
      mustRead(asking);
      const row = await findProject(db, params.id);
      if (!row) throw notFound();
      return { ...presentProject(row), contracts: await contractsIn(db, params.id) };
    }),
    route(operations.create, (asking, { body }) => createProject(keeping, asking, body)),
    route(operations.change, (asking, { params, body }) => changeProject(keeping, asking, params.id, body)),
    route(operations.archive, (asking, { params }) => archiveProject(keeping, asking, params.id)),
    route(operations.restore, (asking, { params }) => restoreProject(keeping, asking, params.id)),
  ];
};
