import { notFound } from "#kernel/errors/refusal.ts";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import type { DefinitionBook } from "#kernel/process/versions.ts";
import type { ScriptView } from "./contract.ts";
import type { ScriptRow } from "./queries.ts";

/** One part of the call with the words in force: the house's own where there are any, else those shipped. */
export const presentScript = (definition: ProcessDefinition, part: string, row: ScriptRow | null): ScriptView => ({
  process: definition.key,
  processTitle: definition.title,
  part,
  lines: row?.lines ?? definition.scripts[part] ?? [],
  isOwn: (row?.lines ?? null) !== null,
  version: row?.version ?? 0,
});

/** The definition that runs, if it has this part; everything else does not exist. */
export function definitionWith(definitions: DefinitionBook, process: string, part: string): ProcessDefinition {
  const definition = definitions.active(process);
  if (definition === null || !Object.hasOwn(definition.scripts, part)) throw notFound();
  return definition;
}
