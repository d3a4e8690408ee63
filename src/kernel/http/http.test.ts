import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openPeople, type PeopleWorld } from "#test/world/people.ts";
import { conflict, Refusal } from "../errors/refusal.ts";
import { operation } from "./contract.ts";
import { mount } from "./mount.ts";
import { type Route, rawRoute, route } from "./route.ts";

/** Operations that show what the layer does, and hold a call open while a test looks. */
let open: (() => void)[] = [];
const body = z.strictObject({
  name: z.string().min(1).max(5),
  kind: z.enum(["a", "b"]).optional(),
  contacts: z.array(z.strictObject({ value: z.string() })).default([]),
});
const samples: Route[] = [
  route(
    operation({
      id: "samples.take",
      method: "POST",
      path: "/samples/:id",
      summary: "",
      access: "signed-in",
      params: z.object({ id: z.string().regex(/^\d+$/) }),
      body,
      answer: z.object({ via: z.string(), key: z.string().nullable(), version: z.number().nullable() }),
    }),
    async ({ via, idempotencyKey, ifMatch }) => ({ via, key: idempotencyKey, version: ifMatch }),
  ),
  route(
    operation({
      id: "samples.fail",
      method: "GET",
      path: "/samples-fail",
      summary: "",
      access: "signed-in",
      query: z.strictObject({ how: z.string() }),
      answer: z.void(),
    }),
    async (_, { query: { how } }) => {
      if (how === "conflict") throw conflict({ version: 1 }, { version: 2 });
      if (how === "state") throw new Refusal("wrong-state", "wrong-state", { possible: ["close"] });
      if (how === "lock") throw Object.assign(new Error("deadlock"), { code: "40P01", routine: "x" });
      throw new Error("canary-of-the-inside");
    },
  ),
  route(
    operation({
      id: "samples.wait",
      method: "GET",
      path: "/samples-wait",
      summary: "",
      access: "signed-in",
      load: "export",
      status: 204,
      answer: z.void(),
    }),
    () => new Promise<void>((resolve) => open.push(resolve)),
  ),
  rawRoute(
    operation({
      id: "samples.raw",
      method: "GET",
      path: "/samples-raw",
      summary: "",
      access: "signed-in",
      answer: z.string(),
    }),
    async (_, __, { reply }) => reply.header("content-disposition", "attachment").type("text/plain").send("raw"),
  ),
];

let world: PeopleWorld;
let staff: { id: string; token: string };
beforeAll(async () => {
  world = await openPeople({ routes: () => samples, limits: { export: 2 } });
  staff = await world.person("engineer", world.own);
});
const take = (given: unknown, headers: Record<string, string> = {}, path = "/samples/7") =>
  world.call("POST", path, { as: staff, body: given, headers });

test("unreadable is 400, an unknown key is 400 and named, an invalid field is 422 with its path", async () => {
  expect((await take("{", {})).body).toMatchObject({ status: 400, code: "malformed-json" });
  expect((await take("", {})).body).toMatchObject({ status: 400, code: "malformed-json" });
  for (const wrong of ["[]", "null", "1", '"text"']) expect((await take(wrong)).status, wrong).toBe(400);
  expect((await take({ name: "a", extra: 1 })).body).toMatchObject({
    status: 400,
    code: "unknown-key",
    errors: [{ path: "extra", code: "unknown-key" }],
  });
  expect((await take({ name: "a", contacts: [{ value: "1" }, { value: "2", hidden: 1 }] })).body).toMatchObject({
    status: 400,
    errors: [{ path: "contacts.1.hidden", code: "unknown-key" }],
  });
  expect((await take({ kind: "c", contacts: [{ value: 1 }] })).body).toMatchObject({
    status: 422,
    code: "invalid-fields",
    errors: [
      { path: "name", code: "required" },
      { path: "kind", code: "not-an-option", params: { options: "a, b" } },
      { path: "contacts.0.value", code: "wrong-type", params: { expected: "string" } },
    ],
  });
  expect((await take({ name: "" })).body).toMatchObject({ errors: [{ path: "name", code: "required" }] });
  expect((await take({ name: "abcdef" })).body).toMatchObject({
    errors: [{ path: "name", code: "too-long", params: { max: 5 } }],
  });
});

test("a name in the path that names nothing is 404; other media types 400; beyond the limit 413", async () => {
  expect((await take({ name: "a" }, {}, "/samples/x")).status).toBe(404);
  expect((await take("name=a", { "content-type": "application/x-www-form-urlencoded" })).body).toMatchObject({
    status: 400,
    code: "unknown-media-type",
  });
  expect((await take("name=a", { "content-type": "text/plain" })).status).toBe(400);
  expect((await take({ name: "a".repeat(1_100_000) })).body).toMatchObject({ status: 413, code: "body-too-large" });
});

test("problem details carry type, title, words, status, code and the request's id", async () => {
  const { body: problem, headers } = await world.call("GET", "/samples-fail?how=conflict", { as: staff });
  expect(headers["content-type"]).toMatch(/^application\/problem\+json/);
  expect(problem).toMatchObject({
    type: "/api/docs/errors#changed-meanwhile",
    title: "Somebody has changed it meanwhile.",
    words: { zh: "内容已被他人修改。" },
    status: 409,
    yours: { version: 1 },
    stored: { version: 2 },
    requestId: expect.stringMatching(/^[0-9a-f]{8}-\w+$/),
  });
  const state = await world.call("GET", "/samples-fail?how=state", { as: staff });
  expect(state.body).toMatchObject({ status: 409, possible: ["close"] });
});

