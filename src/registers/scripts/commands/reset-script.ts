import type { Asking } from "#kernel/http/route.ts";
import type { DefinitionBook } from "#kernel/process/versions.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ScriptView, scriptRegisterOperations } from "../contract.ts";
import { definitionWith, presentScript } from "../present.ts";
import { lockScript, writeScript } from "../queries.ts";
import { recordOf } from "../rules.ts";

/** D3: the shipped words again. What the house had written stays in the change log. */
export async function resetScript(
  keeping: Keeping & { definitions: DefinitionBook },
  asking: Asking,
  { process, part }: { process: string; part: string },
): Promise<ScriptView> {
  return keep(keeping, asking, { id: scriptRegisterOperations.reset.id, input: { process, part } }, async (tx) => {
    const definition = definitionWith(keeping.definitions, process, part);
    const row = await lockScript(tx, process, part);
    const before = presentScript(definition, part, row);
    mustBeCurrent(asking, before);
    if (!before.isOwn) return before;
    const written = { process, part, lines: null, version: before.version + 1 };
    await writeScript(tx, written);
    const after = presentScript(definition, part, written);
    await recordChange(tx, asking, { register: "scripts", record: recordOf(process, part), before, after });
    return after;
  });
}
