import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { openDesk, type Person } from "#test/world/desk.ts";
import { call } from "#test/world/registers.ts";
import type { RegisterChange, RegisterUse, UsedRegister } from "./contract.ts";

async function open() {
  const desk = await openDesk();
  const routes = routesOf(desk.program);
  return {
    ...desk,
    routes,
    usesOf: async (register: UsedRegister, record: string, who: Person = desk.people.operator) =>
      (
        await call<{ items: RegisterUse[] }>(routes, "register-uses.list", await desk.asking(who), {
          query: { register, record },
        })
      ).items,
    changes: async (query: object) =>
      (
        await call<{ items: RegisterChange[] }>(
          routes,
          "register-changes.list",
          await desk.asking(desk.people.administrator),
          { query },
        )
      ).items,
  };
}

test("U6 a record says who names it: cases by count alone, registers and members by name too", async () => {
  const { ids, registerCall, usesOf, people } = await open();
  await registerCall({ fields: { service: ids.service } });
  const ofService = await usesOf("services", ids.service!);
  expect(ofService).toEqual([{ kind: "cases", count: 1, first: [] }]);
  const ofTeam = await usesOf("teams", ids["team:network"]!);
  expect(ofTeam.find(({ kind }) => kind === "members")).toMatchObject({ count: 2 });
  expect(ofTeam.find(({ kind }) => kind === "members")?.first.map(({ name }) => name)).toContain("周知微");
  expect(await usesOf("categories", "999999")).toEqual([]);
  await expect(usesOf("teams", ids["team:network"]!, people.customer)).rejects.toMatchObject({ kind: "not-allowed" });
});

test("U6 D22 a macro says in which procedures it is offered; what it fills in says that the macro names it; personal ones are nobody's business", async () => {
  const { ids, people, routes, asking, usesOf } = await open();
  const add = async (who: Person, body: object) =>
    call<{ id: string }>(routes, "macros.create", await asking(who), {
      body: {
        isPersonal: false,
        slash: null,
        process: null,
        move: null,
        fields: {},
        words: null,
        visibility: "public",
        ...body,
      },
    });
  const name = { zh: "派给网络组", en: "To the network team" };
  const dispatching = { process: "incident", move: "dispatch", fields: { team: ids["team:network"]! } };
  const macro = await add(people.lead, { name, ...dispatching });
  await add(people.lead, { name, ...dispatching, isPersonal: true });
  expect((await usesOf("teams", ids["team:network"]!)).find(({ kind }) => kind === "macros")).toEqual({
    kind: "macros",
    count: 1,
    first: [{ id: macro.id, name }],
  });
  expect(await usesOf("macros", macro.id)).toEqual([
    { kind: "procedures", count: 1, first: [{ id: "incident", name: { zh: "事件 · 派单", en: expect.any(String) } }] },
  ]);
  const canned = await add(people.lead, { name, words: { zh: "请稍候", en: "One moment, please" } });
  const [offered] = await usesOf("macros", canned.id);
  expect(offered!.count).toBeGreaterThan(1);
});

test("U6 the change log is narrowed by register, person and day", async () => {
  const { ids, people, routes, asking, changes, kernel } = await open();
  const before = kernel.now().toString();
  kernel.moveTo(kernel.now().add({ minutes: 1 }).toString());
  await call(routes, "services.archive", await asking(people.administrator), { params: { id: ids.service! } });
  const { id } = people.administrator;
  expect(await changes({ by: id })).toEqual([
    expect.objectContaining({
      register: "services",
      record: ids.service,
      by: expect.objectContaining({ name: "安其位" }),
    }),
  ]);
  expect(await changes({ by: id, until: before })).toEqual([]);
  expect(await changes({ by: id, from: before, register: "services" })).toHaveLength(1);
  expect(await changes({ by: id, register: "teams" })).toEqual([]);
});
