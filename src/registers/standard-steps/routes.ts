import { type Route, route } from "#kernel/http/route.ts";
import { type Keeping, mustRead } from "../record-keeping/index.ts";
import { archiveStandardSteps } from "./commands/archive-standard-steps.ts";
import { changeStandardSteps } from "./commands/change-standard-steps.ts";
import { createStandardSteps } from "./commands/create-standard-steps.ts";
import { restoreStandardSteps } from "./commands/restore-standard-steps.ts";
import { standardStepsOperations as operations } from "./contract.ts";
import { presentSteps } from "./present.ts";
import { allSteps } from "./queries.ts";

export const standardStepsRoutes = (keeping: Keeping): Route[] => [
  route(operations.list, async (asking, { query }) => {
    mustRead(asking);
    const rows = await allSteps(keeping.kernel.db);
    const shown = query.archived === "true" ? rows : rows.filter(({ archivedAt }) => archivedAt === null);
    return { items: shown.map(presentSteps) };
  }),
  route(operations.create, (asking, { body }) => createStandardSteps(keeping, asking, body)),
  route(operations.change, (asking, { params, body }) => changeStandardSteps(keeping, asking, params.id, body)),
  route(operations.archive, (asking, { params }) => archiveStandardSteps(keeping, asking, params.id)),
  route(operations.restore, (asking, { params }) => restoreStandardSteps(keeping, asking, params.id)),
];
