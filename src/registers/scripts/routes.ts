import { type Route, route } from "#kernel/http/route.ts";
import type { DefinitionBook } from "#kernel/process/versions.ts";
import { type Keeping, mustRead } from "../record-keeping/index.ts";
import { changeScript } from "./commands/change-script.ts";
import { resetScript } from "./commands/reset-script.ts";
import { scriptRegisterOperations as operations } from "./contract.ts";
import { presentScript } from "./present.ts";
import { allScripts } from "./queries.ts";

export const scriptRegisterRoutes = (keeping: Keeping & { definitions: DefinitionBook }): Route[] => [
  route(operations.list, async (asking) => {
    mustRead(asking);
    const rows = await allScripts(keeping.kernel.db);
    return {
      items: keeping.definitions.activeAll().flatMap(({ definition }) =>
        Object.keys(definition.scripts).map((part) => {
          const row = rows.find((one) => one.process === definition.key && one.part === part);
          return presentScript(definition, part, row ?? null);
        }),
      ),
      asOf: asking.now.toString(),
    };
  }),
  route(operations.change, (asking, { params, body }) => changeScript(keeping, asking, params, body)),
  route(operations.reset, (asking, { params }) => resetScript(keeping, asking, params)),
];
