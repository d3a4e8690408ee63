import { refusalCodes } from "../errors/codes.ts";
import { issueWords } from "../errors/issue-words.ts";
import type { Refusal } from "../errors/refusal.ts";
import type { Words } from "../words/words.ts";
import type { ProcessDefinition } from "./definition.ts";

/** Why an act was declined, in a sentence of both languages; where fields are at fault, by their titles. */
export function refusalWords({ code, detail }: Refusal, { fields }: Pick<ProcessDefinition, "fields">): Words {
  const issues = detail.issues ?? [];
  if (issues.length === 0) return refusalCodes[code];
  const titleOf = (path: string): Words => {
    const key = path.replace(/^fields\./, "").split(".")[0] ?? path;
    return (Object.hasOwn(fields, key) ? fields[key]?.title : undefined) ?? { zh: key, en: key };
  };
  return {
    zh: issues.map((issue) => `${titleOf(issue.path).zh}：${issueWords(issue).zh}`).join("；"),
    en: issues.map((issue) => `${titleOf(issue.path).en} ${issueWords(issue).en}`).join("; "),
  };
}
