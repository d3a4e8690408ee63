import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { storeFile } from "#kernel/files/store.ts";
import { bySystem } from "#kernel/people/commands/change.ts";
import { erasePerson } from "#kernel/people/commands/erase-person.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import { findBroken } from "#test/world/invariants.ts";
import { call } from "#test/world/registers.ts";

const secret = "我的身份证号后四位是 XQZW";
const isSound = async (desk: Desk) =>
  expect(await findBroken(desk.db, desk.program.engine.ground.definitions)).toEqual([]);

/** Everything the database holds, as text: what was erased must stand nowhere. */
async function standsIn(desk: Desk, words: string): Promise<string[]> {
  const { rows } = await desk.db.query<{ name: string }>({
    text: "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  });
  const found = [];
  for (const { name } of rows) {
    const { rowCount } = await desk.db.query({
      text: `select 1 from "${name}" t where position(lower($1) in lower(t::text)) > 0 limit 1`,
      values: [words],
    });
    if (rowCount > 0) found.push(name);
  }
  return found;
}

async function erase(desk: Desk, who: Person, caseId: string, seq: number, more: { key?: string } = {}) {
  const asking = await desk.asking(who);
  return desk.program.engine.eraseContent({ ...asking, idempotencyKey: more.key ?? null }, caseId, {
    seq,
    because: "误写了证件号码",
  });
}

type Entry = { seq: number; body: string | null; isErased: boolean; attachments: unknown[]; erased: object | null };
async function timelineOf(desk: Desk, who: Person, caseId: string): Promise<Entry[]> {
  const { record } = await desk.read(caseId);
  const asking = await desk.asking(who);
  const params = { number: record.number };
  return (await call<{ entries: Entry[] }>(routesOf(desk.program), "cases.timeline", asking, { params })).entries;
}

async function find(desk: Desk, q: string): Promise<unknown[]> {
  const asking = await desk.asking(desk.people.operator);
  return (await call<{ items: unknown[] }>(routesOf(desk.program), "cases.list", asking, { query: { q } })).items;
}

test("M4 what a customer wrote by mistake is erased with its file: nowhere left, not found, said by whom and why, the chain whole", async () => {
  const desk = await openDesk();
  const { lead, customer } = desk.people;
  const { id } = await desk.registerCall();
  const attachment = await attach(desk, id, "身份证 XQZW.jpg");
  const { seq } = await desk.program.engine.comment(await desk.asking(customer), id, {
    body: secret,
    visibility: "public",
    attachments: [attachment],
  });
  await desk.settle();
  expect(await find(desk, "XQZW")).toHaveLength(1);
  const { version } = await erase(desk, lead, id, seq);
  expect((await desk.read(id)).record.version).toBe(version);
  await desk.settle();
  expect(await standsIn(desk, "XQZW")).toEqual([]);
  expect(await find(desk, "XQZW")).toEqual([]);
  for (const reader of [lead, customer]) {
    const entry = (await timelineOf(desk, reader, id)).find((one) => one.seq === seq);
    expect(entry).toMatchObject({
      isErased: true,
      body: null,
      attachments: [],
      erased: { by: { zh: "林见山", en: "林见山" }, because: "误写了证件号码" },
    });
  }
  await isSound(desk);
});

test("M4 what a move filled in goes from the case too, but for what says nothing about anybody", async () => {
  const desk = await openDesk();
  const { operator, engineer, lead } = desk.people;
  const id = await desk.takeTo("working");
  await desk.move(engineer, id, "solve", { cause: secret, solution: "换电源", result: "好了 XQZW" });
  await desk.settle();
  await erase(desk, lead, id, (await desk.read(id)).record.eventCount);
  await desk.settle();
  expect(await standsIn(desk, "XQZW")).toEqual([]);
  const { fields } = (await desk.read(id)).record;
  expect(fields).toMatchObject({ severity: "ordinary", firstDiagnosis: "读卡板供电不足" });
  expect(fields).not.toHaveProperty("cause");
  await desk.move(operator, id, "takeResult", { category: desk.ids.category!, cause: "供电", solution: "换电源" });
  await isSound(desk);
});

test("M4 a satisfaction answer keeps its figures and loses its words", async () => {
  const desk = await openDesk();
  const { operator, lead } = desk.people;
  await desk.takeTo("followUp");
  const { rows } = await desk.db.query<{ id: string }>({ text: "select id from cases where process = 'follow-up'" });
  const followUp = rows[0]!.id;
  await desk.move(operator, followUp, "satisfied", { satisfaction: 4, remark: secret });
  await erase(desk, lead, followUp, (await desk.read(followUp)).record.eventCount);
  await desk.settle();
  expect(await standsIn(desk, "XQZW")).toEqual([]);
  const answers = await desk.db.query({ text: "select answers, score from submissions" });
  expect(answers.rows).toEqual([{ answers: { satisfaction: 4 }, score: 100 }]);
});

test("M4 it is done once, by who may, and a repeated call is answered as the first", async () => {
  const desk = await openDesk();
  const { lead, operator, customer } = desk.people;
  const { id } = await desk.registerCall();
  await expect(erase(desk, operator, id, 1)).rejects.toMatchObject({ code: "not-permitted" });
  await expect(erase(desk, customer, id, 1)).rejects.toMatchObject({ code: "not-permitted" });
  await expect(erase(desk, lead, id, 99)).rejects.toMatchObject({ kind: "not-found", code: "no-such-entry" });
  const first = await erase(desk, lead, id, 1, { key: "once" });
  expect(await erase(desk, lead, id, 1, { key: "once" })).toEqual(first);
  await expect(erase(desk, lead, id, 1, { key: "another" })).rejects.toMatchObject({
    kind: "wrong-state",
    code: "already-erased",
  });
  await expect(erase(desk, lead, id, first.seq)).rejects.toMatchObject({ code: "nothing-to-erase" });
  expect((await desk.read(id)).record.description).toBe("");
  await isSound(desk);
});

test("R6 two who erase the same entry at once: one does, the other is told", async () => {
  const desk = await openDesk();
  const { id } = await desk.registerCall();
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => erase(desk, desk.people.lead, id, 1)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "already-erased" });
  await isSound(desk);
});

