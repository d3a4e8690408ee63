import { expect, test } from "vitest";
import { emptyDraft } from "./draft.ts";
import { spokenPhone } from "./phone.ts";
import {
  clueOf,
  fieldsRequiredBy,
  filledScript,
  isWholeContact,
  matrixPriority,
  missingFor,
  registrationOf,
} from "./rules.ts";

test.each([
  ["+8613855500177", "138-5550-0177"],
  ["+862155500142", "021-5550-0142"],
  ["+865515550142", "0551-555-0142"],
  ["+8655155500142", "0551-5550-0142"],
  ["+442071234567", "+442071234567"],
])("%s is said %s", (stored, said) => {
  expect(spokenPhone(stored)).toBe(said);
});

test("D2 a number is the surest clue, then an address, then letters of a name", () => {
  expect(clueOf({ phone: "138-5550", email: "a@b", name: "顾" })).toEqual({ phone: "138-5550" });
  expect(clueOf({ phone: "13", email: "gu@b", name: "顾" })).toEqual({ email: "gu@b" });
  expect(clueOf({ phone: "", email: "", name: "顾" })).toEqual({ q: "顾" });
  expect(clueOf({ phone: "", email: "", name: "g" })).toBeNull();
});

test("D2 only a whole number recognises by itself, however it is written", () => {
  const contact = { kind: "phone", value: "+862155500142" } as const;
  expect(isWholeContact("021 5550-0142", contact)).toBe(true);
  expect(isWholeContact("+86 21 5550 0142", contact)).toBe(true);
  expect(isWholeContact("021 5550", contact)).toBe(false);
  expect(isWholeContact("GU@x.example ", { kind: "email", value: "gu@x.example" })).toBe(true);
});

test("D5 priority comes from the matrix once both are chosen", () => {
  const matrix = { cells: [{ impact: 2, urgency: 1, priority: 2 }], impacts: [], urgencies: [] };
  expect(matrixPriority(matrix, "2", "1")).toBe(2);
  expect(matrixPriority(matrix, "2", null)).toBeNull();
});

test("D10 a category asks for its own fields and those of the ones above", () => {
  const name = { zh: "", en: "" };
  const categories = [
    { id: "1", parentId: null, name, requiredFields: ["deviceModel"] },
    { id: "2", parentId: "1", name, requiredFields: ["deviceSerial"] },
  ];
  expect([...fieldsRequiredBy(categories, "2")]).toEqual(["deviceSerial", "deviceModel"]);
  expect([...fieldsRequiredBy(categories, null)]).toEqual([]);
});

const ready = {
  ...emptyDraft,
  subject: " 打印机卡纸 ",
  service: { id: "1", name: "终端" },
  category: { id: "2", name: "打印" },
  impact: "3",
  urgency: "2",
};

test("D2 a call can be registered with its symptom alone; a dispatch needs the rest", () => {
  expect(missingFor("register", { ...emptyDraft, subject: "x" }, new Set())).toEqual([]);
  expect(missingFor("triage", ready, new Set())).toEqual([]);
  expect(missingFor("dispatch", ready, new Set(["deviceSerial"]))).toEqual(["team", "deviceSerial"]);
  expect(missingFor("register", { ...ready, priority: 1 }, new Set())).toEqual(["priorityReason"]);
});

test("D1 what was not filled is not sent; a dispatch carries its team", () => {
  const body = registrationOf("dispatch", { ...ready, team: { id: "7", name: "网络组" } });
  expect(body).toMatchObject({
    subject: "打印机卡纸",
    requester: {},
    fields: { service: "1", category: "2", impact: "3", urgency: "2" },
    andMove: { move: "dispatch", fields: { team: "7", service: "1" } },
  });
  expect(Object.keys(body.fields ?? {})).not.toContain("deviceModel");
});

test("D3 scripts carry the record's values, and a gap where there is none", () => {
  expect(filledScript("电话是 {{phone}}，对吗？", { phone: "138" })).toEqual([
    { text: "电话是 ", isValue: false },
    { text: "138", isValue: true },
    { text: "，对吗？", isValue: false },
  ]);
  expect(filledScript("{{number}}", {})).toEqual([{ text: "……", isValue: true }]);
});
