import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { openDesk, type PersonKey } from "#test/world/desk.ts";
import { keepRoster } from "#test/world/duty.ts";
import { call, invalidFields } from "#test/world/registers.ts";
import type { NoteView } from "./contract.ts";

async function open() {
  const desk = await openDesk();
  const routes = routesOf(desk.program);
  const act = async <T>(
    who: PersonKey,
    operation: string,
    input: { params?: object; body?: object; query?: object } = {},
  ) => call<T>(routes, operation, await desk.asking(desk.people[who]), input);
  const team = desk.ids["team:desk"]!;
  const write = (who: PersonKey, body: object = {}) =>
    act<NoteView>(who, "hand-over.write", { body: { teamId: team, body: "机房空调报警，已请物业处理", ...body } });
  const unread = async (who: PersonKey) => (await act<{ items: NoteView[] }>(who, "hand-over.unread")).items;
  const confirm = (who: PersonKey, id: string) => act<NoteView>(who, "hand-over.read", { params: { id } });
  return { desk, act, team, write, unread, confirm };
}

test("D20 the leaving shift's note must be read by each of the coming shift: a to-do until confirmed, with who read when", async () => {
  const { desk, team, write, unread, confirm } = await open();
  const { operator, logger, lead } = desk.people;
  const night = { from: "2030-03-04T12:00:00Z", until: "2030-03-05T00:00:00Z" };
  await keepRoster(desk, team, [
    { person: operator, from: "2030-03-04T00:00:00Z", until: "2030-03-04T12:00:00Z" },
    { person: logger, ...night },
    { person: lead, ...night },
  ]);
  const { number } = await desk.registerCall();
  const note = await write("operator", { cases: [number] });
  expect(note).toMatchObject({
    author: { name: "沈一苇" },
    leaving: { from: "2030-03-04T00:00:00.000Z" },
    coming: { from: "2030-03-04T12:00:00.000Z" },
    cases: [{ number, state: { en: "Received" } }],
    isMineToRead: false,
  });
  expect(await unread("operator"), "nobody must read their own").toEqual([]);
  expect(await unread("logger")).toMatchObject([{ id: note.id, isMineToRead: true }]);
  desk.kernel.moveTo("2030-03-04T12:05:00.000Z");
  expect(await confirm("logger", note.id)).toMatchObject({ isMineToRead: false });
  expect(await unread("logger")).toEqual([]);
  const [waiting] = await unread("lead");
  expect(waiting?.readers.toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual(
    [
      { id: logger.id, name: "程晚照", readAt: "2030-03-04T12:05:00.000Z" },
      { id: lead.id, name: "林见山", readAt: null },
    ].toSorted((a, b) => Number(a.id) - Number(b.id)),
  );
  await confirm("lead", note.id);
  expect(await unread("lead")).toEqual([]);
  const { rows } = await desk.db.query<{ person_id: string }>({
    text: "select person_id from notices where kind = 'hand-over-note' order by person_id",
  });
  expect(rows.map((row) => row.person_id)).toEqual([logger.id, lead.id].toSorted((a, b) => Number(a) - Number(b)));
});

test("D20 whoever takes over a shift of the coming ones after the note was written must read it too", async () => {
  const { desk, team, write, unread } = await open();
  const { operator, logger, lead } = desk.people;
  await keepRoster(desk, team, [
    { person: operator, from: "2030-03-04T00:00:00Z", until: "2030-03-04T12:00:00Z" },
    { person: logger, from: "2030-03-04T12:00:00Z", until: "2030-03-05T00:00:00Z" },
  ]);
  await write("operator");
  await desk.db.query({
    text: "update duty_entries set person_id = $1 where person_id = $2",
    values: [lead.id, logger.id],
  });
  expect(await unread("logger")).toEqual([]);
  expect(await unread("lead")).toHaveLength(1);
});

test("D20 without a roster everybody else of the team reads; others neither write nor confirm nor look for them", async () => {
  const { act, team, write, unread, confirm } = await open();
  const note = await write("operator");
  expect(note.coming).toBeNull();
  expect(await unread("logger")).toHaveLength(1);
  expect(await unread("engineer")).toEqual([]);
  await expect(write("engineer")).rejects.toMatchObject({ code: "not-your-team" });
  await expect(confirm("engineer", note.id)).rejects.toMatchObject({ code: "not-your-team" });
  await expect(act("engineer", "hand-over.list", { query: { team } })).rejects.toMatchObject({ code: "not-your-team" });
  expect(await act("engineer", "hand-over.list")).toEqual({ items: [], next: null });
  await expect(act("engineer", "hand-over.offer", { query: { team } })).rejects.toMatchObject({
    code: "not-your-team",
  });
});

test("D20 cases in a note are offered from what waits, refused where unknown, and shown by the reader's own scope", async () => {
  const { desk, act, team, write } = await open();
  const { number, id } = await desk.registerCall();
  const offer = await act<{ cases: { number: string }[] }>("operator", "hand-over.offer", { query: { team } });
  expect(offer.cases.map((one) => one.number)).toEqual([number]);
  await expect(write("operator", { cases: ["1000-0000"] })).rejects.toMatchObject(
    invalidFields({ "cases.0": "number-mistyped" }),
  );
  await write("operator", { cases: [number] });
  await desk.db.query({ text: "update cases set is_restricted = true where id = $1", values: [id] });
  const { items } = await act<{ items: NoteView[] }>("logger", "hand-over.list");
  expect(items[0]!.cases).toEqual([]);
});

test("D20 notes are found by a word of theirs or by who wrote them, page by page", async () => {
  const { act, write } = await open();
  for (const body of ["空调报警", "100% 恢复", "打印机缺纸"]) await write("operator", { body });
  const list = (query: object) =>
    act<{ items: NoteView[]; next: string | null }>("logger", "hand-over.list", { query });
  expect((await list({ q: "打印" })).items.map(({ body }) => body)).toEqual(["打印机缺纸"]);
  expect(
    (await list({ q: "%" })).items.map(({ body }) => body),
    "a sign is a sign",
  ).toEqual(["100% 恢复"]);
  expect((await list({ q: "沈一苇" })).items).toHaveLength(3);
  const first = await list({ limit: 2 });
  expect(first.items).toHaveLength(2);
  expect((await list({ limit: 2, cursor: first.next! })).items.map(({ body }) => body)).toEqual(["空调报警"]);
});
