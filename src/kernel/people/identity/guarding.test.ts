import { beforeAll, expect, test } from "vitest";
import { openPeople, type PeopleWorld } from "#test/world/people.ts";
import { bySystem } from "../commands/change.ts";
import { makeSignInLink } from "../commands/make-sign-in-link.ts";
import { signIn } from "../commands/sign-in.ts";
import { shippedSessionLimits } from "./identify.ts";
import { passwordIssue } from "./password-rules.ts";
import { type Hashing, passwords } from "./passwords.ts";
import { networkOf } from "./throttle.ts";

const password = "桃花源里可耕田么";
const login = "zhou@desk.example";

/** One person with a password; hashing is cheap and counted. */
async function openGuarded() {
  const work: string[] = [];
  const hashing: Hashing = {
    hash: async (text) => `hash of ${text}`,
    verify: async (stored, text) => {
      work.push("verify");
      return stored === `hash of ${text}`;
    },
  };
  const world = await openPeople();
  const person = await world.person("junior-agent", world.own);
  await world.db.query({
    text: "insert into sign_ins (person_id, login, password_hash) values ($1, $2, $3)",
    values: [person.id, login, `hash of ${password}`],
  });
  const disabled = await world.person("junior-agent", world.own);
  await world.db.query({
    text: "insert into sign_ins (person_id, login, password_hash) values ($1, 'gone@desk.example', $2)",
    values: [disabled.id, `hash of ${password}`],
  });
  await world.db.query({ text: "update persons set is_active = false where id = $1", values: [disabled.id] });
  const means = { passwords: passwords(hashing), sessions: shippedSessionLimits };
  const attempt = (name: string, word: string, address = "192.0.2.7", kernel = world.kernel) =>
    signIn(kernel, means, { login: name, password: word }, { address, agent: null }, kernel.now()).then(
      () => "in",
      (error: { code: string; detail: { retryAfterSeconds?: number } }) =>
        error.code === "too-many-tries" ? `wait ${error.detail.retryAfterSeconds}` : error.code,
    );
  return { world, person, attempt, work };
}

test("S22 unknown login, wrong password, disabled and invited accounts: one refusal, and the same hashing work", async () => {
  const { world, attempt, work } = await openGuarded();
  const invited = await world.person("engineer", world.own);
  await world.db.query({
    text: "insert into sign_ins (person_id, login) values ($1, 'new@desk.example')",
    values: [invited.id],
  });
  for (const name of [login, "nobody@desk.example", "gone@desk.example", "new@desk.example"]) {
    work.length = 0;
    expect(await attempt(name, "not the password"), name).toBe("wrong-sign-in");
    expect(work, `${name}: hashes`).toHaveLength(1);
  }
  expect(await attempt("gone@desk.example", password)).toBe("wrong-sign-in");
});

test("S22 the refusal reads the same on the wire, to the byte but for its request id", async () => {
  const { world } = await openGuarded();
  const say = async (name: string) => {
    const answer = await world.call("POST", "/sessions", { body: { login: name, password: "no" } });
    return answer.text.replace(/"requestId":"[^"]+"/, "");
  };
  expect(await say("nobody@desk.example")).toBe(await say("gone@desk.example"));
});

test("S23 guessing one account is slowed down, on every node, and the victim stays signed in", async () => {
  const { world, person, attempt } = await openGuarded();
  const answers = [];
  for (let n = 0; n < 12; n += 1) answers.push(await attempt(login, `guess ${n}`));
  expect(answers.slice(0, 10).every((answer) => answer === "wrong-sign-in")).toBe(true);
  expect(answers.slice(10)).toEqual(["wait 900", "wait 900"]);
  expect(await attempt(login, password), "even with the right one").toBe("wait 900");
  // A node that has just started knows it too: the count is in the database.
  expect(await attempt(login, password, "192.0.2.7", { ...world.kernel })).toBe("wait 900");
  expect(await attempt(login, password, "198.51.100.4"), "the victim, elsewhere").toBe("in");
  expect((await world.call("GET", "/me", { as: person })).status, "the victim's session").toBe(200);
  world.at("2026-11-23T02:15:01Z");
  expect(await attempt(login, password), "after the window").toBe("in");
});

test("S23 many at once do not slip through together", async () => {
  const { attempt } = await openGuarded();
  const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => attempt(login, `guess ${n}`)));
  expect(answers.filter((answer) => answer === "wrong-sign-in")).toHaveLength(10);
});

test("S23 spraying one password over many accounts is slowed down by address and by network", async () => {
  const { attempt } = await openGuarded();
  const spray = [];
  for (let n = 0; n < 61; n += 1) spray.push(await attempt(`person${n}@desk.example`, "guess"));
  expect(spray.slice(0, 60).every((answer) => answer === "wrong-sign-in")).toBe(true);
  expect(spray[60]).toMatch(/^wait/);
  const wide = [];
  for (let n = 0; n < 260; n += 1) wide.push(await attempt(`other${n}@desk.example`, "guess", `192.0.2.${n % 200}`));
  expect(wide.at(-1)).toMatch(/^wait/);
  expect(await attempt(login, password, "192.0.3.1"), "another network").toBe("in");
});

