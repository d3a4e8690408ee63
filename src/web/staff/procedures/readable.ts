import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { type ScriptName, scriptNames } from "#kernel/process/scripts/line.ts";
import { useSay } from "../../words/language.ts";

/** A text with `{{…}}` as a reader of the manual meets it: 〔处理人〕 instead of braces. */
export function useReadable(definition: ProcessDefinition): (text: string) => string {
  const say = useSay();
  return (text) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const title =
        definition.clocks[name]?.title ??
        definition.fields[name]?.title ??
        (Object.hasOwn(scriptNames, name) ? scriptNames[name as ScriptName] : undefined);
      return `〔${title ? say(title) : "…"}〕`;
    });
}
