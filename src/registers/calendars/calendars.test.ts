import { expect, test } from "vitest";
import { call, customerOf, invalidFields, openRegisters } from "#test/world/registers.ts";
import { type RegisterChange, registerChangeRoutes } from "../record-keeping/index.ts";
import { serviceLevelRoutes } from "../service-levels/index.ts";
import type { CalendarView, SavedCalendar, YearView } from "./contract.ts";
import { calendarRoutes } from "./routes.ts";

async function open() {
  const world = await openRegisters();
  const routes = calendarRoutes({ ...world.keeping, calendars: world.calendars, wakeReplanner: () => undefined });
  const { items } = await call<{ items: CalendarView[] }>(routes, "calendars.list", world.agent);
  const office = items.find(({ key }) => key === "5x8")!;
  const ask = <T>(verb: string, params: object, body?: unknown, asking = world.administrator) =>
    call<T>(routes, `calendars.${verb}`, asking, { params, body });
  const year = (of: number) =>
    call<YearView>(routes, "calendars.year", world.agent, { params: { id: office.id, year: of } });
  return { ...world, routes, office, ask, year, items };
}

const dayOf = (view: YearView, day: string) => view.months.flatMap(({ days }) => days).find((one) => one.day === day)!;

test("L2 an installation starts with office hours, 7×24 and the desk, in its own zone", async () => {
  const { items } = await open();
  expect(items.map(({ key, isStanding }) => [key, isStanding])).toEqual([
    ["5x8", true],
    ["7x24", true],
    ["desk", true],
  ]);
  expect(items[0]).toMatchObject({ definition: { zone: "Asia/Shanghai", holidays: "cn" }, usedIn: 1, version: 1 });
});