test("S23 an office behind one address may sign in all morning: good tries do not count", async () => {
  const { attempt } = await openGuarded();
  for (let n = 0; n < 70; n += 1) expect(await attempt(login, password)).toBe("in");
});

test("S23 on the wire it is 429 with Retry-After", async () => {
  const { world, attempt } = await openGuarded();
  for (let n = 0; n < 10; n += 1) await attempt(login, "guess");
  const answer = await world.call("POST", "/sessions", { body: { login, password } });
  expect(answer.body).toMatchObject({ status: 429, code: "too-many-tries" });
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
});

test("networks: /24 of IPv4, /48 of IPv6, mapped addresses as what they are", () => {
  expect(networkOf("192.0.2.77")).toBe("192.0.2");
  expect(networkOf("::ffff:192.0.2.77")).toBe("192.0.2");
  expect(networkOf("2001:db8:7:1::5")).toBe(networkOf("2001:0db8:0007:ffff::1"));
  expect(networkOf("2001:db8::1")).toBe(networkOf("2001:db8:0:9::2"));
  expect(networkOf("2001:db8:1::1")).not.toBe(networkOf("2001:db8:2::1"));
});

test("ASVS 15.2.2 at most one hash per core at a time, and the queue ends", async () => {
  let running = 0;
  let most = 0;
  const gates: (() => void)[] = [];
  const hashing: Hashing = {
    hash: () => Promise.resolve(""),
    verify: async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((open) => gates.push(open));
      running -= 1;
      return true;
    },
  };
  const two = passwords(hashing, 2);
  const all = Array.from({ length: 80 }, () =>
    two.verify("stored", "word").then(
      () => "done",
      (error) => error.code,
    ),
  );
  const open = setInterval(() => {
    for (const gate of gates.splice(0)) gate();
  }, 1);
  const outcomes = await Promise.all(all);
  clearInterval(open);
  expect(most).toBe(2);
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(66);
  expect(outcomes.filter((outcome) => outcome === "overloaded")).toHaveLength(14);
});

test("ASVS 6.2.1 6.2.4 6.2.9 6.2.12 what makes a password, and what does not", () => {
  const about = { login: "shen.yiwei@desk.example", name: "沈一苇" };
  const verdict = (text: string) => passwordIssue(text, about)?.code ?? "fine";
  expect(verdict("short7!")).toBe("password-too-short");
  expect(verdict("x".repeat(3) + "yz".repeat(63))).toBe("password-too-long");
  for (const common of [
    "password",
    "Password1!",
    "P@ssw0rd",
    "12345678",
    "11111111",
    "qwertyuiop",
    "iloveyou",
    "woaini520",
  ]) {
    expect(verdict(common), common).toBe("password-too-common");
  }
  for (const pattern of ["abcabcabc", "20080808", "13800005550", "zyxwvuts", "1qaz2wsx"]) {
    expect(verdict(pattern), pattern).toBe("password-too-common");
  }
  expect(verdict("shen.yiwei1")).toBe("password-like-login");
  expect(verdict("沈一苇12345")).toBe("password-like-login");
  expect(verdict("correct horse battery staple and sixty-four characters or more !!!")).toBe("fine");
  expect(verdict("桃花源里可耕田么")).toBe("fine");
  expect(verdict("lantern-otter-52")).toBe("fine");
});

let world: PeopleWorld;
beforeAll(async () => {
  world = await openPeople();
});

async function linkFor(): Promise<{ id: string; token: string }> {
  const { id } = await world.person("engineer", world.own);
  const { url } = await makeSignInLink(world.kernel, bySystem(world.now()), id, { login: `p${id}@desk.example` });
  return { id, token: url.split("#")[1]! };
}
/** Always from a network nobody has used yet: wrong tokens of earlier calls must not slow this one down. */
let networks = 0;
const use = (token: unknown, word = password) => {
  networks += 1;
  return world.call("POST", "/sign-in-links/use", {
    body: { token, password: word },
    address: `10.${networks >> 8}.${networks & 255}.9`,
  });
};

test("S20 of 50 posts with one link at once exactly one succeeds; looking uses nothing up", async () => {
  const { token } = await linkFor();
  const look = () => world.call("POST", "/sign-in-links/check", { body: { token } });
  expect((await look()).body).toMatchObject({ purpose: "invitation", name: "周知微" });
  expect((await look()).status).toBe(200);
  const statuses = (await Promise.all(Array.from({ length: 50 }, () => use(token)))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 204)).toHaveLength(1);
  expect(statuses.filter((status) => status === 404 || status === 503)).toHaveLength(49);
  expect((await look()).status).toBe(404);
});