test("ASVS 16.5.1 a fault is 500 without detail; the log has it under the request's id", async () => {
  world.logged.length = 0;
  const { body: problem, text } = await world.call("GET", "/samples-fail?how=fault", { as: staff });
  expect(problem).toMatchObject({ status: 500, code: "internal" });
  expect(text).not.toContain("canary-of-the-inside");
  const { requestId } = problem as { requestId: string };
  expect(world.logged.some((line) => line.includes("canary-of-the-inside") && line.includes(requestId))).toBe(true);
});

test("a lost race of locks in the database is 503 with Retry-After, not a fault", async () => {
  const answer = await world.call("GET", "/samples-fail?how=lock", { as: staff });
  expect(answer.body).toMatchObject({ status: 503, code: "database-unavailable" });
  expect(answer.headers["retry-after"]).toBe("2");
});

test("Idempotency-Key, If-Match and the form it comes from reach the room; what cannot be one is 400", async () => {
  const marks = { "idempotency-key": "k-1", "if-match": '"12"', "x-huiyin-via": "desk" };
  expect((await take({ name: "a" }, marks)).body).toEqual({ via: "desk", key: "k-1", version: 12 });
  expect((await take({ name: "a" }, { "x-huiyin-via": "system" })).body).toEqual({
    via: "api",
    key: null,
    version: null,
  });
  expect((await take({ name: "a" }, { "if-match": "7" })).body).toMatchObject({ version: 7 });
  expect((await take({ name: "a" }, { "if-match": "abc" })).body).toMatchObject({ status: 400, code: "bad-if-match" });
  expect((await take({ name: "a" }, { "idempotency-key": "k".repeat(201) })).body).toMatchObject({
    status: 400,
    code: "bad-idempotency-key",
  });
});

test("ASVS 2.4.1 beyond the places of its class a call is 503 at once, and places come back", async () => {
  open = [];
  const waiting = [1, 2].map(() => world.call("GET", "/samples-wait", { as: staff }));
  await expect.poll(() => open.length).toBe(2);
  const third = await world.call("GET", "/samples-wait", { as: staff });
  expect(third.body).toMatchObject({ status: 503, code: "overloaded" });
  expect(third.headers["retry-after"]).toBe("30");
  expect((await take({ name: "a" })).status, "another class").toBe(200);
  for (const go of open) go();
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([204, 204]);
  expect(world.server.door.admission.inFlight("export")).toBe(0);
  expect(world.server.door.admission.inFlight("interactive")).toBe(0);
});

test("a raw operation answers as it likes, behind the same door", async () => {
  const answer = await world.call("GET", "/samples-raw", { as: staff });
  expect([answer.status, answer.text, answer.headers["content-disposition"]]).toEqual([200, "raw", "attachment"]);
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect((await world.call("GET", "/samples-raw")).status).toBe(401);
});

test("S9 an operation that would swallow unknown keys cannot even be mounted", () => {
  const loose = (schema: z.ZodType) => () =>
    mount(world.server, world.kernel, [
      route(
        operation({
          id: "x.y",
          method: "POST",
          path: "/x",
          summary: "",
          access: "signed-in",
          body: schema,
          answer: z.void(),
        }),
        async () => undefined,
      ),
    ]);
  expect(loose(z.object({ a: z.string() }))).toThrow("S9");
  expect(loose(z.strictObject({ a: z.array(z.object({ b: z.string() })) }))).toThrow("a");
});

test("a wrong Authorization header is 401 and is not helped out by a good cookie", async () => {
  for (const authorization of ["Bearer wrong-wrong-wrong-wrong", "Basic YTpi", "Bearer", "bearer  x"]) {
    const answer = await world.call("GET", "/samples-raw", { as: staff, headers: { authorization } });
    expect(answer.body, authorization).toMatchObject({ status: 401, code: "bad-credentials" });
  }
});

test("OpenAPI 3.1 describes every operation, by the schemas that validate", async () => {
  const document = (await world.call("GET", "/api/v1/openapi.json")).body as {
    openapi: string;
    paths: Record<string, Record<string, { requestBody: unknown; parameters: unknown[] }>>;
  };
  expect(document.openapi).toBe("3.1.0");
  const described = document.paths["/samples/{id}"]!.post!;
  expect(described.parameters).toMatchObject([{ name: "id", in: "path", required: true }]);
  expect(described.requestBody).toMatchObject({
    content: { "application/json": { schema: { type: "object", required: ["name"], additionalProperties: false } } },
  });
  const page = await world.call("GET", "/api/docs");
  expect(page.text).toContain("/api/v1/samples/{id}");
  expect((await world.call("GET", "/api/docs/errors")).text).toContain('id="changed-meanwhile"');
});

test("ASVS 16.4.1 16.3.2 the log names the route and the refusal, never what was asked", async () => {
  world.logged.length = 0;
  await world.call("GET", "/samples-fail?how=canary%0Aforged-line", { as: staff });
  await world.call("GET", "/no-such-canary-page");
  const lines = world.logged.filter((line) => line.includes('"event":"request"')).map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { route: "/api/v1/samples-fail", status: 500, refusal: "internal", actor: `person:${staff.id}` },
    { status: 404, refusal: "not-found", actor: null },
  ]);
  expect(world.logged.filter((line) => line.includes('"request"')).join()).not.toContain("canary");
});
