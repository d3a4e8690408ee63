import type { FieldIssue } from "#kernel/errors/refusal.ts";
import { type ScriptLine, scriptNames, unknownNames } from "#kernel/process/scripts/line.ts";

/** Lines that name what nothing is known of: the operator would read braces aloud. Pure. */
export function lineIssues(lines: readonly ScriptLine[]): FieldIssue[] {
  return lines.flatMap((line, at) =>
    (["zh", "en"] as const).flatMap((language): FieldIssue[] =>
      unknownNames(line[language]).map((name) => ({
        path: `lines.${at}.${language}`,
        code: "unknown-name",
        params: { name, possible: Object.keys(scriptNames).join(", ") },
      })),
    ),
  );
}

/** A part of the call as a record of the change log. */
export const recordOf = (process: string, part: string): string => `${process}.${part}`;
