import { expect, test } from "vitest";
import { differences } from "./differences.ts";

test("U6 only what differs is told, leaf by leaf, without the version", () => {
  expect(
    differences(
      { version: 1, name: { zh: "标准", en: "Standard" }, targets: { response: { 1: 15 } }, days: ["a"] },
      { version: 2, name: { zh: "标准", en: "Norm" }, targets: { response: { 1: 30, 2: 60 } }, days: ["a", "b"] },
    ),
  ).toEqual([
    { path: "name.en", before: "Standard", after: "Norm" },
    { path: "targets.response.1", before: "15", after: "30" },
    { path: "targets.response.2", before: "", after: "60" },
    { path: "days", before: '["a"]', after: '["a","b"]' },
  ]);
});
