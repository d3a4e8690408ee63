import { beforeAll, expect, test } from "vitest";
import { callRoute } from "#test/world/call.ts";
import { createDatabase } from "#test/world/database.ts";
import { testKernel } from "#test/world/kernel.ts";
import { actorWith, insertCase, insertOrganisation, insertPerson } from "#test/world/rows.ts";
import type { NoticeView } from "./contract.ts";
import { tellPersons } from "./notices.ts";
import { noticeRoutes } from "./routes.ts";
import { noticeWords, sayNotice } from "./words.ts";

const db = await createDatabase();
const kernel = testKernel(db);
const routes = noticeRoutes(kernel);
type Page = { items: NoticeView[]; unread: number; next: string | null };

let agentId: string;
let customerId: string;
let organisationId: string;
beforeAll(async () => {
  organisationId = await insertOrganisation(db);
  agentId = await insertPerson(db);
  customerId = await insertPerson(db, { name: "林见山", organisationId });
});
const agent = () => actorWith("junior-agent", { id: agentId });

test("U4 the same cause tells a person once, however often the reaction runs", async () => {
  const { id, number } = await insertCase(db, { subject: "无法登录" });
  const notice = { kind: "assigned", caseId: id, once: `assigned:${id}:3` } as const;
  for (let n = 0; n < 2; n++) {
    await db.transaction((tx) => tellPersons(tx, [{ personIds: [agentId, agentId, "999"], notice, at: kernel.now() }]));
  }
  const { items, unread } = await callRoute<Page>(routes, "notices.list", agent());
  expect(unread).toBe(1);
  expect(items).toMatchObject([{ kind: "assigned", text: { zh: expect.stringContaining("无法登录") }, readAt: null }]);
  expect(items[0]?.number?.replace("-", "")).toBe(number);
  const { rows } = await db.query({ text: "select payload from announcements where kind = 'notices.added'" });
  expect(rows).toEqual([{ payload: { persons: [agentId] } }]);
});

test("U4 S7 a notice is gone with the right to see its case, in the list and in the count", async () => {
  const { id } = await insertCase(db, { organisationId, requesterId: customerId });
  const notice = { kind: "news-for-customer", caseId: id, once: "n1" } as const;
  await tellPersons(db, [{ personIds: [customerId], notice, at: kernel.now() }]);
  const customer = actorWith("customer", { id: customerId, organisationId });
  const page = () => callRoute<Page>(routes, "notices.list", customer);
  expect(await page()).toMatchObject({ items: [{ kind: "news-for-customer" }], unread: 1 });
  await db.query({ text: "update cases set requester_id = null where id = $1", values: [id] });
  expect(await page()).toEqual({ items: [], unread: 0, next: null });
});

test("U4 notices are paged by keyset, read one by one or all, and only by their owner", async () => {
  const person = await insertPerson(db);
  const reader = actorWith("engineer", { id: person });
  for (let n = 0; n < 5; n++) {
    await tellPersons(db, [{ personIds: [person], notice: { kind: "moved", once: `m${n}` }, at: kernel.now() }]);
  }
  const first = await callRoute<Page>(routes, "notices.list", reader, { query: { limit: 3 } });
  const second = await callRoute<Page>(routes, "notices.list", reader, { query: { limit: 3, cursor: first.next } });
  expect([...first.items, ...second.items].map(({ id }) => id)).toHaveLength(5);
  expect(second.next).toBeNull();

  const [newest] = first.items;
  const params = { id: newest!.id };
  await expect(callRoute(routes, "notices.read", agent(), { params })).rejects.toMatchObject({ kind: "not-found" });
  await callRoute(routes, "notices.read", reader, { params });
  expect((await callRoute<Page>(routes, "notices.list", reader)).unread).toBe(4);
  await callRoute(routes, "notices.read-all", reader, { body: { upTo: second.items[0]!.id } });
  expect((await callRoute<Page>(routes, "notices.list", reader)).unread).toBe(2);
  await callRoute(routes, "notices.read-all", reader, { body: {} });
  expect((await callRoute<Page>(routes, "notices.list", reader)).unread).toBe(0);
});

test("a program has no notices", async () => {
  const program = actorWith("integration", { kind: "api-key", id: agentId });
  expect(await callRoute<Page>(routes, "notices.list", program)).toEqual({ items: [], unread: 0, next: null });
});

test("S13 values put into a notice are never expanded again", () => {
  const said = sayNotice("assigned", { number: "1234-5678", subject: "{{number}} {{password}}" });
  expect(said.en).toBe("1234-5678 is assigned to you: {{number}} {{password}}");
});

test("every kind of notice has words in both languages with the same look-ups", () => {
  for (const { zh, en } of Object.values(noticeWords)) {
    const names = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
    expect(names(zh)).toEqual(names(en));
  }
});
