import fc from "fast-check";
import { expect, test } from "vitest";
import { call, customerOf, invalidFields, openRegisters } from "#test/world/registers.ts";
import { shippedLevel } from "../defaults/levels.ts";
import type { LevelView } from "./contract.ts";
import { serviceLevelRoutes } from "./routes.ts";
import { levelClockKeys, priorityKeys, type Targets, targetIssues } from "./rules.ts";

async function open() {
  const world = await openRegisters();
  const routes = serviceLevelRoutes(world.keeping);
  const act = <T = LevelView>(
    verb: string,
    input: { params?: object; body?: object; query?: object } = {},
    asking = world.administrator,
  ) => call<T>(routes, `service-levels.${verb}`, asking, input);
  const calendarId = world.calendars.officeCalendarId();
  const create = (key: string, targets: Targets, more: object = {}) =>
    act("create", { body: { key, name: { zh: key, en: key }, calendarId, targets, ...more } });
  return { ...world, routes, act, create, calendarId };
}

const minutes = fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: undefined });
const targets: fc.Arbitrary<Targets> = fc
  .array(fc.array(minutes, { minLength: 4, maxLength: 4 }), { minLength: 6, maxLength: 6 })
  .map((rows) =>
    Object.fromEntries(
      levelClockKeys.map((clock, row) => [
        clock,
        Object.fromEntries(
          priorityKeys.flatMap((priority, column) =>
            rows[row]![column] === undefined ? [] : [[priority, rows[row]![column]]],
          ),
        ),
      ]),
    ),
  );

test("L1 property: accepted targets never contradict each other, whatever is left out", () => {
  fc.assert(
    fc.property(targets, (given) => {
      const named = (clock: (typeof levelClockKeys)[number]) =>
        priorityKeys.map((priority) => given[clock]?.[priority]);
      const isMonotone = levelClockKeys.every((clock) => {
        const known = named(clock).filter((value) => value !== undefined);
        return known.every((value, index) => index === 0 || value >= known[index - 1]!);
      });
      const isOrdered = levelClockKeys.every((clock) =>
        priorityKeys.every((priority) => {
          const last = given.resolution?.[priority];
          return last === undefined || (given[clock]?.[priority] ?? 0) <= last;
        }),
      );
      expect(targetIssues(given).length === 0).toBe(isMonotone && isOrdered);
    }),
  );
});

test("L1 the shipped level promises what it should and contradicts itself nowhere", async () => {
  expect(targetIssues(shippedLevel.targets)).toEqual([]);
  const { reference, calendars } = await open();
  const asked = (clock: string, priority: number) => reference.targetFor({ organisationId: null, clock, priority });
  expect(priorityKeys.map((priority) => asked("response", Number(priority)).minutes)).toEqual([15, 30, 60, 240]);
  expect(priorityKeys.map((priority) => asked("resolution", Number(priority)).minutes)).toEqual([120, 180, 480, 1440]);
  expect(asked("resolution", 1).calendarId).toBe(calendars.alwaysCalendarId());
  expect(asked("resolution", 2).calendarId).toBe(calendars.officeCalendarId());
  expect(asked("arrival", 3)).toMatchObject({ minutes: null, source: { priority: 3, version: 1 } });
  expect(asked("no-such-clock", 1).minutes).toBeNull();
});

test("L1 the level of an organisation is its own, else the nearest above it, else the default", async () => {
  const { create, addOrganisation, reference, keeping, act } = await open();
  const gold = await create("gold", { response: { "1": 5 } });
  const bronze = await create("bronze", { response: { "1": 60 } });
  const group = await addOrganisation("瀛洲水务集团", { levelId: gold.id });
  const plant = await addOrganisation("东厂", { parentId: group, levelId: bronze.id });
  const office = await addOrganisation("西厂", { parentId: group });
  const laboratory = await addOrganisation("化验室", { parentId: plant });
  const other = await addOrganisation("建木医院");
  await keeping.refresh();
  const names = [group, plant, office, laboratory, other, null].map((id) => reference.level(id).name.en);
  expect(names).toEqual(["gold", "bronze", "gold", "bronze", "Standard", "Standard"]);
  const shown = await act<LevelView & { organisations: object[] }>("read", { params: { id: gold.id } });
  expect(shown).toMatchObject({ usedIn: 1, organisations: [{ id: group, name: "瀛洲水务集团" }] });
});

