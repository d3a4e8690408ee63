import { describe, expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import { checkDefinition } from "#kernel/process/check.ts";
import { openDesk } from "#test/world/desk.ts";
import { call } from "#test/world/registers.ts";
import { followUpRoom } from "./index.ts";
import { isSatisfied, scoreOf } from "./rules.ts";

const followUpOf = async (desk: Awaited<ReturnType<typeof openDesk>>) => {
  const { rows } = await desk.db.query<{ id: string }>({
    text: "select id from cases where process = 'follow-up' order by id desc limit 1",
  });
  return rows[0]!.id;
};

describe("a follow-up", () => {
  test("M5 the definition passes the checker with its rules", () => {
    expect(checkDefinition(followUpRoom.definition, followUpRoom)).toEqual([]);
  });

  test("D16 the second working day skips the weekend and a make-up Saturday counts", async () => {
    // Friday 2026-02-13; Saturday the 14th is a make-up working day before the Spring Festival.
    const desk = await openDesk({ now: "2026-02-13T01:00:00.000Z" });
    await desk.takeTo("solved");
    await desk.settle();
    const { clocks } = await desk.read(await followUpOf(desk));
    // First working day: Saturday the 14th; the festival lasts until Monday the 23rd; second: Tuesday the 24th.
    expect(clocks[0]?.dueAt?.toString()).toBe("2026-02-24T00:30:00Z");
  });

  test("D16 it stands in the desk's to-dos before its day, due at the start of it", async () => {
    const desk = await openDesk();
    await desk.takeTo("solved");
    await desk.settle();
    const { todos } = await desk.read(await followUpOf(desk));
    expect(todos).toMatchObject([{ key: "planned", teamId: desk.ids["team:desk"] }]);
    expect(todos[0]?.dueAt?.toString()).toBe("2030-03-06T00:30:00Z");
  });

  test("D16 L3 before its day it stands under next, on its day under today, and never counts as late", async () => {
    const desk = await openDesk();
    await desk.takeTo("followUp");
    const id = await followUpOf(desk);
    const operator = await desk.asking(desk.people.operator);
    const standsUnder = async () => {
      const now = desk.kernel.now();
      const routes = routesOf(desk.program);
      const listed = await call<{ items: { group: string; case: { id: string; clock: unknown } }[]; counts: object }>(
        routes,
        "todos.list",
        { ...operator, now },
      );
      const { items } = await call<{ items: unknown[] }>(
        routes,
        "cases.list",
        { ...operator, now },
        { query: { due: "late" } },
      );
      expect(items).toEqual([]);
      expect(listed.counts).toMatchObject({ late: 0 });
      return listed.items.find((todo) => todo.case.id === id);
    };
    expect(await desk.read(id)).toMatchObject({ record: { dueAt: null, clock: null } });
    expect(await standsUnder()).toMatchObject({ group: "next", case: { clock: null } });
    desk.kernel.moveTo("2030-03-05T16:00:01Z"); // just after midnight of the day, in Shanghai
    expect(await standsUnder()).toMatchObject({ group: "today", case: { clock: null } });
    await desk.passUntil("2030-03-06T00:30:05Z");
    expect(await standsUnder()).toMatchObject({
      group: "today",
      case: { clock: { clock: "calling", state: "running" } },
    });
    const { record } = await desk.read(id);
    expect(record).toMatchObject({ state: "due", clock: { clock: "calling" } });
    expect(record.dueAt?.toString()).toBe(record.clock?.dueAt);
    const page = await call<{ clocks: { clock: string; state: string; remainingMs: number }[] }>(
      routesOf(desk.program),
      "cases.read",
      { ...operator, now: desk.kernel.now() },
      { params: { number: record.number } },
    );
    expect(page.clocks).toMatchObject([
      { clock: "opening", state: "met", remainingMs: 0 },
      { clock: "calling", state: "running" },
    ]);
  });

  test("D16 a second solution after a reopening opens a second follow-up, the first stays dropped", async () => {
    const desk = await openDesk();
    const { operator, engineer, customer } = desk.people;
    const caseId = await desk.takeTo("solved");
    await desk.settle();
    await desk.move(customer, caseId, "stillBroken", { message: "还是黑屏" });
    await desk.settle();
    await desk.move(operator, caseId, "sendBack");
    await desk.move(engineer, caseId, "accept");
    await desk.move(engineer, caseId, "solve", { cause: "主板", solution: "换主板", result: "换好了" });
    await desk.settle();
    const { rows } = await desk.db.query<{ state: string }>({
      text: "select state from cases where process = 'follow-up' order by id",
    });
    expect(rows).toEqual([{ state: "cancelled" }, { state: "planned" }]);
  });

  test("D16 only the desk makes the call; customers never see it, not even the one it is about", async () => {
    const desk = await openDesk();
    await desk.takeTo("solved");
    await desk.settle();
    const id = await followUpOf(desk);
    await expect(desk.move(desk.people.engineer, id, "satisfied", { satisfaction: 4 })).rejects.toMatchObject({
      kind: "not-found",
    });
    await expect(desk.move(desk.people.customer, id, "satisfied", { satisfaction: 4 })).rejects.toMatchObject({
      kind: "not-found",
    });
  });

  test("D16 a rating outside the four steps is refused, naming the field", async () => {
    const desk = await openDesk();
    await desk.takeTo("solved");
    await desk.settle();
    const id = await followUpOf(desk);
    await expect(desk.move(desk.people.operator, id, "satisfied", { satisfaction: 99 })).rejects.toMatchObject({
      detail: { issues: [{ path: "fields.satisfaction", code: "out-of-range" }] },
    });
  });

  test("M6 the upper two of four steps are satisfied; steps score from 0 to 100", () => {
    expect([1, 2, 3, 4].map(isSatisfied)).toEqual([false, false, true, true]);
    expect([1, 2, 3, 4].map(scoreOf)).toEqual([0, 33, 67, 100]);
  });
});
