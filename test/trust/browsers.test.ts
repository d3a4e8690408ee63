import { afterAll, beforeAll, expect, test } from "vitest";
import { fingerprint } from "#test/world/fingerprint.ts";
import { openPeople, origin, type PeopleWorld } from "#test/world/people.ts";

let world: PeopleWorld;
beforeAll(async () => {
  world = await openPeople({ isWhole: true });
});
afterAll(() => world.close());

const anywhere = (path: string) => path.replace(/:\w+/g, "1");

test("S26 ASVS 3.5.1 every write with a cookie needs our Origin: none, null and foreign ones are 403, whatever else is right", async () => {
  const admin = await world.person("administrator", world.own);
  const before = await fingerprint(world.db);
  const writes = world.server.door.operations.filter(({ method }) => method !== "GET");
  expect(writes.length).toBeGreaterThan(15);
  const foreign = [
    null,
    "null",
    "https://evil.example",
    `${origin}.evil.example`,
    "http://localhost:8081",
    "https://localhost:8080",
  ];
  for (const { method, path, id } of writes) {
    for (const from of foreign) {
      const answer = await world.call(method, anywhere(path), { as: admin, origin: from, body: {} });
      expect(answer.body, `${id} from ${from}`).toMatchObject({ status: 403, code: "foreign-origin" });
    }
  }
  expect(await fingerprint(world.db)).toEqual(before);
});

test("S26 without a cookie too: a foreign page cannot make a browser sign in or use a link", async () => {
  for (const { method, path, access, id } of world.server.door.operations) {
    if (method === "GET" || access !== "anyone") continue;
    const answer = await world.call(method, anywhere(path), { origin: "https://evil.example", body: {} });
    expect(answer.status, id).toBe(403);
  }
});

test("S26 programs with a key need no Origin", async () => {
  const { key } = await world.apiKey("administrator");
  const answer = await world.call("POST", "/organisations", {
    as: { key },
    origin: null,
    body: { name: "瀛洲水务集团", isCustomer: true },
  });
  expect(answer.status).toBe(201);
});

test("S26 ASVS 3.5.3 reading changes nothing: every GET there is, by a crawler with all rights", async () => {
  const admin = await world.person("administrator", world.own);
  await world.call("GET", "/me", { as: admin });
  const before = await fingerprint(world.db);
  for (const { method, path, id } of world.server.door.operations) {
    if (method !== "GET") continue;
    const answer = await world.call("GET", anywhere(path), { as: admin });
    expect(answer.status, `${id} ${answer.text.slice(0, 200)}`).toBeLessThan(500);
  }
  expect(await fingerprint(world.db)).toEqual(before);
});

test("ASVS 3.4.2 there is no CORS: no answer invites another origin", async () => {
  for (const method of ["GET", "POST", "OPTIONS"] as const) {
    const answer = await world.call(method, "/me", { origin: "https://evil.example" });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  }
});