test("L2 the year shows twelve months: hours, weekends, holidays and make-up days by name", async () => {
  const { year } = await open();
  const view = await year(2026);
  expect(view).toMatchObject({ year: 2026, isCovered: true });
  expect(view.months.map(({ days }) => days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  const hours = [
    ["08:30", "12:00"],
    ["13:30", "18:00"],
  ];
  expect(dayOf(view, "2026-11-23")).toMatchObject({ weekday: "monday", kind: "working", ranges: hours, name: null });
  expect(dayOf(view, "2026-11-22")).toMatchObject({ kind: "closed", isWorking: false, ranges: [] });
  expect(dayOf(view, "2026-10-01")).toMatchObject({ kind: "holiday", isWorking: false, name: { zh: "国庆节" } });
  expect(dayOf(view, "2026-10-10")).toMatchObject({ kind: "make-up", isWorking: true, ranges: hours });
});

test("L2 a year without holiday data is said to be uncovered; calendars without holidays never are", async () => {
  const { year, items } = await open();
  expect(items.map(({ uncoveredYears }) => uncoveredYears)).toEqual([[2027], [], []]);
  expect((await year(2027)).isCovered).toBe(false);
});

test("L2 a click toggles a day, a second click brings back what the rule says, hours of its own stay until taken back", async () => {
  const { office, ask, year } = await open();
  const set = (day: string, body: unknown) =>
    ask<SavedCalendar & { day: object }>("set-day", { id: office.id, day }, body);
  const closed = await set("2026-12-01", { as: "toggled" });
  expect(closed).toMatchObject({
    calendar: { version: 2 },
    day: { kind: "override", isWorking: false },
    touchesPast: false,
  });
  const opened = await set("2026-12-05", { as: "toggled" });
  expect(opened.day).toMatchObject({
    kind: "override",
    isWorking: true,
    ranges: [
      ["08:30", "12:00"],
      ["13:30", "18:00"],
    ],
  });
  await set("2026-12-31", {
    as: "override",
    ranges: [["08:30", "12:00"]],
    name: { zh: "年终盘点", en: "Stocktaking" },
  });
  const view = await year(2026);
  expect(view.version).toBe(4);
  expect(dayOf(view, "2026-12-31")).toMatchObject({ ranges: [["08:30", "12:00"]], name: { en: "Stocktaking" } });
  expect((await set("2026-12-01", { as: "toggled" })).day).toMatchObject({ kind: "working" });
  const last = await set("2026-12-31", { as: "rule" });
  expect(Object.keys(last.calendar.definition.days)).toEqual(["2026-12-05"]);
});

test("L2 a calendar is added, refused with every fault at its field, changed under its key, archived and restored", async () => {
  const { office, ask, calendars } = await open();
  const definition = { ...office.definition, key: "early-shift", title: { zh: "早班", en: "Early shift" } };
  await expect(ask("create", {}, { definition: { ...definition, key: "5x8" } })).rejects.toMatchObject(
    invalidFields({ "definition.key": "already-used" }),
  );
  const broken = {
    ...definition,
    zone: "Asia/Nowhere",
    week: {
      ...definition.week,
      monday: [["12:00", "08:30"]],
      friday: [
        ["08:00", "12:00"],
        ["11:00", "15:00"],
      ],
    },
  };
  await expect(ask("create", {}, { definition: broken })).rejects.toMatchObject(
    invalidFields({
      "definition.zone": "unknown-zone",
      "definition.week.monday[0]": "range-empty-or-backwards",
      "definition.week.friday[1]": "ranges-overlap",
    }),
  );
  const created = await ask<CalendarView>("create", {}, { definition });
  expect(calendars.byKey("early-shift")).toMatchObject({ id: created.id, version: 1 });
  await expect(
    ask("change", { id: created.id }, { definition: { ...definition, key: "late-shift" } }),
  ).rejects.toMatchObject(invalidFields({ "definition.key": "key-changed" }));
  await ask("archive", { id: created.id });
  await expect(ask("change", { id: created.id }, { definition })).rejects.toMatchObject({ code: "is-archived" });
  expect(calendars.entry(created.id).key).toBe("early-shift"); // running clocks may still count by it
  expect((await ask<CalendarView>("restore", { id: created.id })).archivedAt).toBeNull();
});

test("L2 standing calendars and those that levels count by are not archived", async () => {
  const { office, ask, keeping, administrator } = await open();
  await expect(ask("archive", { id: office.id })).rejects.toMatchObject({ code: "is-standing" });
  const definition = { ...office.definition, key: "early-shift" };
  const { id } = await ask<CalendarView>("create", {}, { definition });
  await call(serviceLevelRoutes(keeping), "service-levels.create", administrator, {
    body: { key: "early", name: { zh: "早班级别", en: "Early" }, calendarId: id },
  });
  await expect(ask("archive", { id })).rejects.toMatchObject({ kind: "wrong-state", code: "still-in-use" });
});

test("L2 U6 every change of a calendar is a version, logged with both definitions, refused to who read an older one", async () => {
  const { office, ask, administrator, keeping } = await open();
  const definition = { ...office.definition, title: { zh: "行政班", en: "Office" } };
  const saved = await ask<SavedCalendar>("change", { id: office.id }, { definition }, { ...administrator, ifMatch: 1 });
  expect(saved).toMatchObject({ calendar: { version: 2 }, replan: null }); // another name moves nothing
  await expect(
    ask("change", { id: office.id }, { definition }, { ...administrator, ifMatch: 1 }),
  ).rejects.toMatchObject({ kind: "conflict", detail: { stored: { version: 2 } } });
  const { items } = await call<{ items: RegisterChange[] }>(
    registerChangeRoutes(keeping),
    "register-changes.list",
    administrator,
    { query: { register: "calendars", record: office.id } },
  );
  expect(items).toMatchObject([
    { by: { name: "周知微" }, before: { title: { en: "5×8 office hours" } }, after: { title: { en: "Office" } } },
    { by: { actor: "system" }, before: null },
  ]);
});

test("L2 who may not: agents read calendars and change nothing, customers do not even read them", async () => {
  const { office, ask, agent, addOrganisation, routes } = await open();
  const { id, definition } = office;
  const customer = { ...agent, actor: customerOf(await addOrganisation("建木医院")) };
  const attempts: [string, object, unknown][] = [
    ["create", {}, { definition }],
    ["preview", { id }, { definition }],
    ["change", { id }, { definition }],
    ["preview-day", { id, day: "2026-12-01" }, { as: "toggled" }],
    ["set-day", { id, day: "2026-12-01" }, { as: "toggled" }],
    ["preview-recompute", { id }, undefined],
    ["recompute", { id }, { reason: "why" }],
    ["archive", { id }, undefined],
    ["restore", { id }, undefined],
  ];
  for (const [verb, params, body] of attempts) {
    for (const who of [agent, customer]) {
      await expect(ask(verb, params, body, who), verb).rejects.toMatchObject({ kind: "not-allowed" });
    }
  }
  const body = { country: "cn", data: {} };
  for (const operation of ["holiday-years.preview", "holiday-years.import"]) {
    await expect(call(routes, operation, agent, { body })).rejects.toMatchObject({ kind: "not-allowed" });
  }
  for (const operation of ["calendars.list", "holiday-years.list"]) {
    await expect(call(routes, operation, customer)).rejects.toMatchObject({ kind: "not-allowed" });
  }
});
