import type { Asking } from "#kernel/http/route.ts";
import { createView } from "#registers/case-views/commands/keep-view.ts";
import { createMacro } from "#registers/macros/commands/keep-macro.ts";
import { createMajorRule } from "#registers/major-rules/commands/create-major-rule.ts";
import type { Program } from "../program.ts";
import type { Provider } from "./furnish-people.ts";
import { macros, majorRule, views } from "./world/tools.ts";

/** Shared views, macros and canned texts (D22), and the rule of major incidents (D12), kept through the commands of those who may. */
export async function furnishTools({ kernel, engine }: Program, asking: Asking, provider: Provider): Promise<void> {
  for (const { team, ...view } of views) {
    const reach =
      team === null
        ? { reach: "all" as const, teamId: null }
        : { reach: "team" as const, teamId: provider.teams[team] };
    await createView(kernel, asking, { ...view, ...reach });
  }
  for (const macro of macros) await createMacro(engine, asking, macro);
  await createMajorRule({ kernel, refresh: async () => undefined }, asking, majorRule);
}
