import type { Asking } from "#kernel/http/route.ts";
import { createView } from "#registers/case-views/commands/keep-view.ts";
import { createMacro } from "#registers/macros/commands/keep-macro.ts";
import type { Program } from "../program.ts";
import type { Provider } from "./furnish-people.ts";
import { macros, views } from "./world/tools.ts";

/** Shared views, macros and canned texts, kept through the commands of those who may share (D22). */
export async function furnishTools({ kernel, engine }: Program, asking: Asking, provider: Provider): Promise<void> {
  for (const { team, ...view } of views) {
    const reach =
      team === null
        ? { reach: "all" as const, teamId: null }
        : { reach: "team" as const, teamId: provider.teams[team] };
    await createView(kernel, asking, { ...view, ...reach });
  }
  for (const macro of macros) await createMacro(engine, asking, macro);
}
