import { type Route, route } from "#kernel/http/route.ts";
import { type Keeping, mustRead } from "../record-keeping/index.ts";
import { archiveContactList } from "./commands/archive-contact-list.ts";
import { changeContactList } from "./commands/change-contact-list.ts";
import { createContactList } from "./commands/create-contact-list.ts";
import { restoreContactList } from "./commands/restore-contact-list.ts";
import { contactListOperations as operations } from "./contract.ts";
import { presentList } from "./present.ts";
import { allLists, rolesThatAcknowledge } from "./queries.ts";

export const contactListRoutes = (keeping: Keeping): Route[] => {
  const { db } = keeping.kernel;
  return [
    route(operations.list, async (asking, { query }) => {
      mustRead(asking);
      const rows = await allLists(db);
      const shown = query.archived === "true" ? rows : rows.filter((row) => row.archived_at === null);
      return { items: shown.map(presentList), roles: await rolesThatAcknowledge(db) };
    }),
    route(operations.create, (asking, { body }) => createContactList(keeping, asking, body)),
    route(operations.change, (asking, { params, body }) => changeContactList(keeping, asking, params.id, body)),
    route(operations.archive, (asking, { params }) => archiveContactList(keeping, asking, params.id)),
    route(operations.restore, (asking, { params }) => restoreContactList(keeping, asking, params.id)),
  ];
};
