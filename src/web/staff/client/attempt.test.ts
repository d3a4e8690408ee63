import { expect, test } from "vitest";
import { keyFor, settle } from "./attempt.ts";

test("an act keeps its key until it is answered, so that a lost answer does not double it", () => {
  const act = 'POST /cases/4827-3165/comments {"body":"好"}';
  const first = keyFor(act);
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(keyFor(act)).toBe(first);
  settle(act);
  expect(keyFor(act), "the same words said again are said twice").not.toBe(first);
  settle(act);
});

test("other content is another act", () => {
  expect(keyFor("POST /x 1")).not.toBe(keyFor("POST /x 2"));
});
