import { expect, test } from "vitest";
import { openPeople, type PeopleWorld } from "#test/world/people.ts";
import { bySystem } from "../commands/change.ts";
import { makeSignInLink } from "../commands/make-sign-in-link.ts";

const password = "桃花源里可耕田么";

/** A person who has set a password by invitation, the way everybody gets one. */
async function invited(world: PeopleWorld, login = "zhou.zhiwei@desk.example"): Promise<{ id: string; token: string }> {
  const person = await world.person("junior-agent", world.own);
  const { url } = await makeSignInLink(world.kernel, bySystem(world.now()), person.id, { login });
  const token = url.split("#")[1];
  expect((await world.call("POST", "/sign-in-links/use", { body: { token, password } })).status).toBe(204);
  return person;
}

const cookieOf = (headers: Record<string, unknown>) => String(headers["set-cookie"]);
const tokenOf = (headers: Record<string, unknown>) => /huiyin=([\w-]+)/.exec(cookieOf(headers))?.[1] ?? "";

test("U2 sign in with a password, be somebody, sign out: the session is dead at once", async () => {
  const world = await openPeople();
  await invited(world);
  const body = { login: "Zhou.Zhiwei@desk.example", password };
  const signedIn = await world.call("POST", "/sessions", { body });
  expect(signedIn.status).toBe(201);
  expect(signedIn.body).toMatchObject({ name: "周知微", side: "staff", isDesk: true });
  const as = { id: "", token: tokenOf(signedIn.headers) };
  expect((await world.call("GET", "/me", { as })).status).toBe(200);
  expect((await world.call("DELETE", "/sessions/current", { as })).status).toBe(204);
  expect((await world.call("GET", "/me", { as })).status).toBe(401);
});

