import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { openDesk, type Person } from "#test/world/desk.ts";
import { call, invalidFields } from "#test/world/registers.ts";
import type { ContactListView, RungBody } from "./contract.ts";

const role = (name: RungBody["role"]): RungBody => ({ personId: null, role: name, way: "app", minutes: null });
const person = ({ id }: Person): RungBody => ({ personId: id, role: null, way: "phone", minutes: 15 });

async function open() {
  const desk = await openDesk();
  const routes = routesOf(desk.program);
  const ask = async (verb: string, body: object, { who = desk.people.administrator, id = "", ifMatch = 0 } = {}) =>
    call<ContactListView>(
      routes,
      `contact-lists.${verb}`,
      { ...(await desk.asking(who)), ifMatch: ifMatch || null },
      { params: { id }, body },
    );
  const create = (rungs: RungBody[], departmentId = desk.ids.department!, who = desk.people.administrator) =>
    ask("create", { departmentId, rungs }, { who });
  return { desk, routes, ask, create };
}

test("D8 a department's list keeps its order, is followed at once, and its changes are logged", async () => {
  const { desk, ask, create, routes } = await open();
  const { liaison, head } = desk.people;
  const created = await create([person(head), role("liaison")]);
  expect(created).toMatchObject({ version: 1, rungs: [{ personName: "苗望舒" }, { role: "liaison" }] });
  expect(desk.program.reference.contactList(desk.ids.department!)).toHaveLength(2);
  const changed = await ask("change", { rungs: [person(liaison)] }, { id: created.id, ifMatch: 1 });
  expect(changed).toMatchObject({ version: 2, rungs: [{ personName: "卫朝歌" }] });
  await expect(ask("change", { rungs: [role("liaison")] }, { id: created.id, ifMatch: 1 })).rejects.toMatchObject({
    kind: "conflict",
  });
  const { items } = await call<{ items: unknown[] }>(
    routes,
    "register-changes.list",
    await desk.asking(desk.people.administrator),
    { query: { register: "contact-lists", record: created.id } },
  );
  expect(items).toHaveLength(2);
});

test("D8 only who may acknowledge can be asked, nobody twice, and each level is a person or a role", async () => {
  const { desk, create } = await open();
  const { liaison, engineer, customer } = desk.people;
  await expect(
    create([
      person(engineer),
      person(customer),
      role("engineer"),
      { personId: null, role: null, way: "app", minutes: null },
      person(liaison),
      person(liaison),
    ]),
  ).rejects.toMatchObject(
    invalidFields({
      "rungs.0": "cannot-acknowledge",
      "rungs.1": "cannot-acknowledge",
      "rungs.2": "cannot-acknowledge",
      "rungs.3": "person-or-role",
      "rungs.5": "named-twice",
    }),
  );
  await expect(create([role("liaison")], desk.ids.library)).rejects.toMatchObject(
    invalidFields({ departmentId: "not-own-department" }),
  );
});

test("D8 one list a department; an archived one is followed no more, and comes back only where there is room", async () => {
  const { desk, ask, create } = await open();
  const first = await create([role("department-head")]);
  await expect(create([role("liaison")])).rejects.toMatchObject(invalidFields({ departmentId: "already-used" }));
  await ask("archive", {}, { id: first.id });
  expect(desk.program.reference.contactList(desk.ids.department!)).toBeNull();
  await create([role("liaison")]);
  await expect(ask("restore", {}, { id: first.id })).rejects.toMatchObject(
    invalidFields({ departmentId: "already-used" }),
  );
});

test("D8 whoever works by the lists reads them; only who keeps the registers changes them", async () => {
  const { desk, create, routes } = await open();
  const { operator, liaison } = desk.people;
  await expect(create([role("liaison")], desk.ids.department, operator)).rejects.toMatchObject({ kind: "not-allowed" });
  const { roles } = await call<{ roles: string[] }>(routes, "contact-lists.list", await desk.asking(liaison));
  expect(roles).toEqual(["liaison", "department-head", "technical-centre-director", "project-manager"]);
});
