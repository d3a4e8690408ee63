import { expect, test } from "vitest";
import { type IssueCode, issueCodes, type RefusalCode, refusalCodes } from "#kernel/errors/codes.ts";
import { Refusal, type RefusalKind } from "#kernel/errors/refusal.ts";
import { problemOf as problemSent } from "#kernel/http/problem.ts";
import { problemOf } from "./problem.ts";
import { toldOf } from "./problem-words.ts";

const kinds: RefusalKind[] = [
  "not-signed-in",
  "not-allowed",
  "not-found",
  "conflict",
  "wrong-state",
  "too-large",
  "invalid",
  "too-many",
];

/** As it goes over the wire and is read again. */
function received(refusal: Refusal) {
  const sent = problemSent(refusal, "r1");
  return problemOf(new Response(JSON.stringify(sent), { status: sent.status }));
}

test("U8 every refusal the server can make is told to staff in its own words, in both languages", async () => {
  for (const code of Object.keys(refusalCodes) as RefusalCode[]) {
    for (const kind of kinds)
      expect(toldOf(await received(new Refusal(kind, code))), `${kind} ${code}`).toEqual(refusalCodes[code]);
  }
  expect(toldOf(await received(new Refusal("unavailable", "overloaded")))).toBe("unavailable");
});

test("U8 so is what is wrong with every field, with what its words name filled in", async () => {
  const params = { step: "{{step}}", zh: "{{zh}}", en: "{{en}}" };
  const issues = (Object.keys(issueCodes) as IssueCode[]).map((code) => ({ path: "fields.x", code, params }));
  const problem = await received(new Refusal("invalid", "invalid-fields", { issues }));
  expect(problem.issues.map(({ words }) => words)).toEqual(Object.values(issueCodes));
  const left = { path: "fields.x", code: "steps-left", params: { step: 2, zh: "重启", en: "restart it" } } as const;
  const told = await received(new Refusal("invalid", "invalid-fields", { issues: [left] }));
  expect(told.issues[0]?.words?.zh).toContain("第 2 步“重启”");
});