test("ASVS 3.3.1–3.3.4 the cookie is __Host-, Secure, HttpOnly, SameSite and names no domain", async () => {
  const world = await openPeople();
  await invited(world);
  const { headers } = await world.call("POST", "/sessions", { body: { login: "zhou.zhiwei@desk.example", password } });
  expect(cookieOf(headers)).toMatch(/^__Host-huiyin=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
});

test("plain http away from loopback: no sign-in, unless allowed on purpose", async () => {
  const url = "http://desk.example";
  const refused = await openPeople({ url });
  const body = { login: "somebody", password };
  expect((await refused.call("POST", "/sessions", { body })).body).toMatchObject({ status: 403, code: "needs-https" });
  const allowed = await openPeople({ url, allowHttp: true });
  await invited(allowed);
  const answer = await allowed.call("POST", "/sessions", { body: { login: "zhou.zhiwei@desk.example", password } });
  expect(cookieOf(answer.headers)).toMatch(/^huiyin=(?!.*Secure)/);
});

test("S24 a session has a new id at sign-in, and the one the browser held is dead", async () => {
  const world = await openPeople();
  const held = await invited(world);
  const planted = (await world.person("engineer", world.own)).token;
  const answer = await world.call("POST", "/sessions", {
    as: { id: held.id, token: planted },
    body: { login: "zhou.zhiwei@desk.example", password },
  });
  expect(answer.status).toBe(201);
  expect(tokenOf(answer.headers)).not.toBe(planted);
  expect((await world.call("GET", "/me", { as: { id: "", token: planted } })).status).toBe(401);
});

test("S24 new rights need a new sign-in; the old id is dead", async () => {
  const world = await openPeople();
  const admin = await world.person("administrator", world.own);
  const engineer = await world.person("engineer", world.own);
  const body = { role: "administrator", organisationId: world.own };
  expect((await world.call("POST", `/persons/${engineer.id}/memberships`, { as: admin, body })).status).toBe(201);
  expect((await world.call("GET", "/me", { as: engineer })).status).toBe(401);
});

test("S24 ASVS 16.2.5 no answer and no log line contains a session, key, link or password", async () => {
  const world = await openPeople();
  const admin = await world.person("administrator", world.own);
  await invited(world);
  const body = { login: "zhou.zhiwei@desk.example", password };
  const signedIn = await world.call("POST", "/sessions", { body });
  const me = { id: "", token: tokenOf(signedIn.headers) };
  await world.call("POST", "/sessions", { body: { ...body, password: "canary-wrong-password" } });
  const listed = await world.call("GET", "/me/sessions", { as: me });
  const made = await world.call("POST", "/api-keys", { as: admin, body: { name: "n", role: "integration" } });
  const { key } = made.body as { key: string };
  expect(key).toMatch(/^hy_/);
  const keys = await world.call("GET", "/api-keys", { as: admin });
  const broken = await world.call("GET", `/api/v1/nothing/${me.token}?token=${key}`, { as: { key } });
  const secrets = [me.token, admin.token, key, password, "canary-wrong-password"];
  const seen = [signedIn.text, listed.text, keys.text, broken.text, ...world.logged].join("\n");
  expect(world.logged.length).toBeGreaterThan(5);
  for (const secret of secrets) expect(seen.includes(secret), "a secret leaked").toBe(false);
});

test("ASVS 7.3.1 7.3.2 a session ends after 12 idle hours and after 7 days at the latest", async () => {
  const world = await openPeople();
  const idle = await world.person("engineer", world.own);
  const busy = await world.person("engineer", world.own);
  world.at("2026-11-23T13:59:00Z");
  expect((await world.call("GET", "/me", { as: busy })).status).toBe(200);
  world.at("2026-11-23T14:01:00Z");
  expect((await world.call("GET", "/me", { as: idle })).status).toBe(401);
  for (let hours = 12; hours < 7 * 24; hours += 11) {
    world.at(Temporal.Instant.from("2026-11-23T02:00:00Z").add({ hours }).toString());
    expect((await world.call("GET", "/me", { as: busy })).status, `${hours} hours`).toBe(200);
  }
  world.at("2026-11-30T02:00:01Z");
  expect((await world.call("GET", "/me", { as: busy })).status).toBe(401);
});

test("ASVS 7.4.2 disabling a person ends their sessions at once, on the other node too", async () => {
  const one = await openPeople();
  const two = await openPeople({ on: one.db });
  const admin = await one.person("administrator", one.own);
  const engineer = await one.person("engineer", one.own);
  expect((await two.call("GET", "/me", { as: engineer })).status).toBe(200);
  const off = await one.call("PATCH", `/persons/${engineer.id}`, { as: admin, body: { isActive: false } });
  expect(off.status).toBe(200);
  expect((await two.call("GET", "/me", { as: engineer })).status).toBe(401);
  expect((await two.call("GET", "/me", { as: admin })).status).toBe(200);
});

test("ASVS 7.4.3 7.5.2 I see my sessions and end one, or all the others; never somebody else's", async () => {
  const world = await openPeople();
  const me = await invited(world);
  const body = { login: "zhou.zhiwei@desk.example", password };
  const first = tokenOf((await world.call("POST", "/sessions", { body })).headers);
  const second = tokenOf((await world.call("POST", "/sessions", { body })).headers);
  const as = { id: me.id, token: first };
  const stranger = await world.person("engineer", world.own);
  const { items } = (await world.call("GET", "/me/sessions", { as })).body as {
    items: { id: string; isCurrent: boolean }[];
  };
  expect(items.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
  const other = items.find(({ isCurrent }) => !isCurrent)!;
  expect((await world.call("DELETE", `/me/sessions/${other.id}`, { as: stranger })).status).toBe(404);
  expect((await world.call("GET", "/me", { as: { id: "", token: second } })).status).toBe(200);
  expect((await world.call("DELETE", "/me/sessions", { as })).status).toBe(204);
  expect((await world.call("GET", "/me", { as: { id: "", token: second } })).status).toBe(401);
  expect((await world.call("GET", "/me", { as })).status).toBe(200);
});

test("ASVS 7.5.1 changing my password needs the current one, ends every other session and renews this one", async () => {
  const world = await openPeople();
  const me = await invited(world);
  const token = tokenOf(
    (await world.call("POST", "/sessions", { body: { login: "zhou.zhiwei@desk.example", password } })).headers,
  );
  const as = { id: me.id, token };
  const wanted = "采菊东篱下悠然见南山";
  const wrong = await world.call("PUT", "/me/password", { as, body: { current: "not this one", password: wanted } });
  expect(wrong.body).toMatchObject({ status: 403, code: "wrong-password" });
  const right = await world.call("PUT", "/me/password", { as, body: { current: password, password: wanted } });
  expect(right.status).toBe(204);
  expect((await world.call("GET", "/me", { as })).status).toBe(401);
  expect((await world.call("GET", "/me", { as: { id: "", token: tokenOf(right.headers) } })).status).toBe(200);
  const signIn = (given: string) =>
    world.call("POST", "/sessions", { body: { login: "zhou.zhiwei@desk.example", password: given } });
  expect((await signIn(password)).status).toBe(401);
  expect((await signIn(wanted)).status).toBe(201);
});
