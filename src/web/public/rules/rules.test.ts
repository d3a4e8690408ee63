import { expect, test } from "vitest";
import type { CaseView, ClockView, FlowStepView, FormFieldView } from "#kernel/process/contract.ts";
import { groupNumber, hasRightCheckDigit, readTyped } from "./case-number.ts";
import { applies, faultsOf, sendable } from "./field-checks.ts";
import { customerFlow } from "./flow.ts";
import { lastQuestion, nextStepOf } from "./next-step.ts";
import { sayPhone } from "./phone.ts";
import { concerns, firstPause, nextPause } from "./poll.ts";
import { ratingName } from "./rating.ts";
import { whenLine } from "./when.ts";

const withCheckDigit = (digits: string) =>
  [..."0123456789"].map((digit) => digits + digit).find((number) => hasRightCheckDigit(number))!;

test("D1 a number is read as people type it", () => {
  const number = withCheckDigit("1000032");
  const grouped = groupNumber(number);
  expect(grouped).toMatch(/^\d{4}-\d{4}$/);
  for (const typed of [
    number,
    grouped,
    ` ${number.slice(0, 4)} ${number.slice(4)} `,
    `No. ${grouped}`,
    `＃${number}`,
  ]) {
    expect(readTyped(typed), typed).toEqual({ kind: "number", number: grouped });
  }
  const fullWidth = [...number].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join("");
  expect(readTyped(fullWidth)).toEqual({ kind: "number", number: grouped });
});

test("the check digit of the published example (572 → 4) is the one used", () => {
  expect(hasRightCheckDigit("5724")).toBe(true);
  expect(withCheckDigit("572")).toBe("5724");
});

test("D13 every single wrong digit and every swap of neighbours is noticed as mistyped", () => {
  const number = withCheckDigit("1000487");
  for (let at = 0; at < number.length; at++) {
    for (const digit of "0123456789") {
      if (digit === number[at]) continue;
      expect(readTyped(number.slice(0, at) + digit + number.slice(at + 1)).kind).toBe("mistyped");
    }
    const [one, other] = [number[at], number[at + 1]];
    if (other === undefined || one === other) continue;
    expect(readTyped(number.slice(0, at) + other + one + number.slice(at + 2)).kind).toBe("mistyped");
  }
});

test("what is no number is words; a phone number is words too; a number cut off is mistyped", () => {
  expect(readTyped("黑屏")).toEqual({ kind: "words", text: "黑屏" });
  expect(readTyped("138 0013 5550").kind).toBe("words");
  expect(readTyped("4827").kind).toBe("mistyped");
  expect(readTyped("  ").kind).toBe("empty");
});

test("times are said by day in the reader's zone, the year only if another", () => {
  const now = new Date("2026-11-24T01:00:00Z"); // 09:00 in Shanghai
  const say = (instant: string, language: "zh" | "en" = "zh") => whenLine(instant, now, language, "Asia/Shanghai");
  expect(say("2026-11-24T03:25:00Z")).toBe("今天 11:25");
  expect(say("2026-11-23T16:05:00Z")).toBe("今天 00:05");
  expect(say("2026-11-23T15:59:00Z")).toBe("昨天 23:59");
  expect(say("2026-11-25T01:00:00Z", "en")).toBe("tomorrow 09:00");
  expect(say("2026-11-27T01:00:00Z")).toBe("11-27 周五 09:00");
  expect(say("2026-11-27T01:00:00Z", "en")).toBe("Fri 27 Nov 09:00");
  expect(say("2027-01-04T01:00:00Z")).toBe("2027-01-04 周一 09:00");
  expect(say("2027-01-04T01:00:00Z", "en")).toBe("Mon 4 Jan 2027 09:00");
});

