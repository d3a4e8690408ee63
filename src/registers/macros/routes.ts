import { type Route, route } from "#kernel/http/route.ts";
import { personOf } from "#kernel/people/scope.ts";
import type { Engine } from "#kernel/process/engine.ts";
import type { RegisterNames } from "#kernel/process/names.ts";
import { archiveMacro, changeMacro, createMacro, restoreMacro } from "./commands/keep-macro.ts";
import { macroOperations as operations } from "./contract.ts";
import { applyMacro, macrosOnCase, previewMacro } from "./on-case.ts";
import { presentMacros } from "./present.ts";
import { listMacros } from "./queries.ts";
import { type MacroVariable, macroVariables } from "./rules.ts";

export const macroRoutes = (engine: Engine, names: RegisterNames): Route[] => [
  route(operations.list, async ({ actor }, { query }) => {
    const rows = await listMacros(engine.ground.kernel.db, personOf(actor));
    const shown = query.archived === "true" ? rows : rows.filter(({ archived_at }) => archived_at === null);
    return {
      items: await presentMacros(engine, names, shown, actor),
      variables: Object.keys(macroVariables).map((key) => ({ key, title: macroVariables[key as MacroVariable] })),
    };
  }),
  route(operations.create, (asking, { body }) => createMacro(engine, asking, body)),
  route(operations.change, (asking, { params, body }) => changeMacro(engine, asking, params.id, body)),
  route(operations.archive, (asking, { params }) => archiveMacro(engine, asking, params.id)),
  route(operations.restore, (asking, { params }) => restoreMacro(engine, asking, params.id)),
  route(operations.onCase, async (asking, { params }) => ({
    items: await macrosOnCase(engine, asking, params.number),
  })),
  route(operations.preview, (asking, { params, body }) => previewMacro(engine, names, asking, { ...params, ...body })),
  route(operations.apply, (asking, { params, body }) => applyMacro(engine, asking, { ...params, ...body })),
];
