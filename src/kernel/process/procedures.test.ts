import { expect, test } from "vitest";
import { roomsOf, routesOf } from "#app/rooms.ts";
import type { ReferenceBook } from "#registers/reference/index.ts";
import { callRoute } from "#test/world/call.ts";
import { openDesk } from "#test/world/desk.ts";
import { checkDefinition, rulesOf } from "./check.ts";
import { differencesBetween } from "./differences.ts";

const rooms = roomsOf({} as ReferenceBook);

test.each(rooms.map((room) => ({ room, key: room.definition.key })))(
  "M5 every guard and consequence of $key is told in both languages, and the checker refuses one that is not",
  ({ room }) => {
    expect(checkDefinition(room.definition, room).filter(({ level }) => level === "error")).toEqual([]);
    const [named] = Object.values(room.definition.moves).flatMap(rulesOf);
    if (named === undefined) return;
    const { [named]: _, ...explains } = room.explains ?? {};
    expect(checkDefinition(room.definition, { ...room, explains })).toContainEqual({
      level: "error",
      code: "not-explained",
      where: `rules.${named}`,
    });
  },
);

test("M5 what a version changed is told part by part, with both values; its number alone is no change", () => {
  const { definition } = rooms[0]!;
  expect(differencesBetween(definition, { ...definition, version: definition.version + 1 })).toEqual([]);
  const { cancel: _, ...moves } = definition.moves;
  const later = {
    ...definition,
    moves,
    states: { ...definition.states, closed: { ...definition.states.closed!, title: { zh: "已结", en: "Ended" } } },
    owner: "process-owner" as const,
  };
  const found = differencesBetween(definition, later);
  expect(found.map(({ part, key, what }) => [part, key, what])).toEqual([
    ["states", "closed", "changed"],
    ["moves", "cancel", "removed"],
    ["general", "incident", "changed"],
  ]);
  expect(found[0]?.changes).toEqual([
    { path: "title.zh", before: "已关闭", after: "已结" },
    { path: "title.en", before: "Closed", after: "Ended" },
  ]);
});

test("M5 the procedure is read with its rules and versions by staff; customers do not read it", async () => {
  const desk = await openDesk();
  const routes = routesOf(desk.program);
  const { actor } = await desk.asking(desk.people.auditor);
  const params = { key: "incident" };
  const read = await callRoute<{ rules: Record<string, { zh: string }>; isCurrent: boolean }>(
    routes,
    "processes.read",
    actor,
    { params },
  );
  expect(read.isCurrent).toBe(true);
  expect(read.rules.withinReopenTime?.zh).toContain("十个工作日");
  const { items } = await callRoute<{ items: { version: number; state: string }[] }>(
    routes,
    "processes.versions",
    actor,
    { params },
  );
  expect(items[0]).toMatchObject({
    version: rooms.find(({ definition }) => definition.key === "incident")?.definition.version,
    state: "active",
  });
  await expect(callRoute(routes, "processes.read", actor, { params, query: { version: 99 } })).rejects.toMatchObject({
    code: "no-such-process",
  });
});
