import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { caseOperations } from "#kernel/process/contract.ts";
import { type Desk, openDesk, type Person } from "#test/world/desk.ts";
import { call } from "#test/world/registers.ts";
import { type SavedView, caseViewOperations as views } from "./contract.ts";

async function ask<T>(desk: Desk, who: Person, operation: { id: string }, input: object = {}, ifMatch?: number) {
  const asking = { ...(await desk.asking(who)), ifMatch: ifMatch ?? null };
  return (await call(routesOf(desk.program), operation.id, asking, input)) as T;
}
const list = async (desk: Desk, who: Person) => (await ask<{ items: SavedView[] }>(desk, who, views.list)).items;
const both = (name: string) => ({ zh: name, en: name });
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });

test("D22 a view keeps filters, order and columns, counts live, is put in order, changed, and deleted", async () => {
  const desk = await openDesk();
  const { operator } = desk.people;
  const body = {
    name: both("没人接的"),
    reach: "mine",
    query: { process: "incident", assignee: "nobody", family: "open" },
    columns: ["number", "dueAt"],
  };
  const made = await ask<SavedView>(desk, operator, views.create, { body });
  expect(made).toMatchObject({ name: both("没人接的"), count: 0, columns: ["number", "dueAt"], mayChange: true });
  await desk.registerCall();
  expect((await list(desk, operator))[0]).toMatchObject({ id: made.id, count: 1 });

  const ended = await ask<SavedView>(desk, operator, views.create, {
    body: { ...body, name: both("已结束"), query: { family: "done" } },
  });
  expect(ended.count).toBeNull();
  await ask(desk, operator, views.order, { body: { ids: [ended.id, made.id] } });
  expect((await list(desk, operator)).map(({ name }) => name.zh)).toEqual(["已结束", "没人接的"]);

  const changed = await ask<SavedView>(
    desk,
    operator,
    views.change,
    { params: { id: made.id }, body: { name: both("待接") } },
    made.version,
  );
  expect(changed).toMatchObject({ name: both("待接"), version: 2, query: made.query });
  await expect(
    ask(desk, operator, views.change, { params: { id: made.id }, body: { name: both("x") } }, made.version),
  ).rejects.toMatchObject({ kind: "conflict" });
  await ask(desk, operator, views.remove, { params: { id: made.id } });
  expect((await list(desk, operator)).map(({ name }) => name.zh)).toEqual(["已结束"]);
});

test("D22 shared by those who may, with a team or everybody; each reads it with their own rights", async () => {
  const desk = await openDesk();
  const { lead, operator, engineer, liaison } = desk.people;
  await desk.registerCall();
  const query = { process: "incident", family: "open" };
  await ask(desk, lead, views.create, { body: { name: { zh: "全部", en: "Everything" }, reach: "all", query } });
  await ask(desk, lead, views.create, {
    body: { name: both("台内"), reach: "team", teamId: desk.ids["team:desk"], query },
  });
  expect((await list(desk, operator)).map(({ name, count, mayChange }) => [name.zh, count, mayChange])).toEqual([
    ["台内", 1, false],
    ["全部", 1, false],
  ]);
  // An engineer is of another team and sees none of the desk's cases: not in the count either.
  expect((await list(desk, engineer)).map(({ name, count }) => [name.zh, count])).toEqual([["全部", 0]]);
  // A liaison may share, but not with a team they are not in.
  const foreign = { name: both("x"), reach: "team", teamId: desk.ids["team:desk"], query };
  await expect(ask(desk, liaison, views.create, { body: foreign })).rejects.toEqual(refusal("not-permitted"));
});

test("D22 S7 who may not share keeps views to themselves, and nobody touches another's", async () => {
  const desk = await openDesk();
  const { operator, logger } = desk.people;
  const query = { family: "open" };
  await expect(ask(desk, operator, views.create, { body: { name: both("x"), reach: "all", query } })).rejects.toEqual(
    refusal("not-permitted"),
  );
  const mine = await ask<SavedView>(desk, operator, views.create, {
    body: { name: both("我的"), reach: "mine", query },
  });
  expect(await list(desk, logger)).toEqual([]);
  await expect(ask(desk, logger, views.remove, { params: { id: mine.id } })).rejects.toEqual(refusal("not-found"));
  await expect(ask(desk, operator, views.change, { params: { id: mine.id }, body: { reach: "all" } })).rejects.toEqual(
    refusal("not-permitted"),
  );
});

test("D22 S10 what a view names is checked when it is kept, so that no view spoils the counts of the others", async () => {
  const desk = await openDesk();
  const { operator } = desk.people;
  for (const query of [{ team: "1; drop table cases", family: "open" }, { createdFrom: "yesterday" }])
    await expect(
      ask(desk, operator, views.create, { body: { name: both("x"), reach: "mine", query } }),
    ).rejects.toMatchObject({ kind: "invalid" });
  expect(await list(desk, operator)).toEqual([]);
});

test("D22 what is soon at risk is counted by its own warning, however far its due time lies", async () => {
  const desk = await openDesk();
  const { operator, lead } = desk.people;
  const { id } = await desk.registerCall({ fields: { service: desk.ids.service, impact: "2", urgency: "1" } });
  const counts = async () => (await ask<{ counts: Record<string, number> }>(desk, lead, caseOperations.counts)).counts;
  expect((await counts()).soon).toBe(0);
  const { rows } = await desk.db.query<{ warn_at: Temporal.Instant }>({
    text: "select warn_at from cases where id = $1",
    values: [id],
  });
  await desk.passUntil(rows[0]!.warn_at.toString());
  expect((await counts()).soon).toBe(1);
  const { items } = await ask<{ items: unknown[] }>(desk, operator, caseOperations.list, { query: { due: "soon" } });
  expect(items).toHaveLength(1);
});
