import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import type { Keeping } from "../record-keeping/index.ts";
import { archiveDevice } from "./commands/archive-device.ts";
import { changeDevice } from "./commands/change-device.ts";
import { createDevice } from "./commands/create-device.ts";
import { restoreDevice } from "./commands/restore-device.ts";
import { deviceOperations as operations } from "./contract.ts";
import { presentDevice } from "./present.ts";
import { findDevice, listDevices } from "./queries.ts";
import { visibleOrganisations } from "./rules.ts";

export const deviceRoutes = (keeping: Keeping): Route[] => {
  const { db } = keeping.kernel;
  return [
    route(operations.list, async ({ actor }, { query }) => {
      const limit = query.limit ?? 50;
      const rows = await listDevices(db, visibleOrganisations(actor), { ...query, limit });
      const shown = rows.slice(0, limit);
      return { items: shown.map(presentDevice), next: rows.length > limit ? shown.at(-1)!.id : null };
    }),
    route(operations.read, async ({ actor }, { params }) => {
      const row = await findDevice(db, params.id);
      const visible = visibleOrganisations(actor);
      if (!row || (visible !== null && !visible.includes(row.organisation_id))) throw notFound();
      return presentDevice(row);
    }),
    route(operations.create, (asking, { body }) => createDevice(keeping, asking, body)),
    route(operations.change, (asking, { params, body }) => changeDevice(keeping, asking, params.id, body)),
    route(operations.archive, (asking, { params }) => archiveDevice(keeping, asking, params.id)),
    route(operations.restore, (asking, { params }) => restoreDevice(keeping, asking, params.id)),
  ];
};
