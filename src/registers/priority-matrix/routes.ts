import { type Route, route } from "#kernel/http/route.ts";
import { type Keeping, mustRead } from "../record-keeping/index.ts";
import { changeMatrix } from "./commands/change-matrix.ts";
import { priorityMatrixOperations as operations } from "./contract.ts";
import { presentMatrix } from "./present.ts";
import { readMatrix } from "./queries.ts";

export const priorityMatrixRoutes = (keeping: Keeping): Route[] => [
  route(operations.read, async (asking) => {
    mustRead(asking);
    return presentMatrix(await readMatrix(keeping.kernel.db));
  }),
  route(operations.change, (asking, { body }) => changeMatrix(keeping, asking, body)),
];
