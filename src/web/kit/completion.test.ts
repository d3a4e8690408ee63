import { describe, expect, test } from "vitest";
import { complete, tokenAt } from "./completion.ts";

describe("what is completed while writing", () => {
  test.each([
    ["/", 1, { sign: "/", typed: "", from: 0 }],
    ["您好 /谢", 5, { sign: "/", typed: "谢", from: 3 }],
    ["请 @zz", 5, { sign: "@", typed: "zz", from: 2 }],
    ["请@周", 3, { sign: "@", typed: "周", from: 1 }],
  ] as const)("D22 %j", (text, caret, token) => expect(tokenAt(text, caret)).toEqual(token));

  test.each([
    ["1/2", 3],
    ["http://a", 8],
    ["gu.nz@bei", 9],
    ["/谢 ", 3],
  ] as const)("D22 %j is nothing to complete", (text, caret) => expect(tokenAt(text, caret)).toBeNull());

  test("D22 only the token is replaced", () => {
    expect(complete("请 @zz 看", { sign: "@", typed: "zz", from: 2 }, 5, "@周知微 ")).toEqual({
      text: "请 @周知微  看",
      caret: 7,
    });
  });
});