test("ASVS 3.4.1 3.4.3 3.4.4 3.4.5 3.4.6 14.3.2 what protects every answer", async () => {
  const data = await world.call("GET", "/me");
  expect(data.headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
  });
  expect(data.headers["content-security-policy"]).toContain("default-src 'none'");
  const page = await world.call("GET", "/api/docs");
  const policy = String(page.headers["content-security-policy"]);
  for (const part of [
    "default-src 'self'",
    "script-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(page.text).not.toMatch(/<script|style=|https?:\/\//);
  expect(data.headers["strict-transport-security"], "not on http").toBeUndefined();
  const secure = await openPeople({ url: "https://desk.example" });
  const { headers } = await secure.call("GET", "/me");
  const age = /max-age=(\d+)/.exec(String(headers["strict-transport-security"]))?.[1];
  expect(Number(age)).toBeGreaterThanOrEqual(31_536_000);
});

test("S25 ASVS 4.1.3 15.3.4 nobody is believed who says who he is: forwarded headers and user headers from outside count for nothing", async () => {
  const liar = {
    "x-remote-user": "admin",
    "x-forwarded-user": "admin",
    "x-forwarded-for": "127.0.0.1",
    forwarded: "for=127.0.0.1",
    "x-real-ip": "127.0.0.1",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
  };
  expect((await world.call("GET", "/me", { headers: liar })).status).toBe(401);
  world.logged.length = 0;
  await world.call("GET", "/me", { headers: liar, address: "203.0.113.9" });
  expect(world.logged[0]).toContain('"address":"203.0.113.9"');
  const behind = await openPeople({ trustedProxies: ["10.0.0.0/8"], on: world.db });
  await behind.call("GET", "/me", { headers: { "x-forwarded-for": "198.51.100.1" }, address: "10.1.2.3" });
  await behind.call("GET", "/me", { headers: { "x-forwarded-for": "198.51.100.1" }, address: "203.0.113.9" });
  await behind.call("GET", "/me", { headers: { "x-forwarded-for": "1.1.1.1, 198.51.100.2" }, address: "10.1.2.3" });
  const seen = behind.logged.map((line) => JSON.parse(line).address);
  expect(seen).toEqual(["198.51.100.1", "203.0.113.9", "198.51.100.2"]);
});

test("metrics are for loopback and keys; a forwarded call is never loopback", async () => {
  const read = async (address: string, headers = {}) =>
    (await world.server.inject({ method: "GET", url: "/metrics", remoteAddress: address, headers })).statusCode;
  expect(await read("127.0.0.1")).toBe(200);
  expect(await read("127.0.0.1", { "x-forwarded-for": "127.0.0.1" })).toBe(404);
  expect(await read("203.0.113.9")).toBe(404);
  const { key } = await world.apiKey("integration");
  expect(await read("203.0.113.9", { authorization: `Bearer ${key}` })).toBe(200);
});

test("S33 an anonymous crawl finds only what is open on purpose", async () => {
  const open: string[] = [];
  for (const { id, method, path } of world.server.door.operations) {
    const { status } = await world.call(method, anywhere(path), method === "GET" ? {} : { body: {} });
    if (status !== 401) open.push(id);
  }
  expect(open.sort()).toEqual(
    [
      "duty.hotline",
      "links.open",
      "links.track",
      "sessions.sign-in",
      "sessions.sign-out",
      "set-up.finish",
      "sign-in-links.check",
      "sign-in-links.use",
    ].sort(),
  );
  for (const path of [
    "/.env",
    "/.git/config",
    "/package.json",
    "/server-status",
    "/api/v1/debug",
    "/api/v1/users",
    "/api",
    "/staff/assets/../../../package.json",
  ]) {
    const answer = await world.server.inject({ method: "GET", url: path, headers: { accept: "application/json" } });
    expect(answer.statusCode, path).toBe(404);
    expect(answer.headers.server).toBeUndefined();
    expect(answer.headers["x-powered-by"]).toBeUndefined();
  }
});

test("S34 ASVS 3.7.2 nothing redirects anywhere, whatever is asked for", async () => {
  const targets = [
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "///evil.example",
    "/%09/evil.example",
    "https:evil.example",
    "%2F%2Fevil.example",
    "//evil.example/%2e%2e",
    "javascript:alert(1)",
    "https://localhost:8080@evil.example",
    "/.evil.example",
    "//%5cevil.example",
    "%0d%0aLocation:%20https://evil.example",
    "〱evil.example",
    "/%2f%2fevil.example",
  ];
  for (const target of targets) {
    const encoded = encodeURI(target).replaceAll("%25", "%");
    for (const url of [
      `/${encoded}`,
      ...["next", "return", "redirect", "url"].map((name) => `/staff/sign-in?${name}=${encoded}`),
    ]) {
      const { statusCode, headers } = await world.server.inject({ method: "GET", url });
      expect([statusCode < 300 || statusCode >= 400, headers.location], url).toEqual([true, undefined]);
    }
  }
});
