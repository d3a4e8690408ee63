import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { DefinitionBook } from "#kernel/process/versions.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeScript, type ScriptView, scriptRegisterOperations } from "../contract.ts";
import { definitionWith, presentScript } from "../present.ts";
import { lockScript, writeScript } from "../queries.ts";
import { lineIssues, recordOf } from "../rules.ts";

/** D3: puts the house's own words in place of a part of a script. Issues per line: `unknown-name`. */
export async function changeScript(
  keeping: Keeping & { definitions: DefinitionBook },
  asking: Asking,
  { process, part }: { process: string; part: string },
  { lines }: ChangeScript,
): Promise<ScriptView> {
  const input = { process, part, lines };
  return keep(keeping, asking, { id: scriptRegisterOperations.change.id, input }, async (tx) => {
    const definition = definitionWith(keeping.definitions, process, part);
    const row = await lockScript(tx, process, part);
    const before = presentScript(definition, part, row);
    mustBeCurrent(asking, before);
    const issues = lineIssues(lines);
    if (issues.length > 0) throw invalid(...issues);
    const written = { process, part, lines, version: before.version + 1 };
    await writeScript(tx, written);
    const after = presentScript(definition, part, written);
    await recordChange(tx, asking, { register: "scripts", record: recordOf(process, part), before, after });
    return after;
  });
}
