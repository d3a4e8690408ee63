import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import { type Keeping, mustRead } from "../record-keeping/index.ts";
import { archiveCategory } from "./commands/archive-category.ts";
import { changeCategory } from "./commands/change-category.ts";
import { createCategory } from "./commands/create-category.ts";
import { restoreCategory } from "./commands/restore-category.ts";
import { categoryOperations as operations } from "./contract.ts";
import { presentCategory } from "./present.ts";
import { allCategories } from "./queries.ts";

export const categoryRoutes = (keeping: Keeping): Route[] => {
  const { db } = keeping.kernel;
  return [
    route(operations.list, async (asking, { query }) => {
      mustRead(asking);
      const rows = await allCategories(db);
      const shown = query.archived === "true" ? rows : rows.filter((row) => row.archived_at === null);
      return { items: shown.map(presentCategory) };
    }),
    route(operations.read, async (asking, { params }) => {
      mustRead(asking);
      const row = (await allCategories(db)).find(({ id }) => id === params.id);
      if (!row) throw notFound();
      return presentCategory(row);
    }),
    route(operations.create, (asking, { body }) => createCategory(keeping, asking, body)),
    route(operations.change, (asking, { params, body }) => changeCategory(keeping, asking, params.id, body)),
    route(operations.archive, (asking, { params }) => archiveCategory(keeping, asking, params.id)),
    route(operations.restore, (asking, { params }) => restoreCategory(keeping, asking, params.id)),
  ];
};
