import { issueCodes } from "./codes.ts";
import type { FieldIssue } from "./refusal.ts";

/** What is wrong with a field, in both languages; `{{name}}` in the words of its code stands for a parameter of the issue. */
export function issueWords({ code, params = {} }: FieldIssue): { zh: string; en: string } {
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ""));
  const { zh, en } = issueCodes[code];
  return { zh: fill(zh), en: fill(en) };
}
