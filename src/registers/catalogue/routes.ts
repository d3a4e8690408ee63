import { notFound } from "#kernel/errors/refusal.ts";
import { type Asking, type Route, route } from "#kernel/http/route.ts";
import { type Keeping, mustRead } from "../record-keeping/index.ts";
import type { ReferenceBook } from "../reference/index.ts";
import { archiveItem } from "./commands/archive-item.ts";
import { changeItem } from "./commands/change-item.ts";
import { createItem } from "./commands/create-item.ts";
import { restoreItem } from "./commands/restore-item.ts";
import { catalogueOperations as operations } from "./contract.ts";
import { presentItem, presentOffered } from "./present.ts";
import { allItems, usesOf } from "./queries.ts";
import { type Asker, mayAskFor } from "./rules.ts";

export const catalogueRoutes = (keeping: Keeping, reference: Pick<ReferenceBook, "ancestryOf">): Route[] => {
  const { db } = keeping.kernel;
  return [
    route(operations.offered, async (asking, { query }) => {
      const asker = askerOf(asking, query.organisation, reference);
      const rows = (await allItems(db)).filter((row) => row.archived_at === null && mayAskFor(row.content, asker));
      return { items: rows.map(presentOffered) };
    }),
    route(operations.list, async (asking, { query }) => {
      mustRead(asking);
      const rows = await allItems(db);
      return { items: rows.filter((row) => query.archived === "true" || row.archived_at === null).map(presentItem) };
    }),
    route(operations.read, async (asking, { params }) => {
      mustRead(asking);
      const row = (await allItems(db)).find(({ id }) => id === params.id);
      if (!row) throw notFound();
      return { ...presentItem(row), ...(await usesOf(db, row.id)) };
    }),
    route(operations.create, (asking, { body }) => createItem(keeping, asking, body)),
    route(operations.change, (asking, { params, body }) => changeItem(keeping, asking, params.id, body)),
    route(operations.archive, (asking, { params }) => archiveItem(keeping, asking, params.id)),
    route(operations.restore, (asking, { params }) => restoreItem(keeping, asking, params.id)),
  ];
};

/** Customers ask for their own house, whatever they say (S7). */
function askerOf({ actor }: Asking, wanted: string | undefined, reference: Pick<ReferenceBook, "ancestryOf">): Asker {
  const isStaff = actor.side === "staff";
  return {
    organisationPath: reference.ancestryOf(isStaff ? (wanted ?? null) : actor.organisationId),
    roles: actor.roles.map(({ role }) => role),
    isStaff,
  };
}