const clock = (given: Partial<ClockView>): ClockView => ({
  clock: "resolution",
  title: { zh: "解决", en: "Resolution" },
  run: 1,
  state: "running",
  dueAt: "2026-11-24T03:25:00.000Z",
  warnAt: null,
  remainingMs: 1,
  runsNow: true,
  reason: null,
  isProvisional: false,
  dayMs: 28_800_000,
  asOf: "2026-11-24T01:00:00.000Z",
  isPromise: true,
  ...given,
});
const title = { zh: "处理中", en: "In progress" };
type Known = Parameters<typeof nextStepOf>[0];
const record = (given: Partial<Known>): Known => ({
  state: { key: "working", title, family: "open" },
  clocks: [clock({})],
  moves: [],
  assignee: { id: "1", name: "周知微" },
  closedAt: null,
  flow: [step("收到", "done"), step("处理", "here")],
  ...given,
});
const now = new Date("2026-11-24T01:00:00Z");
const confirmMove = { key: "confirm", isHidden: false, isPrimary: true } as CaseView["moves"][number];
const againMove = { key: "stillBroken", isHidden: false, isPrimary: false } as CaseView["moves"][number];

test("D13 the promise shown is the nearest that runs, and only one that was given to the customer", () => {
  const clocks = [
    clock({ dueAt: "2026-11-24T08:00:00.000Z" }),
    clock({ clock: "response", dueAt: "2026-11-24T02:00:00.000Z" }),
    clock({ clock: "update", dueAt: "2026-11-24T01:30:00.000Z", isPromise: false }),
    clock({ clock: "acknowledge", dueAt: "2026-11-24T01:10:00.000Z", state: "met" }),
  ];
  expect(nextStepOf(record({ clocks }), now)).toEqual({
    kind: "working",
    person: "周知微",
    promise: { dueAt: "2026-11-24T02:00:00.000Z", isProvisional: false, answers: "response" },
  });
});

test("D13 somebody is named only once the case is past its receipt", () => {
  const atDesk = record({ flow: [step("收到", "here"), step("处理", "ahead")], clocks: [] });
  expect(nextStepOf(atDesk, now)).toEqual({ kind: "working", person: null, promise: null });
});

test("D13 a missed promise is said to be missed", () => {
  const step = nextStepOf(record({}), new Date("2026-11-24T03:26:00Z"));
  expect(step.kind).toBe("late");
});

test("D13 nothing is promised where no promise runs", () => {
  expect(nextStepOf(record({ clocks: [], assignee: null }), now)).toEqual({
    kind: "working",
    person: null,
    promise: null,
  });
});

test("waiting, solved, ended and cancelled cases say so", () => {
  const waiting = record({ state: { key: "w", title, family: "waiting" }, clocks: [clock({ state: "paused" })] });
  expect(nextStepOf(waiting, now)).toEqual({ kind: "waiting", title, isPaused: true, isYours: false });
  const done = { key: "s", title, family: "done" } as const;
  expect(nextStepOf(record({ state: done, moves: [confirmMove] }), now).kind).toBe("confirm");
  const confirmed = record({ state: done, moves: [againMove] });
  expect(nextStepOf(confirmed, now)).toEqual({ kind: "solved", isOpenable: true });
  const closedAt = "2026-11-24T00:00:00.000Z";
  expect(nextStepOf(record({ state: done, closedAt }), now)).toEqual({ kind: "ended", isOpenable: false });
  expect(nextStepOf(record({ state: done, closedAt, moves: [againMove] }), now)).toEqual({
    kind: "ended",
    isOpenable: true,
  });
  expect(nextStepOf(record({ state: { key: "c", title, family: "cancelled" } }), now).kind).toBe("cancelled");
});

const step = (word: string, status: FlowStepView["status"], at: string | null = null): FlowStepView => ({
  key: word,
  title: { zh: word, en: word },
  status,
  at,
  person: null,
  returns: 0,
});
const shape = (steps: FlowStepView[]) => customerFlow(steps).map((one) => `${one.title.zh} ${one.status}`);

test("U3 inner steps of one plain word are one step; what was passed over is left out; nothing ahead is named twice", () => {
  const done = "2026-11-24T00:00:00.000Z";
  expect(
    shape([
      step("收到", "here"),
      step("处理", "ahead"),
      step("安排", "ahead"),
      step("处理", "ahead"),
      step("确认", "ahead"),
      step("确认", "ahead"),
    ]),
  ).toEqual(["收到 here", "安排 ahead", "处理 ahead", "确认 ahead"]);
  expect(
    shape([
      step("收到", "done", done),
      step("处理", "done"),
      step("安排", "done", done),
      step("处理", "here"),
      step("确认", "ahead"),
    ]),
  ).toEqual(["收到 done", "安排 done", "处理 here", "确认 ahead"]);
  expect(
    shape([step("收到", "done", done), step("确认", "done", done), step("确认", "here"), step("结束", "ahead")]),
  ).toEqual(["收到 done", "确认 here", "结束 ahead"]);
});

