import { expect, test } from "vitest";
import { browserOf } from "./browser-of.ts";

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0",
    "Edge · Windows",
  ],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1 MicroMessenger/8.0", "WeChat · iPhone"],
  ["curl/8", ""],
  [null, ""],
])("U2 a session is recognised by its browser and system", (agent, name) => {
  expect(browserOf(agent)).toBe(name);
});
