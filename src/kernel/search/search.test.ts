import { beforeAll, expect, test } from "vitest";
import { callRoute } from "#test/world/call.ts";
import { createDatabase } from "#test/world/database.ts";
import { testKernel } from "#test/world/kernel.ts";
import { actorWith, insertCase, insertComment, insertOrganisation, insertPerson } from "#test/world/rows.ts";
import type { ProcessDefinition } from "../process/definition.ts";
import { formatNumber } from "../process/numbers.ts";
import type { FoundCase, FoundDevice, FoundOrganisation, FoundPerson, SimilarCase } from "./contract.ts";
import type { FieldsOf } from "./documents.ts";
import { indexCases, reindex } from "./index-cases.ts";
import { searchRoutes } from "./routes.ts";

type Found = {
  isMistyped: boolean;
  cases: FoundCase[];
  persons: FoundPerson[];
  organisations: FoundOrganisation[];
  devices: FoundDevice[];
};

const db = await createDatabase();
const kernel = testKernel(db);
const words = (text: string) => ({ zh: text, en: text });
const fields = {
  solution: { type: "long-text", isPublic: true },
  cause: { type: "long-text", isPublic: false },
};
const definition = {
  fields,
  states: {
    registered: { title: words("已登记"), customerTitle: words("已收到") },
    closed: { title: words("已关闭") },
  },
} as unknown as ProcessDefinition;
const routes = searchRoutes(kernel, { version: () => definition });
const fieldsOf: FieldsOf = () => definition.fields;

const agent = actorWith("junior-agent", { id: "90001" });
const find = (q: string, actor = agent) => callRoute<Found>(routes, "search", actor, { query: { q } });
const subjects = async (q: string, actor = agent) => (await find(q, actor)).cases.map(({ subject }) => subject);

let hospital: string;
let library: string;
let requester: string;
const printer = { id: "", number: "" };
const secret = { id: "", number: "" };

beforeAll(async () => {
  hospital = await insertOrganisation(db, { name: "建木医院" });
  library = await insertOrganisation(db, { name: "北溟大学图书馆" });
  requester = await insertPerson(db, {
    name: "林见山",
    initials: "ljs",
    organisationId: hospital,
    phone: "+8613855500011",
    email: "lin@example.com",
  });
  await db.query({
    text: "insert into devices (organisation_id, model, serial, name) values ($1, '激光打印机', 'SN-7F3K', '三楼'), ($2, '扫描仪', 'SN-7F9Z', '')",
    values: [hospital, library],
  });
  const ofHospital = { organisationId: hospital, requesterId: requester };
  Object.assign(
    printer,
    await insertCase(db, { ...ofHospital, subject: "门诊三楼打印机不打印", description: "提示 ERR-1024 缺纸" }),
  );
  await insertComment(db, printer.id, "已经换了硒鼓", "public");
  await insertComment(db, printer.id, "canary-internal 客户欠费", "internal");
  await insertCase(db, {
    organisationId: library,
    subject: "图书馆 VPN 无法登录",
    fields: { solution: "重置证书", cause: "过期 canary-cause" },
  });
  Object.assign(secret, await insertCase(db, { subject: "投诉 canary-restricted 打印机", isRestricted: true }));
  await reindex({ db }, fieldsOf);
});

test.each([
  ["打印机", ["门诊三楼打印机不打印"]],
  ["打印", ["门诊三楼打印机不打印"]],
  ["三楼 打印机", ["门诊三楼打印机不打印"]],
  ["err-1024", ["门诊三楼打印机不打印"]],
  ["1024", ["门诊三楼打印机不打印"]],
  ["ＶＰＮ", ["图书馆 VPN 无法登录"]],
  ["vpn 登录", ["图书馆 VPN 无法登录"]],
  ["VP", ["图书馆 VPN 无法登录"]],
  ["硒鼓", ["门诊三楼打印机不打印"]],
  ["证书", ["图书馆 VPN 无法登录"]],
  ["canary-cause", ["图书馆 VPN 无法登录"]],
  ["三楼 证书", []],
  ["的", []],
  ["", []],
])("words in Chinese and English: %j finds %j", async (q, expected) => {
  expect(await subjects(q)).toEqual(expected);
});

test("numbers, phones, addresses, serials, names and initials are found at once, without the search table", async () => {
  const { id, number } = await insertCase(db, { requesterId: requester, subject: "刚刚登记" });
  expect((await find(formatNumber(number))).cases).toMatchObject([{ by: "number", subject: "刚刚登记" }]);
  for (const q of ["13855500011", "+86 138 5550 0011", "138-5550", "lin@example.com", "LIN@"]) {
    const found = await find(q);
    expect(
      found.persons.map(({ name }) => name),
      q,
    ).toEqual(["林见山"]);
    expect(
      found.cases.map(({ subject }) => subject),
      q,
    ).toContain("刚刚登记");
  }
  for (const q of ["林见", "ljs", "LJS"]) expect((await find(q)).persons[0]?.organisation?.name, q).toBe("建木医院");
  expect((await find("建木")).organisations).toMatchObject([{ name: "建木医院", isCustomer: true }]);
  expect((await find("sn-7f")).devices.map(({ serial }) => serial)).toEqual(["SN-7F3K", "SN-7F9Z"]);
  await db.query({ text: "delete from cases where id = $1", values: [id] });
});

test("a mistyped number is said to be mistyped", async () => {
  const wrong = `${printer.number.slice(0, -1)}${(Number(printer.number.at(-1)) + 3) % 10}`;
  expect(await find(wrong)).toMatchObject({ isMistyped: true, cases: [] });
});

