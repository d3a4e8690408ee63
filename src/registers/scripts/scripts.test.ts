import { expect, test } from "vitest";
import { routesOf } from "#app/rooms.ts";
import type { Asking } from "#kernel/http/route.ts";
import { openDesk, type Person } from "#test/world/desk.ts";
import { call } from "#test/world/registers.ts";
import type { ScriptView } from "./contract.ts";
import { lineIssues } from "./rules.ts";

async function open() {
  const desk = await openDesk();
  const routes = routesOf(desk.program);
  const as = async (who: Person, ifMatch: number | null = null): Promise<Asking> => ({
    ...(await desk.asking(who)),
    ifMatch,
  });
  const { administrator, operator } = desk.people;
  const params = { process: "incident", part: "chasing" };
  return {
    ...desk,
    administrator,
    operator,
    change: async (lines: object[], who = administrator, ifMatch: number | null = null) =>
      call<ScriptView>(routes, "scripts.change", await as(who, ifMatch), { params, body: { lines } }),
    reset: async (who = administrator) => call<ScriptView>(routes, "scripts.reset", await as(who), { params }),
    said: async (number: string) =>
      call<{ parts: Record<string, { zh: string }[]> }>(routes, "cases.scripts", await as(operator), {
        params: { number },
      }),
    changes: async () =>
      call<{ items: { before: ScriptView; after: ScriptView; by: { name: string } }[] }>(
        routes,
        "register-changes.list",
        await as(administrator),
        { query: { register: "scripts" } },
      ),
    procedure: async () =>
      call<{ definition: { scripts: Record<string, { zh: string }[]> } }>(
        routes,
        "processes.read",
        await as(operator),
        { params: { key: "incident" } },
      ),
  };
}

const calm = { zh: "{{number}} 我们在办。", en: "We are on {{number}}." };

test("D3 the house's own words are said from the moment they are saved, in both languages, and stand in the change log with those before", async () => {
  const world = await open();
  const { number } = await world.registerCall();
  const late = { zh: "已经派了。", en: "It is dispatched.", when: ["dispatched"] };
  const saved = await world.change([calm, late], world.administrator, 0);
  expect(saved).toMatchObject({ isOwn: true, version: 1 });
  expect((await world.said(number)).parts.chasing).toEqual([calm]);
  expect((await world.procedure()).definition.scripts.chasing?.[0]).toEqual(calm);
  const [entry] = (await world.changes()).items;
  expect(entry?.by.name).toBe("安其位");
  expect(entry?.before.isOwn).toBe(false);
  expect(entry?.after.lines).toHaveLength(2);

  const back = await world.reset();
  expect(back).toMatchObject({ isOwn: false, version: 2 });
  expect((await world.said(number)).parts.chasing?.[0]?.zh).toContain("您问的是");
});

test("D3 S13 a name nobody knows is refused, with those that are known; nothing but names is ever looked up", async () => {
  const world = await open();
  await expect(world.change([{ zh: "{{password}}", en: "{{ number }} {{7*7}}" }])).rejects.toMatchObject({
    detail: {
      issues: [
        { path: "lines.0.zh", code: "unknown-name", params: { name: "password" } },
        { path: "lines.0.en", code: "unknown-name", params: { name: "7*7" } },
      ],
    },
  });
  expect(lineIssues([calm])).toEqual([]);
});

test("D3 who changed a script meanwhile is not overwritten; who may not manage registers changes none", async () => {
  const world = await open();
  await world.change([calm]);
  await expect(world.change([calm], world.administrator, 0)).rejects.toMatchObject({ kind: "conflict" });
  await expect(world.change([calm], world.operator)).rejects.toMatchObject({ kind: "not-allowed" });
  await expect(world.reset(world.operator)).rejects.toMatchObject({ kind: "not-allowed" });
});
