import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "../errors/refusal.ts";
import { compileForm } from "./compile.ts";
import { type FieldInput, type FieldType, fieldSchema, formFieldSchema } from "./field.ts";
import { scoreOf } from "./rules.ts";

const words = (text: string) => ({ zh: text, en: text });
const field = (type: FieldType, more: Partial<FieldInput> = {}) =>
  fieldSchema.parse({ type, title: words(type), ...more });
const place = (key: string, more: object = {}) => formFieldSchema.parse({ field: key, ...more });

const outcome = field("choice", {
  choices: ["satisfied", "unsatisfied", "refused"].map((value) => ({ value, title: words(value) })),
});
const fields = {
  outcome,
  reason: field("long-text", { maxLength: 20 }),
  rating: field("rating", { steps: 10 }),
  effort: field("number", { min: 0, max: 8 }),
  spent: field("minutes"),
  visit: field("date"),
  when: field("date-time"),
  line: field("text"),
  mail: field("email"),
  phone: field("phone"),
  papers: field("files"),
  tags: field("choices", {
    choices: [
      { value: "a", title: words("a") },
      { value: "b", title: words("b") },
    ],
  }),
  person: field("person"),
  urgent: field("yes-no"),
};
const all = compileForm(
  fields,
  Object.keys(fields).map((key) => place(key)),
);
const codes = (given: Record<string, unknown>) => all.check(given).issues.map(({ path, code }) => `${path} ${code}`);

const followUp = compileForm(fields, [
  place("outcome", { required: true }),
  place("reason", { required: true, when: { field: "outcome", isOneOf: ["unsatisfied", "refused"] } }),
  place("line", { when: { field: "reason", isOneOf: ["other"] } }),
]);

test("U8 every wrong field is named at once, with a stable code and its limits", () => {
  const { issues } = all.check(
    { rating: 99, reason: "x".repeat(21), effort: 9, outcome: "maybe", visit: "31.12.2030" },
    { path: "fields." },
  );
  expect(issues).toEqual([
    { path: "fields.outcome", code: "not-a-choice" },
    { path: "fields.reason", code: "too-long", params: { max: 20 } },
    { path: "fields.rating", code: "out-of-range", params: { min: 1, max: 10 } },
    { path: "fields.effort", code: "out-of-range", params: { min: 0, max: 8 } },
    { path: "fields.visit", code: "not-a-date" },
  ]);
});

