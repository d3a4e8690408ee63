import { expect, onTestFinished, test } from "vitest";
import type { z } from "zod";
import { type Actor, systemActor } from "#kernel/people/actor.ts";
import { permissionKeys } from "#kernel/people/permissions.ts";
import { columnNames, fingerprint } from "#test/world/fingerprint.ts";
import { openPeople } from "#test/world/people.ts";

const mighty: Actor = {
  ...systemActor,
  kind: "person",
  id: "1",
  name: "周知微",
  side: "staff",
  permissions: new Set(permissionKeys),
};
/** The whole program, called by somebody who may do everything. */
async function openMighty() {
  const world = await openPeople({ isWhole: true, identify: async () => mighty });
  onTestFinished(() => world.close());
  return world;
}

const dangerous = ["role", "roles", "isAdmin", "prototype", "hasOwnProperty", "toString"];

type Place = (string | 0)[];
type Def = { type: string; shape: Record<string, z.ZodType>; element: z.ZodType; innerType: z.ZodType; in: z.ZodType };
const defOf = (schema: z.ZodType) => (schema as unknown as { def: Def }).def;
const wrappers = ["optional", "nullable", "default"];

/** Where objects stand inside what an operation takes: each is a place for a smuggled key. */
function placesOf(schema: z.ZodType, at: Place = []): { place: Place; known: string[] }[] {
  const def = defOf(schema);
  if (wrappers.includes(def.type)) return placesOf(def.innerType, at);
  if (def.type === "pipe") return placesOf(def.in, at);
  if (def.type === "array") return placesOf(def.element, [...at, 0]);
  if (def.type !== "object") return [];
  const inner = Object.entries(def.shape).flatMap(([key, value]) => placesOf(value, [...at, key]));
  return [{ place: at, known: Object.keys(def.shape) }, ...inner];
}

const nest = (place: Place, inner: object): unknown =>
  place.reduceRight<unknown>((value, step) => (step === 0 ? [value] : { [step]: value }), inner);

test("S9 ASVS 15.3.3 every key nobody declared is refused by name, in every write operation, at every depth", async () => {
  const world = await openMighty();
  const columns = [...new Set([...(await columnNames(world.db)), ...dangerous])];
  const before = await fingerprint(world.db);
  const writes = world.server.door.operations.filter(({ method }) => method !== "GET");
  let places = 0;
  for (const operation of writes) {
    const path = operation.path.replace(/:\w+/g, "1");
    for (const { place, known } of operation.body ? placesOf(operation.body) : [{ place: [], known: [] }]) {
      const smuggled = columns.filter((name) => !known.includes(name));
      const body = nest(place, Object.fromEntries(smuggled.map((name) => [name, "1"])));
      const answer = await world.call(operation.method, path, { as: { key: "x".repeat(43) }, body });
      // A name in the path that is not even the shape of one is 404 before anything is read.
      if (answer.status === 404) continue;
      const { errors = [] } = answer.body as { errors?: { path: string; code: string }[] };
      const named = errors.filter(({ code }) => code === "unknown-key").map(({ path: name }) => name);
      expect(answer.status, `${operation.id} ${place.join(".")} ${answer.text.slice(0, 200)}`).toBe(400);
      expect(named.sort()).toEqual(smuggled.map((name) => [...place, name].join(".")).sort());
      places += 1;
    }
  }
  expect(places).toBeGreaterThan(20);
  expect(await fingerprint(world.db)).toEqual(before);
});

test("S9 S31 __proto__ and constructor are refused, in bodies and in queries, and pollute nothing", async () => {
  const world = await openMighty();
  const before = await fingerprint(world.db);
  const as = { key: "x".repeat(43) };
  for (const { method, path, id } of world.server.door.operations) {
    const place = path.replace(/:\w+/g, "1");
    for (const text of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}']) {
      if (method === "GET") break;
      const answer = await world.call(method, place, { as, body: text });
      expect([400, 404], `${id} ${answer.text}`).toContain(answer.status);
    }
    for (const query of ["__proto__=1", "__proto__[polluted]=1", "constructor=1", "constructor.prototype.polluted=1"]) {
      if (method !== "GET") break;
      const answer = await world.call(method, `${place}?${query}`, { as });
      expect([400, 404], `${id} ?${query} ${answer.text}`).toContain(answer.status);
    }
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(await fingerprint(world.db)).toEqual(before);
});

test("ASVS 15.3.7 a parameter given twice is no parameter", async () => {
  const world = await openMighty();
  const answer = await world.call("GET", "/persons?q=a&q=b", { as: { key: "x".repeat(43) } });
  expect(answer.body).toMatchObject({ status: 422, errors: [{ path: "q", code: "wrong-type" }] });
});
