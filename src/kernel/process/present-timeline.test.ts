import { expect, test } from "vitest";
import type { Field } from "../forms/field.ts";
import { whatIsNew } from "./present-timeline.ts";

const field = (type: Field["type"], stores: Field["stores"] = "case") =>
  ({ type, stores, title: { zh: type, en: type } }) as Field;
const definition = {
  fields: {
    service: field("service"),
    team: field("team", "column"),
    reply: field("long-text"),
    wanted: field("people", "entry"),
    circle: field("people"),
  },
};
const keys = (kind: string, content: Parameters<typeof whatIsNew>[2]) => {
  const { changed, filled } = whatIsNew(definition, kind, content);
  return { changed: changed.map(([key]) => key), filled: filled.map(([key]) => key) };
};

test("a move tells what it changed and what was written, not the facts its form carried along", () => {
  const values = { service: "3", team: "5", reply: "same words as yesterday" };
  const changes: Record<string, [unknown, unknown]> = { teamId: ["1", "5"] };
  expect(keys("moved", { values, changes })).toEqual({ changed: ["teamId"], filled: ["reply"] });
  expect(keys("registered", { values })).toEqual({ changed: [], filled: ["service", "team", "reply"] });
});

test("a list that grew by what was filled in is told by that alone", () => {
  const grown = { values: { wanted: ["8"] }, changes: { circle: [["7"], ["7", "8"]] as [unknown, unknown] } };
  expect(keys("moved", grown)).toEqual({ changed: [], filled: ["wanted"] });
  const other = { values: { wanted: ["8"] }, changes: { circle: [["7"], ["9"]] as [unknown, unknown] } };
  expect(keys("moved", other)).toEqual({ changed: ["circle"], filled: ["wanted"] });
});