test("S20 empty, blank, padded, case-changed, array, null and other kinds of token never match", async () => {
  const { token } = await linkFor();
  const swapped = token.replace(/[a-z]/i, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  for (const wrong of ["", " ", "%20", ` ${token}`, `${token} `, swapped, token.slice(0, -1)]) {
    expect((await use(wrong)).body, JSON.stringify(wrong)).toMatchObject({ status: 404, code: "link-not-valid" });
  }
  for (const wrong of [null, [token], { token }, 0, true, `${token}\u0000`])
    expect((await use(wrong)).status, JSON.stringify(wrong)).toBe(422);
  expect((await use(token)).status).toBe(204);
});

test("S20 ASVS 6.4.1 a link ends after 72 hours, by a newer one, and with the account", async () => {
  const late = await linkFor();
  const replaced = await linkFor();
  const disabled = await linkFor();
  const newer = await makeSignInLink(world.kernel, bySystem(world.now()), replaced.id, {});
  await world.db.query({ text: "update persons set is_active = false where id = $1", values: [disabled.id] });
  expect((await use(replaced.token)).status).toBe(404);
  expect((await use(disabled.token)).status).toBe(404);
  expect((await use(newer.url.split("#")[1])).status).toBe(204);
  const was = world.now().toString();
  world.at(Temporal.Instant.from(was).add({ hours: 72 }).toString());
  expect((await use(late.token)).status).toBe(404);
  world.at(was);
});

test("S20 tokens are 256 bits and only their hashes are stored", async () => {
  const { token } = await linkFor();
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const { rows } = await world.db.query<{ text: string }>({
    text: "select string_agg(l::text, '') as text from access_links l",
  });
  expect(rows[0]!.text).not.toContain(token);
});

test("ASVS 6.3.2 S33 set-up: one-time link, one administrator, and nothing there afterwards", async () => {
  const { setUpLink } = await import("../commands/set-up.ts");
  const fresh = await openPeople();
  const body = (token: string) => ({
    token,
    organisation: "远岭服务",
    name: "周知微",
    login: "admin.zhou",
    password,
  });
  expect((await fresh.call("POST", "/set-up", { body: body("x".repeat(43)) })).status, "before any start").toBe(404);
  const dead = (await setUpLink(fresh.kernel, fresh.now()))!.split("#")[1]!;
  const link = (await setUpLink(fresh.kernel, fresh.now()))!.split("#")[1]!;
  expect((await fresh.call("POST", "/set-up", { body: body(dead) })).body).toMatchObject({ code: "link-not-valid" });
  const answers = await Promise.all([1, 2, 3, 4].map(() => fresh.call("POST", "/set-up", { body: body(link) })));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404]);
  expect((await fresh.call("POST", "/set-up", { body: body(link) })).body).toMatchObject({
    status: 404,
    code: "not-found",
  });
  expect(await setUpLink(fresh.kernel, fresh.now())).toBe(null);
  const signedIn = await fresh.call("POST", "/sessions", { body: { login: "admin.zhou", password } });
  expect(signedIn.body).toMatchObject({ roles: [{ role: "administrator" }], installation: { name: "远岭服务" } });
});

test("U2 API keys: shown once, work at once, die when revoked or expired, last use noted at most once a minute", async () => {
  const admin = await world.person("administrator", world.own);
  const body = { name: "监控", role: "integration", expiresAt: "2026-11-24T00:00:00Z" };
  const made = await world.call("POST", "/api-keys", { as: admin, body });
  const { id, key } = made.body as { id: string; key: string };
  expect(key).toMatch(/^hy_[\w-]{43}$/);
  expect((await world.call("GET", "/me", { as: { key } })).body).toMatchObject({
    kind: "api-key",
    side: "staff",
    name: "监控",
  });
  const usedAt = async () => {
    const { rows } = await world.db.query<{ at: string }>({
      text: "select used_at::text as at from api_keys where id = $1",
      values: [id],
    });
    return rows[0]!.at;
  };
  const first = await usedAt();
  world.at("2026-11-23T02:00:59Z");
  await world.call("GET", "/me", { as: { key } });
  expect(await usedAt()).toBe(first);
  world.at("2026-11-23T02:01:01Z");
  await world.call("GET", "/me", { as: { key } });
  expect(await usedAt()).not.toBe(first);
  world.at("2026-11-24T00:00:00Z");
  expect((await world.call("GET", "/me", { as: { key } })).status, "expired").toBe(401);
  world.at("2026-11-23T02:02:00Z");
  expect((await world.call("DELETE", `/api-keys/${id}`, { as: admin })).status).toBe(204);
  expect((await world.call("GET", "/me", { as: { key } })).status, "revoked").toBe(401);
});

test("U2 a key made before anything is set up works", async () => {
  const { key } = await world.apiKey("integration");
  await world.db.query({ text: "update organisations set is_own = false" });
  const answer = await world.call("GET", "/me", { as: { key } });
  await world.db.query({ text: "update organisations set is_own = true where id = $1", values: [world.own] });
  expect(answer.body).toMatchObject({ side: "staff", roles: [{ role: "integration", organisation: null }] });
});
