import { expect, test } from "vitest";
import { call, customerOf, invalidFields, openRegisters } from "#test/world/registers.ts";
import type { CategoryView } from "./contract.ts";
import { categoryRoutes } from "./routes.ts";

async function open() {
  const world = await openRegisters();
  const routes = categoryRoutes(world.keeping);
  const act = (verb: string, input: { params?: object; body?: object }, asking = world.administrator) =>
    call<CategoryView>(routes, `categories.${verb}`, asking, input);
  const list = async () => (await call<{ items: CategoryView[] }>(routes, "categories.list", world.agent)).items;
  const name = { zh: "打印机", en: "Printers" };
  const create = (body: object) => act("create", { body: { name, ...body } });
  return { ...world, routes, act, create, list };
}

test("D10 a category requires its own fields and those of the branches above it", async () => {
  const { create, act, reference } = await open();
  const above = await create({ key: "devices", requiredFields: ["deviceModel"] });
  const below = await create({ key: "printers", parentId: above.id, requiredFields: ["deviceSerial", "deviceModel"] });
  expect(reference.category(below.id)?.requiredFields).toEqual(["deviceModel", "deviceSerial"]);
  await act("change", { params: { id: above.id }, body: { requiredFields: ["service"] } });
  expect(reference.category(below.id)?.requiredFields).toEqual(["service", "deviceSerial", "deviceModel"]);
  expect(reference.category("4711")).toBeNull();
});

test("D10 a field no case can carry is refused once processes run: it could never be filled", async () => {
  const { create, db, kernel } = await open();
  await create({ key: "early", requiredFields: ["colour"] });
  await db.query({
    text: `insert into process_versions (process, version, state, definition, published_at)
      values ('incident', 1, 'active', '{"fields": {"device": {}, "scope": {}}}', $1)`,
    values: [kernel.now()],
  });
  await expect(create({ key: "late", requiredFields: ["device", "colour", "device"] })).rejects.toMatchObject(
    invalidFields({ "requiredFields[1]": "not-there", "requiredFields[2]": "twice" }),
  );
  expect((await create({ key: "late", requiredFields: ["device"] })).requiredFields).toEqual(["device"]);
});

test("D5 categories are moved, archived from the leaves and restored like services", async () => {
  const { create, act, list } = await open();
  const a = await create({ key: "a" });
  const b = await create({ key: "b", parentId: a.id });
  await expect(act("change", { params: { id: a.id }, body: { parentId: b.id } })).rejects.toMatchObject(
    invalidFields({ parentId: "in-own-subtree" }),
  );
  await expect(act("archive", { params: { id: a.id } })).rejects.toMatchObject({ code: "has-children" });
  expect((await act("change", { params: { id: b.id }, body: { parentId: null } })).version).toBe(2);
  await act("archive", { params: { id: a.id } });
  expect((await list()).map(({ key }) => key)).not.toContain("a");
  expect((await act("restore", { params: { id: a.id } })).archivedAt).toBeNull();
  expect(await act("read", { params: { id: a.id } })).toMatchObject({ key: "a", version: 3 });
});

test("D5 who may not: agents read categories, customers do not", async () => {
  const { act, list, agent, routes, addOrganisation } = await open();
  const [category] = await list();
  const params = { id: category!.id };
  const customer = { ...agent, actor: customerOf(await addOrganisation("建木医院")) };
  for (const verb of ["change", "archive", "restore"]) {
    await expect(act(verb, { params, body: {} }, agent), verb).rejects.toMatchObject({ kind: "not-allowed" });
  }
  await expect(act("read", { params }, customer)).rejects.toMatchObject({ kind: "not-allowed" });
  await expect(call(routes, "categories.list", customer)).rejects.toMatchObject({ kind: "not-allowed" });
});
