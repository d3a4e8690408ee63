import { type Route, route } from "#kernel/http/route.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { personOf } from "#kernel/people/scope.ts";
import { somebody } from "#kernel/personal/follow.ts";
import { countCap, countLists } from "#kernel/process/count-queries.ts";
import { changeView, createView, removeView } from "./commands/keep-view.ts";
import { mostViews, caseViewOperations as operations } from "./contract.ts";
import { presentView } from "./present.ts";
import { listViews, orderViews } from "./queries.ts";

export const caseViewRoutes = (kernel: Kernel): Route[] => [
  route(operations.list, async ({ actor, now }) => {
    const rows = await listViews(kernel.db, personOf(actor), actor.teamIds, mostViews);
    const counts = await countLists(
      kernel.db,
      actor,
      rows.map(({ query }) => query),
      now,
    );
    return { items: rows.map((row, n) => presentView(row, actor, counts[n] ?? null)), cap: countCap };
  }),
  route(operations.create, (asking, { body }) => createView(kernel, asking, body)),
  route(operations.change, (asking, { params, body }) => changeView(kernel, asking, params.id, body)),
  route(operations.order, async (asking, { body }) => {
    await orderViews(kernel.db, somebody(asking), body.ids);
    return undefined;
  }),
  route(operations.remove, async (asking, { params }) => {
    await removeView(kernel, asking, params.id);
    return undefined;
  }),
];
