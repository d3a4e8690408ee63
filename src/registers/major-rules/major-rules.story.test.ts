import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { openDesk } from "#test/world/desk.ts";
import { call, invalidFields } from "#test/world/registers.ts";
import type { CreateMajorRule, MajorRuleView } from "./contract.ts";

const rule: CreateMajorRule = {
  name: { zh: "借还停摆", en: "Loans down" },
  priority: 2,
  serviceId: null,
  categoryId: null,
  cases: 1,
  customers: 1,
  withinMinutes: 30,
  declares: false,
};

async function open() {
  const desk = await openDesk();
  const routes = routesOf(desk.program);
  const ask = async (verb: string, body: object = {}, { who = desk.people.administrator, id = "", ifMatch = 0 } = {}) =>
    call<MajorRuleView>(
      routes,
      `major-rules.${verb}`,
      { ...(await desk.asking(who)), ifMatch: ifMatch || null },
      { params: { id }, body },
    );
  const majors = async () => {
    const triage = { service: desk.ids.service, category: desk.ids.category, impact: "1", urgency: "1" };
    const { id } = await desk.registerCall();
    await desk.move(desk.people.operator, id, "triage", triage);
    await desk.settle();
    const { rows } = await desk.db.query<{ state: string }>({
      text: "select state from cases where process = 'major-incident' order by id",
    });
    return rows.map(({ state }) => state);
  };
  return { desk, routes, ask, majors };
}

test("D12 a rule kept by the administrator is what triggers; archived it triggers no more, restored it does again", async () => {
  const { desk, ask, majors } = await open();
  const { id } = await ask("create", { ...rule, serviceId: desk.ids.service! });
  await ask("archive", {}, { id });
  expect(await majors()).toEqual([]);
  await ask("restore", {}, { id });
  expect(await majors()).toEqual(["proposed"]);
});

test("D12 a rule set to declare does so at once; one of graver priority, another service or category lets an incident pass", async () => {
  const { desk, ask, majors } = await open();
  const { rows } = await desk.db.query<{ service: string; category: string }>({
    text: `with service as (insert into services (key, name) values ('another', $1) returning id),
      category as (insert into categories (key, name) values ('another', $1) returning id)
      select service.id as service, category.id as category from service, category`,
    values: [{ zh: "另一个", en: "Another" }],
  });
  await ask("create", { ...rule, serviceId: rows[0]!.service });
  await ask("create", { ...rule, categoryId: rows[0]!.category });
  await ask("create", { ...rule, cases: 9 });
  expect(await majors()).toEqual([]);
  await ask("create", { ...rule, declares: true });
  expect(await majors()).toEqual(["declared"]);
});

test("D12 U6 changes are versioned and logged; an old version is refused with both values", async () => {
  const { desk, routes, ask } = await open();
  const { id, version } = await ask("create", rule);
  expect(await ask("change", { cases: 3 }, { id, ifMatch: version })).toMatchObject({
    version: 2,
    cases: 3,
    customers: 1,
  });
  await expect(ask("change", { cases: 4 }, { id, ifMatch: version })).rejects.toMatchObject({ kind: "conflict" });
  const { items } = await call<{ items: unknown[] }>(
    routes,
    "register-changes.list",
    await desk.asking(desk.people.administrator),
    { query: { register: "major-rules", record: id } },
  );
  expect(items).toHaveLength(2);
});

test("D12 what could never hold is refused by its field; only who keeps registers may keep rules", async () => {
  const { desk, ask } = await open();
  await expect(
    ask("create", { ...rule, serviceId: "999999", categoryId: "999999", customers: 2 }),
  ).rejects.toMatchObject(
    invalidFields({ serviceId: "not-there", categoryId: "not-there", customers: "more-than-cases" }),
  );
  const { id } = await ask("create", { ...rule, categoryId: desk.ids.category! });
  await desk.db.query({ text: "update categories set archived_at = now() where id = $1", values: [desk.ids.category] });
  await ask("archive", {}, { id });
  await expect(ask("restore", {}, { id })).rejects.toMatchObject(invalidFields({ categoryId: "archived" }));
  for (const who of [desk.people.operator, desk.people.incidentManager])
    await expect(ask("create", rule, { who })).rejects.toMatchObject({ kind: "not-allowed" });
});
