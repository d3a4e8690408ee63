import { describe, expect, test } from "vitest";
import { type IssueCode, issueCodes, type RefusalCode, refusalCodes } from "#kernel/errors/codes.ts";
import { ApiProblem, type ProblemKind } from "../api/call.ts";
import { en } from "../words/en.ts";
import { zh } from "../words/zh.ts";
import { issueWords } from "./fault-words.ts";
import { problemWords } from "./problem-words.ts";

const refusals = Object.entries(refusalCodes) as [RefusalCode, { zh: string; en: string }][];
const issues = Object.entries(issueCodes) as [IssueCode, { zh: string; en: string }][];
const kinds: ProblemKind[] = [
  "malformed",
  "not-signed-in",
  "not-allowed",
  "not-found",
  "conflict",
  "too-large",
  "invalid",
];
const dictionaries = { zh, en } as const;
const isHan = (text: string) => /\p{Script=Han}/u.test(text);

describe.each(["zh", "en"] as const)("U3 U8 every refusal has words for a customer in %s", (language) => {
  const words = dictionaries[language];

  test("of the case, the right, the turn: whatever code comes with whatever kind", () => {
    for (const [code, its] of refusals) {
      for (const kind of kinds) {
        const said = problemWords(new ApiProblem(kind, { code, words: its }), { words, language });
        expect(isHan(said), `${kind} ${code}: ${said}`).toBe(language === "zh");
        expect(said, `${kind} ${code}`).not.toBe(words.problemFault);
      }
    }
  });

  test("what only this one act is refused for is told by its name, not as if they might do nothing", () => {
    const told = (kind: ProblemKind, code: RefusalCode) =>
      problemWords(new ApiProblem(kind, { code, words: refusalCodes[code] }), { words, language });
    expect(told("not-allowed", "reopen-time-over")).toBe(refusalCodes["reopen-time-over"][language]);
    expect(told("not-allowed", "already-confirmed")).toBe(refusalCodes["already-confirmed"][language]);
    expect(told("not-allowed", "responsible-only")).toBe(words.problemNotAllowed);
    expect(told("conflict", "wrong-state")).toBe(words.changedMeanwhile);
    expect(told("conflict", "already-erased")).toBe(refusalCodes["already-erased"][language]);
  });

  test("of a field: whatever code", () => {
    for (const [code, its] of issues) {
      const told = issueWords([{ path: "fields.x", code, words: its }], { words, language }, (path) => path);
      const said = told["fields.x"] ?? "";
      expect(isHan(said), `${code}: ${said}`).toBe(language === "zh");
      expect(said, code).not.toBe(words.faultPlain);
    }
  });
});