test("L1 an organisation another node has just made is planned by its own level once it was asked for", async () => {
  const { create, addOrganisation, reference } = await open();
  const gold = await create("gold", { response: { "1": 5 } });
  const group = await addOrganisation("瀛洲水务集团", { levelId: gold.id });
  await reference.prepare(group);
  expect(reference.targetFor({ organisationId: group, clock: "response", priority: 1 })).toMatchObject({
    minutes: 5,
    source: { levelId: gold.id, name: { en: "gold" }, version: 1 },
  });
});

test("L1 contradictions, unknown calendars and taken keys are refused at their fields", async () => {
  const { create, act } = await open();
  await expect(
    create("standard", { response: { "1": 200 }, resolution: { "1": 120, "2": 60 } }, { calendarId: "4711" }),
  ).rejects.toMatchObject(
    invalidFields({
      key: "already-used",
      calendarId: "not-there",
      "targets.response.1": "later-than",
      "targets.resolution.2": "faster-than-a-graver-case",
    }),
  );
  await expect(create("odd", { response: { "5": 10 } as never })).rejects.toThrow();
  expect((await act<{ items: LevelView[] }>("list")).items).toHaveLength(1);
});

test("L1 there is exactly one default; neither it nor a level in use is archived", async () => {
  const { create, act, addOrganisation } = await open();
  const gold = await create("gold", {});
  const { items } = await act<{ items: LevelView[] }>("list");
  const standard = items.find(({ isDefault }) => isDefault)!;
  await expect(act("archive", { params: { id: standard.id } })).rejects.toMatchObject({ code: "is-default" });
  expect((await act("make-default", { params: { id: gold.id } })).isDefault).toBe(true);
  const now = await act<{ items: LevelView[] }>("list");
  expect(now.items.filter(({ isDefault }) => isDefault).map(({ key }) => key)).toEqual(["gold"]);
  await addOrganisation("瀛洲水务集团", { levelId: standard.id });
  await expect(act("archive", { params: { id: standard.id } })).rejects.toMatchObject({ code: "still-in-use" });
  const silver = await create("silver", {});
  await act("archive", { params: { id: silver.id } });
  await expect(act("make-default", { params: { id: silver.id } })).rejects.toMatchObject({ code: "is-archived" });
  expect((await act("restore", { params: { id: silver.id } })).archivedAt).toBeNull();
});

test("L1 U6 a changed level is a new version; targets not named any more promise nothing", async () => {
  const { act, reference, administrator } = await open();
  const { items } = await act<{ items: LevelView[] }>("list");
  const { id } = items[0]!;
  const body = { targets: { response: { "1": 10 } } };
  const changed = await act("change", { params: { id }, body }, { ...administrator, ifMatch: 1 });
  expect(changed).toMatchObject({ version: 2, ...body });
  const asked = { organisationId: null, clock: "resolution", priority: 1 };
  expect(reference.targetFor(asked)).toMatchObject({ minutes: null, source: { version: 2 } });
  await expect(act("change", { params: { id }, body }, { ...administrator, ifMatch: 1 })).rejects.toMatchObject({
    kind: "conflict",
  });
});

test("L1 who may not: agents read levels, customers do not", async () => {
  const { act, agent, addOrganisation, calendarId } = await open();
  const customer = { ...agent, actor: customerOf(await addOrganisation("建木医院")) };
  const { items } = await act<{ items: LevelView[] }>("list", {}, agent);
  const params = { id: items[0]!.id };
  const name = { zh: "甲", en: "A" };
  await expect(act("create", { body: { key: "a", name, calendarId } }, agent)).rejects.toMatchObject({
    kind: "not-allowed",
  });
  for (const verb of ["change", "make-default", "archive", "restore"]) {
    await expect(act(verb, { params, body: {} }, agent), verb).rejects.toMatchObject({ kind: "not-allowed" });
  }
  await expect(act("list", {}, customer)).rejects.toMatchObject({ kind: "not-allowed" });
  await expect(act("read", { params }, customer)).rejects.toMatchObject({ kind: "not-allowed" });
});
