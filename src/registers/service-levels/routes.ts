import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import { mustRead } from "../record-keeping/index.ts";
import { archiveLevel } from "./commands/archive-level.ts";
import { changeLevel } from "./commands/change-level.ts";
import { createLevel } from "./commands/create-level.ts";
import { makeLevelDefault } from "./commands/make-level-default.ts";
import { restoreLevel } from "./commands/restore-level.ts";
import { serviceLevelOperations as operations } from "./contract.ts";
import type { LevelKeeping } from "./keeping.ts";
import { presentLevel } from "./present.ts";
import { previewAssignment, previewLevel } from "./previews.ts";
import { allLevels, organisationsOf } from "./queries.ts";
import { levelClockKeys, levelClocks } from "./rules.ts";

export const serviceLevelRoutes = (keeping: LevelKeeping): Route[] => {
  const { db } = keeping.kernel;
  return [
    route(operations.list, async (asking, { query }) => {
      mustRead(asking);
      const rows = await allLevels(db);
      const shown = query.archived === "true" ? rows : rows.filter((row) => row.archived_at === null);
      return {
        items: shown.map(presentLevel),
        clocks: levelClockKeys.map((key) => ({ key, title: levelClocks[key] })),
      };
    }),
    route(operations.read, async (asking, { params }) => {
      mustRead(asking);
      const row = (await allLevels(db)).find(({ id }) => id === params.id);
      if (!row) throw notFound();
      return { ...presentLevel(row), organisations: await organisationsOf(db, params.id) };
    }),
    route(operations.create, (asking, { body }) => createLevel(keeping, asking, body)),
    route(operations.change, (asking, { params, body }) => changeLevel(keeping, asking, params.id, body)),
    route(operations.preview, (asking, { params, body }) => previewLevel(keeping, asking, params.id, body)),
    route(operations.previewAssignment, (asking, { body }) => previewAssignment(keeping, asking, body)),
    route(operations.makeDefault, (asking, { params }) => makeLevelDefault(keeping, asking, params.id)),
    route(operations.archive, (asking, { params }) => archiveLevel(keeping, asking, params.id)),
    route(operations.restore, (asking, { params }) => restoreLevel(keeping, asking, params.id)),
  ];
};
