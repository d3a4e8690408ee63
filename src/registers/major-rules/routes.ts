import { type Route, route } from "#kernel/http/route.ts";
import { type Keeping, mustRead } from "../record-keeping/index.ts";
import { archiveMajorRule } from "./commands/archive-major-rule.ts";
import { changeMajorRule } from "./commands/change-major-rule.ts";
import { createMajorRule } from "./commands/create-major-rule.ts";
import { restoreMajorRule } from "./commands/restore-major-rule.ts";
import { majorRuleOperations as operations } from "./contract.ts";
import { presentRule } from "./present.ts";
import { allRules } from "./queries.ts";

export const majorRuleRoutes = (keeping: Keeping): Route[] => [
  route(operations.list, async (asking, { query }) => {
    mustRead(asking);
    const rows = await allRules(keeping.kernel.db);
    const shown = query.archived === "true" ? rows : rows.filter(({ archivedAt }) => archivedAt === null);
    return { items: shown.map(presentRule) };
  }),
  route(operations.create, (asking, { body }) => createMajorRule(keeping, asking, body)),
  route(operations.change, (asking, { params, body }) => changeMajorRule(keeping, asking, params.id, body)),
  route(operations.archive, (asking, { params }) => archiveMajorRule(keeping, asking, params.id)),
  route(operations.restore, (asking, { params }) => restoreMajorRule(keeping, asking, params.id)),
];
