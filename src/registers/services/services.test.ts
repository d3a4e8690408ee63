import { expect, test } from "vitest";
import { call, customerOf, invalidFields, openRegisters } from "#test/world/registers.ts";
import { type RegisterChange, registerChangeRoutes } from "../record-keeping/index.ts";
import type { ServiceView } from "./contract.ts";
import { serviceRoutes } from "./routes.ts";

const name = { zh: "会议系统", en: "Meeting systems" };

async function open() {
  const world = await openRegisters();
  const routes = serviceRoutes(world.keeping);
  const list = async (archived = false) =>
    (
      await call<{ items: ServiceView[] }>(routes, "services.list", world.agent, {
        query: { archived: String(archived) },
      })
    ).items;
  const create = (body: Record<string, unknown>, asking = world.administrator) =>
    call<ServiceView>(routes, "services.create", asking, { body: { name, ...body } });
  const act = (verb: string, id: string, body?: unknown, asking = world.administrator) =>
    call<ServiceView>(routes, `services.${verb}`, asking, { params: { id }, body });
  return { ...world, routes, list, create, act };
}

test("D5 a service stands in the tree with who answers for it, and the book knows it at once", async () => {
  const { create, addOrganisation, addTeam, reference, list } = await open();
  const department = await addOrganisation("基础运维部", { isOwn: true });
  const second = await addTeam("network-2", 2, department);
  const parent = (await list()).find(({ key }) => key === "telephony")!;
  const created = await create({ key: "meetings", parentId: parent.id, departmentId: department, teamId: second });
  expect(created).toMatchObject({ key: "meetings", parentId: parent.id, version: 1, archivedAt: null });
  expect(reference.service(created.id)).toMatchObject({ teamId: second, departmentId: department, name });
});

test("D5 a service is refused with every reason, each at its field", async () => {
  const { create, addOrganisation, addTeam, list } = await open();
  const customer = await addOrganisation("北溟大学图书馆");
  const department = await addOrganisation("基础运维部", { isOwn: true });
  const third = await addTeam("network-3", 3, department);
  await expect(
    create({ key: "network", parentId: "4711", departmentId: customer, teamId: third }),
  ).rejects.toMatchObject(
    invalidFields({
      key: "already-used",
      parentId: "not-there",
      departmentId: "not-own-department",
      teamId: "wrong-line",
    }),
  );
  expect((await list()).some(({ name: { en } }) => en === name.en)).toBe(false);
});

test("D5 a branch never becomes its own ancestor, nor deeper than four levels", async () => {
  const { create, act } = await open();
  const first = await create({ key: "a" });
  const second = await create({ key: "b", parentId: first.id });
  const third = await create({ key: "c", parentId: second.id });
  const fourth = await create({ key: "d", parentId: third.id });
  await expect(act("change", first.id, { parentId: third.id })).rejects.toMatchObject(
    invalidFields({ parentId: "in-own-subtree" }),
  );
  await expect(create({ key: "e", parentId: fourth.id })).rejects.toMatchObject(
    invalidFields({ parentId: "too-deep" }),
  );
  const other = await create({ key: "f" });
  await expect(act("change", first.id, { parentId: other.id })).rejects.toMatchObject(
    invalidFields({ parentId: "too-deep" }),
  );
});

test("D5 a branch is archived from its leaves, stays readable, and comes back", async () => {
  const { create, act, list, reference } = await open();
  const parent = await create({ key: "a" });
  const child = await create({ key: "b", parentId: parent.id });
  await expect(act("archive", parent.id)).rejects.toMatchObject({ kind: "wrong-state", code: "has-children" });
  await act("archive", child.id);
  await act("archive", parent.id);
  expect((await list()).map(({ key }) => key)).not.toContain("a");
  expect((await list(true)).map(({ key }) => key)).toContain("a");
  expect(reference.service(child.id)?.isArchived).toBe(true);
  await expect(act("restore", child.id)).rejects.toMatchObject(invalidFields({ parentId: "archived" }));
  await act("restore", parent.id);
  expect((await act("restore", child.id)).archivedAt).toBeNull();
});

test("D5 who may not change a service, and who has read an older one", async () => {
  const { create, act, agent, administrator } = await open();
  const service = await create({ key: "a" });
  await expect(create({ key: "b" }, agent)).rejects.toMatchObject({ kind: "not-allowed" });
  for (const verb of ["change", "archive", "restore"]) {
    await expect(act(verb, service.id, {}, agent)).rejects.toMatchObject({ kind: "not-allowed" });
    await expect(act(verb, "4711", {})).rejects.toMatchObject({ kind: "not-found" });
  }
  const changed = await act("change", service.id, { name: { zh: "会议", en: "Meetings" } });
  expect(changed.version).toBe(2);
  await expect(act("change", service.id, {}, { ...administrator, ifMatch: 1 })).rejects.toMatchObject({
    kind: "conflict",
    detail: { yours: { version: 1 }, stored: { version: 2, name: { en: "Meetings" } } },
  });
});

test("U3 customers read the names of services in use, and nothing of who answers for them", async () => {
  const { routes, administrator, addOrganisation, act, list } = await open();
  const customer = { ...administrator, actor: customerOf(await addOrganisation("建木医院")) };
  const hidden = (await list()).find(({ key }) => key === "servers")!;
  await act("archive", hidden.id);
  const { items } = await call<{ items: Record<string, unknown>[] }>(routes, "services.names", customer);
  expect(items.length).toBeGreaterThan(5);
  expect(items.map(({ id }) => id)).not.toContain(hidden.id);
  expect(Object.keys(items[0]!).sort()).toEqual(["id", "name", "parentId"]);
  await expect(call(routes, "services.list", customer)).rejects.toMatchObject({ kind: "not-allowed" });
});

test("the same Idempotency-Key creates once; another body under it is refused", async () => {
  const { create, administrator, list } = await open();
  const before = (await list()).length;
  const asking = { ...administrator, idempotencyKey: "k1" };
  const [first, again] = await Promise.all([create({ key: "a" }, asking), create({ key: "a" }, asking)]);
  expect(again).toEqual(first);
  expect(await list()).toHaveLength(before + 1);
  await expect(create({ key: "b" }, asking)).rejects.toMatchObject(
    invalidFields({ "Idempotency-Key": "key-used-otherwise" }),
  );
});

test("M4 every change says who, when, before and after, and is announced in the same transaction", async () => {
  const { create, act, administrator, agent, keeping, db } = await open();
  const service = await create({ key: "a" });
  await act("change", service.id, { name: { zh: "会议", en: "Meetings" } });
  const routes = registerChangeRoutes(keeping);
  const query = { register: "services", record: service.id };
  const { items } = await call<{ items: RegisterChange[] }>(routes, "register-changes.list", administrator, { query });
  expect(items).toMatchObject([
    { by: { name: "周知微" }, before: { version: 1 }, after: { version: 2, name: { en: "Meetings" } } },
    { before: null, after: { key: "a" } },
  ]);
  await expect(call(routes, "register-changes.list", agent, { query })).rejects.toMatchObject({ kind: "not-allowed" });
  const announced = await db.query<{ payload: unknown }>({
    text: "select payload from announcements where kind = 'register.changed' and payload->>'record' = $1 and payload->>'register' = 'services'",
    values: [service.id],
  });
  expect(announced.rowCount).toBe(2);
});
