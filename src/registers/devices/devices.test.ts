import { expect, test } from "vitest";
import type { Asking } from "#kernel/http/route.ts";
import { call, customerOf, invalidFields, openRegisters } from "#test/world/registers.ts";
import type { DeviceView } from "./contract.ts";
import { deviceRoutes } from "./routes.ts";

type Page = { items: DeviceView[]; next: string | null };

async function open() {
  const world = await openRegisters();
  const routes = deviceRoutes(world.keeping);
  const act = <T = DeviceView>(verb: string, input: object = {}, asking: Asking = world.administrator) =>
    call<T>(routes, `devices.${verb}`, asking, input);
  const create = (organisationId: string, model: string, serial = "") =>
    act("create", { body: { organisationId, model, serial } });
  const library = await world.addOrganisation("北溟大学图书馆");
  const branch = await world.addOrganisation("分馆", { parentId: library });
  const hospital = await world.addOrganisation("建木医院");
  const found = async (query: object, asking: Asking = world.agent) =>
    (await act<Page>("list", { query }, asking)).items.map(({ serial }) => serial);
  return { ...world, act, create, library, branch, hospital, found };
}

test("D2 a device is found by the beginning of its serial number or model, whatever the case of the letters", async () => {
  const { create, library, hospital, found } = await open();
  await create(library, "LaserJet M507", "CNB1-004");
  await create(hospital, "ThinkPad X1", "PF-4%7");
  await create(hospital, "Cnb scanner", "S-1");
  expect(await found({ q: "cnb" })).toEqual(["CNB1-004", "S-1"]);
  expect(await found({ q: "laser" })).toEqual(["CNB1-004"]);
  expect(await found({ q: "pf-4%" })).toEqual(["PF-4%7"]);
  expect(await found({ q: "%" })).toEqual([]);
});

test("D2 an organisation's devices include those below it; pages follow each other without gap or double", async () => {
  const { create, library, branch, hospital, act, agent } = await open();
  for (let index = 0; index < 5; index++) await create(index % 2 ? library : branch, "M507", `A${index}`);
  await create(hospital, "M507", "B0");
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page: Page = await act<Page>("list", { query: { organisation: library, limit: "2", cursor } }, agent);
    seen.push(...page.items.map(({ serial }) => serial));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(seen).toEqual(["A0", "A1", "A2", "A3", "A4"]);
});

test("S7 customers see devices of their own organisations only, by list and by id; others see none", async () => {
  const { create, library, branch, hospital, act, agent, found } = await open();
  await create(library, "M507", "A1");
  const below = await create(branch, "M507", "A2");
  const foreign = await create(hospital, "M507", "B1");
  const member: Asking = { ...agent, actor: customerOf(library) };
  const representative: Asking = { ...agent, actor: { ...customerOf(library), representedIds: [library, branch] } };
  const supplier: Asking = { ...agent, actor: { ...customerOf(library), side: "supplier" } };
  expect(await found({}, member)).toEqual(["A1"]);
  expect(await found({ organisation: hospital }, member)).toEqual([]);
  expect(await found({}, representative)).toEqual(["A1", "A2"]);
  expect(await found({}, supplier)).toEqual([]);
  expect((await act("read", { params: { id: below.id } }, representative)).serial).toBe("A2");
  for (const asking of [member, representative, supplier]) {
    await expect(act("read", { params: { id: foreign.id } }, asking)).rejects.toMatchObject({ kind: "not-found" });
    await expect(act("create", { body: { organisationId: library, model: "X" } }, asking)).rejects.toMatchObject({
      kind: "not-allowed",
    });
  }
});

test("D2 a serial number stands once in an organisation, also when two register it at once; unknown ones repeat", async () => {
  const { create, library, hospital } = await open();
  await create(library, "M507");
  await create(library, "M507");
  await create(hospital, "M507", "A1");
  const both = await Promise.allSettled([create(library, "M507", "A1"), create(library, "M507", "a1")]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: invalidFields({ serial: "already-used" }),
  });
  await expect(create("4711", "M507")).rejects.toMatchObject(invalidFields({ organisationId: "not-there" }));
});

test("D2 a device is changed in versions, archived and restored unless its serial was taken meanwhile", async () => {
  const { create, act, library, hospital, administrator, found } = await open();
  const device = await create(library, "M507", "A1");
  const params = { id: device.id };
  const moved = await act("change", { params, body: { organisationId: hospital, site: "二楼" } });
  expect(moved).toMatchObject({ version: 2, site: "二楼", organisation: { name: "建木医院" }, model: "M507" });
  await expect(act("change", { params, body: {} }, { ...administrator, ifMatch: 1 })).rejects.toMatchObject({
    kind: "conflict",
  });
  await act("archive", { params });
  expect(await found({})).toEqual([]);
  expect(await found({ archived: "true" })).toEqual(["A1"]);
  const successor = await create(hospital, "M507", "A1");
  await expect(act("restore", { params })).rejects.toMatchObject(invalidFields({ serial: "already-used" }));
  await act("archive", { params: { id: successor.id } });
  expect((await act("restore", { params })).archivedAt).toBeNull();
});