test("a rating is a whole step of its scale and nothing else", () => {
  for (const step of [1, 5, 10]) expect(codes({ rating: step })).toEqual([]);
  for (const wrong of [0, 11, 99, -1]) expect(codes({ rating: wrong })).toEqual(["rating out-of-range"]);
  expect(codes({ rating: 3.5 })).toEqual(["rating not-a-whole-step"]);
  for (const wrong of ["5", true, [5], { valueOf: 5 }, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(codes({ rating: wrong }), String(wrong)).toEqual(["rating not-a-number"]);
  }
});

test("a required field must be filled, blank is not filled", () => {
  for (const blank of [{}, { outcome: "" }, { outcome: "  \n" }, { outcome: null }, { outcome: [] }]) {
    expect(followUp.check(blank).issues).toEqual([{ path: "outcome", code: "required" }]);
  }
});

test("a field whose condition does not hold is not asked for, and refused when filled", () => {
  expect(followUp.check({ outcome: "satisfied" })).toEqual({ values: { outcome: "satisfied" }, issues: [] });
  expect(followUp.check({ outcome: "satisfied", reason: "慢" }).issues).toEqual([
    { path: "reason", code: "does-not-apply" },
  ]);
  expect(followUp.check({ outcome: "satisfied", reason: "" }).issues).toEqual([]);
  expect(followUp.check({ outcome: "refused" }).issues).toEqual([{ path: "reason", code: "required" }]);
  // What hangs on a field that does not apply does not apply either.
  expect(followUp.check({ outcome: "satisfied", reason: "other", line: "x" }).issues.map(({ path }) => path)).toEqual([
    "reason",
    "line",
  ]);
});

test("conditions see the case's values for fields outside the form", () => {
  const form = compileForm(fields, [place("reason", { required: true, when: { field: "tags", isOneOf: ["a"] } })]);
  expect(form.check({}, { known: { tags: ["b", "a"] } }).issues).toEqual([{ path: "reason", code: "required" }]);
  expect(form.check({}, { known: { tags: ["b"] } }).issues).toEqual([]);
});

test("conditions in a circle end", () => {
  const form = compileForm(fields, [
    place("line", { when: { field: "reason", isOneOf: ["x"] } }),
    place("reason", { when: { field: "line", isOneOf: ["x"] } }),
  ]);
  expect(form.check({ line: "x", reason: "x" }).issues.map(({ code }) => code)).toContain("does-not-apply");
});

test("S9 S31 a key that is not in the form is refused whole, prototypes stay as they are", () => {
  for (const key of ["__proto__", "constructor", "toString", "role", "is_restricted"]) {
    const given = JSON.parse(`{"outcome":"satisfied",${JSON.stringify(key)}:{"polluted":"yes"}}`);
    const refusal = (() => {
      try {
        followUp.read(given);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ kind: "malformed", code: "unknown-key", detail: { issues: [{ path: key }] } });
  }
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test("values come out in the form they are stored in", () => {
  const { values, issues } = all.check({
    line: "  一 \n 行\t文  字 ",
    reason: "a\r\nb",
    visit: "2030-02-28",
    when: "2030-01-01T08:00:00+08:00",
    mail: "wen@example.com ",
    phone: "+86 138 5550 0001",
    person: "12",
    urgent: false,
    effort: null,
  });
  expect(issues).toEqual([]);
  expect(values).toEqual({
    line: "一 行 文 字",
    reason: "a\nb",
    visit: "2030-02-28",
    when: "2030-01-01T00:00:00.000Z",
    mail: "wen@example.com",
    phone: "+86 138 5550 0001",
    person: "12",
    urgent: false,
    effort: null,
  });
});

test.each([
  [{ visit: "2030-02-30" }, "visit not-a-date"],
  [{ visit: "2030-02-03T00:00Z" }, "visit not-a-date"],
  [{ when: "2030-01-01T08:00:00" }, "when not-a-date-time"],
  [{ when: "2030-01-01T25:00:00Z" }, "when not-a-date-time"],
  [{ mail: "wen at example.com" }, "mail bad-email"],
  [{ mail: "a@b.c\r\nBcc: d@e.f" }, "mail bad-email"],
  [{ phone: "call me" }, "phone bad-phone"],
  [{ phone: "()" }, "phone bad-phone"],
  [{ person: "0 or 1=1" }, "person not-an-id"],
  [{ person: 12 }, "person not-an-id"],
  [{ papers: ["../../etc/passwd"] }, "papers.0 not-an-id"],
  [{ papers: "x" }, "papers not-a-list"],
  [{ tags: ["a", "a"] }, "tags twice"],
  [{ tags: ["a", "c"] }, "tags.1 not-a-choice"],
  [{ urgent: "true" }, "urgent not-yes-or-no"],
  [{ spent: 1.5 }, "spent not-whole-minutes"],
  [{ line: { $ne: "" } }, "line not-text"],
  [{ line: "a\u0000b" }, "line unreadable"],
  [{ line: "half \ud800 pair" }, "line unreadable"],
])("S2 hostile or mistaken %j is refused as %s", (given, code) => {
  expect(codes(given)).toEqual([code]);
});

test("text keeps every harmless character and is measured as people count", () => {
  const short = compileForm({ reason: field("text", { maxLength: 2 }) }, [place("reason")]);
  expect(short.check({ reason: "👩🏻" }).issues).toEqual([]);
  const scripts = ["<script>alert(1)</script>", "{{password}}", "'; drop table cases; --", "＝1+1", "\u202Etxt.exe"];
  for (const script of scripts) expect(all.check({ line: script }).values).toEqual({ line: script });
});

test("no value whatever makes a check throw", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...Object.keys(fields), "__proto__", "x"), fc.anything()), (given) => {
      const { values, issues } = all.check(given);
      expect(issues.every(({ code }) => /^[a-z-]+$/.test(code))).toBe(true);
      expect(Object.keys(values).every((key) => key in fields)).toBe(true);
    }),
  );
});

test("F5 a score goes from 0 at the lowest steps to 100 at the highest", () => {
  const form = { speed: field("rating", { steps: 5 }), result: field("rating", { steps: 10 }), word: field("text") };
  expect(scoreOf(form, { speed: 1, result: 1 })).toBe(0);
  expect(scoreOf(form, { speed: 5, result: 10, word: "谢谢" })).toBe(100);
  expect(scoreOf(form, { speed: 3 })).toBe(50);
  expect(scoreOf(form, { word: "谢谢" })).toBeNull();
});