test("U3 steps that were passed over on the way are not shown as still to come", () => {
  const done = "2026-11-24T00:00:00.000Z";
  const skipped = [step("收到", "done", done), step("安排", "ahead"), step("处理", "ahead"), step("确认", "here")];
  expect(shape(skipped)).toEqual(["收到 done", "确认 here"]);
});

test("U3 of a cancelled case nothing lies ahead; of a closed one what it never went through is left out", () => {
  const done = "2026-11-24T00:00:00.000Z";
  const cancelled = [step("收到", "done", done), step("安排", "ahead"), step("结束", "ahead")];
  expect(customerFlow(cancelled, true).map((one) => one.title.zh)).toEqual(["收到"]);
  expect(shape([step("收到", "done", done), step("处理", "ahead"), step("结束", "done", done)])).toEqual([
    "收到 done",
    "结束 done",
  ]);
});

test("U3 D13 the question is what we said last, as long as the customer has not written since", () => {
  const said = (side: string, body: string | null, isErased = false) => ({ actor: { side }, body, isErased });
  const asked = said("staff", "有没有声音？");
  expect(lastQuestion([said("customer", "黑屏"), asked, said("none", null)])).toBe("有没有声音？");
  expect(lastQuestion([asked, said("customer", "有")])).toBeNull();
  expect(lastQuestion([said("staff", "x", true)])).toBeNull();
  expect(lastQuestion([])).toBeNull();
});

test("U8 ratings by name where the scale has four steps; phones as people read them", () => {
  const names = { rating1: "不满意", rating2: "不太满意", rating3: "满意", rating4: "非常满意" };
  expect([4, 1].map((value) => ratingName(names, value, 4))).toEqual(["非常满意", "不满意"]);
  expect(ratingName(names, 4, 10)).toBe("4");
  expect(["+8613855500101", "+861055501234", "+14155550100"].map(sayPhone)).toEqual([
    "138 5550 0101",
    "+861055501234",
    "+14155550100",
  ]);
});

const field = (given: Partial<FormFieldView>): FormFieldView => ({
  key: "a",
  type: "text",
  title,
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
  ...given,
});

test("fields are checked where they stand: required, length, phone, e-mail, range", () => {
  const form = [
    field({ key: "a", required: true }),
    field({ key: "b", maxLength: 3 }),
    field({ key: "c", type: "phone" }),
    field({ key: "d", type: "email" }),
    field({ key: "e", type: "rating", min: 1, max: 4 }),
  ];
  expect(faultsOf(form, { a: "  ", b: "abcd", c: "??", d: "x@", e: 9 })).toEqual({
    a: "required",
    b: "too-long",
    c: "bad-phone",
    d: "bad-email",
    e: "too-large",
  });
  expect(faultsOf(form, { a: "x", c: "010-5550 1234", d: "a@b.example", e: 4 })).toEqual({});
});

test("a field whose condition does not hold is neither checked nor sent", () => {
  const form = [field({ key: "a" }), field({ key: "b", required: true, when: { field: "a", isOneOf: ["yes"] } })];
  expect(applies(form[1]!, { a: "no" })).toBe(false);
  expect(faultsOf(form, { a: "no" })).toEqual({});
  expect(sendable(form, { a: " no ", b: "left over" })).toEqual({ a: "no" });
  expect(faultsOf(form, { a: "yes" })).toEqual({ b: "required" });
});

test("D13 a change concerns the page of its case and every list, however the number is written", () => {
  expect(concerns("4827-3165", "48273165")).toBe(true);
  expect(concerns("4827-3165", "4827-3166")).toBe(false);
  expect(concerns("4827-3165", null)).toBe(true);
  expect(concerns(null, "4827-3165")).toBe(true);
});

test("an open page asks less often while nothing changes, and at once again when something did", () => {
  expect(nextPause(firstPause, "same")).toBeGreaterThan(firstPause);
  expect(nextPause(60_000, "same")).toBe(60_000);
  expect(nextPause(60_000, "failed")).toBeGreaterThan(60_000);
  expect(nextPause(60_000, "changed")).toBe(firstPause);
});