test("S8 internal words are found by staff only", async () => {
  const customer = actorWith("customer", { id: requester, organisationId: hospital });
  expect(await subjects("canary-internal")).toEqual(["门诊三楼打印机不打印"]);
  expect(await subjects("canary-internal", customer)).toEqual([]);
  expect(await subjects("欠费", customer)).toEqual([]);
  expect(await subjects("硒鼓", customer)).toEqual(["门诊三楼打印机不打印"]);
  expect((await find("硒鼓", customer)).cases[0]?.state.title.zh).toBe("已收到");
});

test("S7 nobody finds cases, people, organisations or devices of others", async () => {
  const other = actorWith("customer-representative", {
    id: "90002",
    organisationId: library,
    representedIds: [library],
  });
  for (const q of [
    "打印机",
    printer.number,
    "13855500011",
    "lin@example.com",
    "canary-cause",
    "林见山",
    "ljs",
    "建木",
  ]) {
    const found = await find(q, other);
    expect(found, q).toEqual({ isMistyped: false, cases: [], persons: [], organisations: [], devices: [] });
  }
  expect((await find("SN-7F", other)).devices.map(({ serial }) => serial)).toEqual(["SN-7F9Z"]);
});

test("S7 a restricted case is found by nobody but its parties", async () => {
  expect(await subjects("canary-restricted")).toEqual([]);
  expect((await find(secret.number)).cases).toEqual([]);
  const party = await insertPerson(db);
  await db.query({
    text: "insert into case_parties (case_id, person_id, part, added_at) values ($1, $2, 'participant', '2030-01-01')",
    values: [secret.id, party],
  });
  expect(await subjects("canary-restricted", actorWith("engineer", { id: party }))).toHaveLength(1);
});

test("S10 S2 questions with operators, quotes and wildcards are only words", async () => {
  for (const q of [
    "'; drop table cases; --",
    "' | 打印机 | '",
    "!打印机",
    "a:*",
    "%",
    "_",
    "\\",
    "\u0000",
    "打印机\u0000",
    "{}[]()",
    "\ud800",
  ]) {
    await expect(find(q), JSON.stringify(q)).resolves.toBeDefined();
  }
  expect((await find("%")).persons).toEqual([]);
  expect(await subjects("!打印机")).toEqual(["门诊三楼打印机不打印"]);
});

test("a document made from an older reading never replaces a newer one, and making it again changes nothing", async () => {
  const count = () => db.query<{ n: number }>({ text: "select documents as n from search_words where word = '硒鼓'" });
  expect((await count()).rows).toEqual([{ n: 1 }]);
  await db.transaction((tx) => indexCases(tx, [printer.id, printer.id], fieldsOf));
  expect((await count()).rows).toEqual([{ n: 1 }]);
  await db.query({ text: "update search_documents set event_count = 99 where case_id = $1", values: [printer.id] });
  await insertComment(db, printer.id, "后来的话 蓝屏", "public");
  await db.transaction((tx) => indexCases(tx, [printer.id], fieldsOf));
  expect(await subjects("蓝屏")).toEqual([]);
  await db.query({ text: "update search_documents set event_count = 0 where case_id = $1", values: [printer.id] });
  await reindex({ db }, fieldsOf);
  expect(await subjects("蓝屏")).toEqual(["门诊三楼打印机不打印"]);
});

test("words that vanish are counted out", async () => {
  const { id } = await insertCase(db, { subject: "温度传感器 告警" });
  await db.transaction((tx) => indexCases(tx, [id], fieldsOf));
  await db.query({ text: "update cases set subject = '换了题目', event_count = 1 where id = $1", values: [id] });
  await db.transaction((tx) => indexCases(tx, [id], fieldsOf));
  const { rows } = await db.query({ text: "select documents from search_words where word = '传感器'" });
  expect(rows).toEqual([]);
});

test("D6 similar cases: solved first with their solution, by shared rare words, never the case itself", async () => {
  const solved = await insertCase(db, {
    subject: "门诊二楼打印机卡纸",
    organisationId: library,
    state: "closed",
    family: "done",
    fields: { solution: "更换搓纸轮" },
  });
  await db.query({ text: "update cases set solved_at = '2030-02-01' where id = $1", values: [solved.id] });
  await insertCase(db, { subject: "打印机 取消", family: "cancelled" });
  for (let n = 0; n < 5; n++) await insertCase(db, { subject: `登录问题 ${n}` });
  await reindex({ db }, fieldsOf);
  type Similar = { items: SimilarCase[] };
  const similar = await callRoute<Similar>(routes, "cases.similar", agent, { params: { number: printer.number } });
  expect(similar.items[0]).toMatchObject({ subject: "门诊二楼打印机卡纸", solution: "更换搓纸轮" });
  expect(similar.items[0]?.words).toContain("门诊");
  expect(similar.items.map(({ number }) => number)).not.toContain(formatNumber(printer.number));
  expect(similar.items.map(({ subject }) => subject)).not.toContain("打印机 取消");

  const typed = await callRoute<Similar>(routes, "similar", agent, { query: { q: "打印机又卡纸了" } });
  expect(typed.items.map(({ subject }) => subject)).toEqual(["门诊二楼打印机卡纸", "门诊三楼打印机不打印"]);
  const customer = actorWith("customer", { id: requester, organisationId: hospital });
  const theirs = await callRoute<Similar>(routes, "similar", customer, { query: { q: "打印机又卡纸了" } });
  expect(theirs.items.map(({ subject }) => subject)).toEqual(["门诊三楼打印机不打印"]);
  const none = await callRoute<Similar>(routes, "similar", agent, { query: { q: "，。!" } });
  expect(none.items).toEqual([]);
});
