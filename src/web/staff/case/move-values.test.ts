import { expect, test } from "vitest";
import type { FormFieldView } from "#kernel/process/contract.ts";
import { clashingFields, fieldsThatApply, missingFields, openingValues, valuesToSend } from "./move-values.ts";

const field = (key: string, more: Partial<FormFieldView> = {}): FormFieldView => ({
  key,
  type: "text",
  title: { zh: key, en: key },
  hint: null,
  required: false,
  choices: null,
  when: null,
  maxLength: null,
  min: null,
  max: null,
  steps: null,
  proposes: false,
  value: null,
  valueText: null,
  ...more,
});

test("D5 a priority left as it stands is not sent: it would count as a decision against the matrix", () => {
  const form = [field("impact", { required: true, value: "2" }), field("priority", { value: 3 }), field("note")];
  const opening = openingValues(form);
  expect(valuesToSend(form, opening, opening)).toEqual({ impact: "2" });
  expect(valuesToSend(form, opening, { ...opening, priority: 1 })).toEqual({ impact: "2", priority: 1 });
});

test("what was emptied is sent as empty, what was never filled is not sent", () => {
  const form = [field("device", { value: "17" }), field("scope")];
  const opening = openingValues(form);
  expect(valuesToSend(form, opening, { ...opening, device: null, scope: "" })).toEqual({ device: null });
});

test("a field applies when its condition holds in the form, else in the case; conditions in a circle never do", () => {
  const form = [
    field("severity", { value: "serious" }),
    field("reason", { when: { field: "severity", isOneOf: ["serious"] } }),
    field("spare", { when: { field: "kind", isOneOf: ["hardware"] } }),
    field("a", { when: { field: "b", isOneOf: [1] } }),
    field("b", { when: { field: "a", isOneOf: [1] } }),
  ];
  const keys = (values: Record<string, unknown>, known: Record<string, unknown>) =>
    fieldsThatApply(form, values, known).map(({ key }) => key);
  expect(keys({ severity: "serious", a: 1, b: 1 }, { kind: "hardware" })).toEqual(["severity", "reason", "spare"]);
  expect(keys({ severity: "ordinary" }, {})).toEqual(["severity"]);
});

test("required fields that are empty are named", () => {
  const form = [field("cause", { required: true }), field("result", { required: true }), field("note")];
  expect(missingFields(form, { cause: " ", result: "" })).toEqual(["result"]);
});

test("only what another changed to something else than mine clashes", () => {
  const opened = [field("cause", { value: "fuse" }), field("device", { value: "1" }), field("scope", { value: "x" })];
  const fresh = [field("cause", { value: "cable" }), field("device", { value: "2" }), field("scope", { value: "x" })];
  const clashing = clashingFields(opened, fresh, { cause: "fuse, I think", device: "2", scope: "mine" });
  expect(clashing.map(({ key }) => key)).toEqual(["cause"]);
});