test("M4 U1 a customer who is erased stands in none of their cases any more, not even where a move was being made meanwhile", async () => {
  const desk = await openDesk();
  const { customer, operator } = desk.people;
  const { id } = await desk.registerCall();
  await desk.settle();
  expect(await find(desk, "顾南枝")).toHaveLength(1);
  await desk.db.transaction((tx) => erasePerson(tx, bySystem(desk.kernel.now()), customer.id));
  await desk.settle();
  expect((await desk.read(id)).record).toMatchObject({ requester: {}, requesterId: customer.id });
  expect(await standsIn(desk, "+8613855500177")).toEqual([]);
  expect(await standsIn(desk, "顾南枝")).toEqual([]);
  expect(await find(desk, "顾南枝")).toEqual([]);
  const routes = routesOf(desk.program);
  const params = { number: (await desk.read(id)).record.number };
  const page = await call<{ requester: { name: string; phone: null } }>(
    routes,
    "cases.read",
    await desk.asking(operator),
    { params },
  );
  expect(page.requester).toMatchObject({ phone: null, email: null });
  expect(page.requester.name).toContain(customer.id);
  await isSound(desk);
});

async function attach({ db, kernel, people }: Desk, caseId: string, name: string): Promise<string> {
  const bytes = async function* () {
    yield Buffer.from("plain words");
  };
  const stored = await storeFile(db, bytes(), { name, mostBytes: 1_000_000, now: kernel.now() });
  const { rows } = await db.query<{ id: string }>({
    text: `insert into attachments (id, file_id, case_id, name, visibility, created_at, created_by)
      values (gen_random_uuid(), $1, $2, $3, 'public', $4, $5) returning id`,
    values: [stored.id, caseId, name, kernel.now(), people.customer.id],
  });
  return rows[0]!.id;
}
