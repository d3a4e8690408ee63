import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callRoute } from "#test/world/call.ts";
import { createDatabase } from "#test/world/database.ts";
import { testKernel } from "#test/world/kernel.ts";
import { actorWith, insertCase, insertOrganisation, insertPerson } from "#test/world/rows.ts";
import { mount } from "../http/mount.ts";
import { createServer } from "../http/server.ts";
import { cursorOf } from "../jobs/announcement.ts";
import { openBus } from "../jobs/bus.ts";
import { presentMark } from "../jobs/queries.ts";
import type { Actor } from "../people/actor.ts";
import { caseScope } from "../people/scope.ts";
import type { EventView } from "./contract.ts";
import { type Live, startLive } from "./live.ts";
import { watchPresence } from "./presence.ts";
import { factsOf } from "./queries.ts";
import { liveRoutes } from "./routes.ts";
import { mayHearOf } from "./scope.ts";

const db = await createDatabase();
const kernel = testKernel(db);
const actors = new Map<string, Actor>();
const server = createServer(kernel, { identify: async ({ token }) => actors.get(token) ?? null });
let live: Live;
let url: string;
const key = (name: string) => `${name}-token-0123456789`;
const ids: Record<string, string> = {};

beforeAll(async () => {
  live = await startLive(kernel, { pollMs: 20, heartbeatMs: 60, recheckMs: 60, mostPerPerson: 3, mostStreams: 8 });
  mount(server, kernel, liveRoutes(kernel, live));
  url = await server.listen({ port: 0, host: "127.0.0.1" });
  Object.assign(ids, {
    hospital: await insertOrganisation(db),
    library: await insertOrganisation(db, { name: "北溟大学图书馆" }),
    agent: await insertPerson(db),
    second: await insertPerson(db),
    customer: await insertPerson(db),
    other: await insertPerson(db),
  });
  actors.set(key("agent"), actorWith("junior-agent", { id: ids.agent, name: "周知微" }));
  actors.set(key("second"), actorWith("junior-agent", { id: ids.second, name: "顾南枝" }));
  actors.set(key("customer"), actorWith("customer", { id: ids.customer, organisationId: ids.hospital }));
  actors.set(
    key("other"),
    actorWith("customer-representative", {
      id: ids.other,
      organisationId: ids.library,
      representedIds: [ids.library!],
    }),
  );
});
afterAll(async () => {
  await live.stop();
  await server.close();
});

const announce = (kind: string, caseId: string | null, payload: object = {}) =>
  db.query({
    text: "insert into announcements (kind, case_id, version, at, payload) values ($1, $2, 3, '2030-03-04', $3)",
    values: [kind, caseId, JSON.stringify(payload)],
  });

type Frame = { event: string; id: string | null; data: Record<string, unknown> };
async function listen(who: string, lastEventId?: string) {
  const leaving = new AbortController();
  const headers: Record<string, string> = { authorization: `Bearer ${key(who)}` };
  if (lastEventId !== undefined) headers["last-event-id"] = lastEventId;
  const answer = await fetch(`${url}/api/v1/live`, { headers, signal: leaving.signal });
  const frames: Frame[] = [];
  let text = "";
  let isEnded = false;
  let heartbeats = 0;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const bytes of answer.body ?? []) {
      text += decoder.decode(bytes, { stream: true });
      const parts = text.split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) {
        if (part.startsWith(":")) heartbeats++;
        else frames.push(readFrame(part));
      }
    }
  })()
    .catch(() => undefined)
    .finally(() => {
      isEnded = true;
    });
  return {
    answer,
    frames,
    changed: () => frames.filter(({ event }) => event === "changed").map(({ data }) => data.kind),
    isEnded: () => isEnded,
    heartbeats: () => heartbeats,
    leave: async () => {
      leaving.abort();
      await reading;
    },
  };
}
function readFrame(part: string): Frame {
  const lines = new Map(
    part.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  return { event: lines.get("event") ?? "", id: lines.get("id") ?? null, data: JSON.parse(lines.get("data") ?? "{}") };
}

test("S7 S8 a stream tells of what its holder may see, and nothing of the inside to customers", async () => {
  const { id, number } = await insertCase(db, { organisationId: ids.hospital, requesterId: ids.customer });
  const restricted = await insertCase(db, { isRestricted: true });
  const streams = await Promise.all(["agent", "customer", "other"].map((who) => listen(who)));
  const [agent, customer, other] = streams as [
    Awaited<ReturnType<typeof listen>>,
    Awaited<ReturnType<typeof listen>>,
    Awaited<ReturnType<typeof listen>>,
  ];
  expect(agent.answer.headers.get("content-type")).toContain("text/event-stream");
  expect(agent.answer.headers.get("cache-control")).toBe("no-store");
  await announce("complaint.registered", restricted.id);
  await announce("incident.escalated", id);
  await announce("case.commented", id, { visibility: "internal" });
  await announce("clock.breached", id);
  await announce("notices.added", null, { persons: [ids.other] });
  await announce("case.commented", id, { visibility: "public" });
  await expect
    .poll(() => agent.changed())
    .toEqual(["incident.escalated", "case.commented", "clock.breached", "case.commented"]);
  await expect.poll(() => customer.changed()).toEqual(["case.changed", "case.changed"]);
  await expect.poll(() => other.changed()).toEqual(["notices.added"]);
  const [, frame] = agent.frames;
  expect(frame).toMatchObject({ event: "changed", data: { caseId: id, version: 3, cursor: frame?.id } });
  expect(String(frame?.data.number).replace("-", "")).toBe(number);
  await Promise.all(streams.map(({ leave }) => leave()));
  await expect.poll(() => live.count()).toBe(0);
});

test("a stream resumes where it was cut, missing and repeating nothing", async () => {
  const { id } = await insertCase(db);
  const first = await listen("agent");
  await announce("incident.one", id);
  await expect.poll(() => first.changed()).toEqual(["incident.one"]);
  await first.leave();
  await announce("incident.two", id);
  await announce("incident.three", id);
  const second = await listen("agent", first.frames.at(-1)?.id ?? "");
  await announce("incident.four", id);
  await expect.poll(() => second.changed()).toEqual(["incident.two", "incident.three", "incident.four"]);
  await second.leave();
});

test("a cursor of elsewhere, or too long an absence, is answered with: fetch everything again", async () => {
  const { id } = await insertCase(db);
  const watching = await listen("agent");
  await db.query({
    text: "insert into announcements (kind, at) select 'x', '2030-01-01' from generate_series(1, 600)",
  });
  await announce("incident.last", id);
  // What this node has not told yet is no absence: its stream will tell.
  await expect.poll(() => watching.changed()).toEqual(["incident.last"]);
  const elsewhere = Buffer.from("999999999999.1").toString("base64url");
  for (const cursor of [elsewhere, "nonsense", Buffer.from("3.1").toString("base64url")]) {
    const stream = await listen("agent", cursor);
    await expect
      .poll(() => stream.frames.map(({ event }) => event).slice(0, 2), { message: cursor })
      .toEqual(["hello", "reset"]);
    await stream.leave();
  }
  await watching.leave();
});

test("S24 a stream ends with its session, and heartbeats show that it lives", async () => {
  actors.set(key("brief"), actorWith("junior-agent", { id: ids.agent }));
  const stream = await listen("brief");
  await expect.poll(() => stream.heartbeats()).toBeGreaterThan(0);
  expect(stream.isEnded()).toBe(false);
  actors.delete(key("brief"));
  await expect.poll(() => stream.isEnded()).toBe(true);
  expect((await fetch(`${url}/api/v1/live`)).status).toBe(401);
});

test("streams are bounded: the oldest of a person makes room, and a full node says so", async () => {
  const streams: Awaited<ReturnType<typeof listen>>[] = [];
  for (let n = 0; n < 4; n++) streams.push(await listen("agent"));
  await expect.poll(() => streams[0]?.isEnded()).toBe(true);
  for (const who of ["second", "customer", "other"]) for (let n = 0; n < 2; n++) streams.push(await listen(who));
  expect(streams.at(-1)?.answer.status).toBe(503);
  await Promise.all(streams.map(({ leave }) => leave()));
  await expect.poll(() => live.count()).toBe(0);
});

test("R13 a browser that takes nothing is dropped instead of being remembered for", async () => {
  const { id } = await insertCase(db);
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname).pause();
  socket.on("error", () => undefined);
  socket.write(`GET /api/v1/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key("agent")}\r\n\r\n`);
  await expect.poll(() => live.count()).toBe(1);
  // Far more than the buffers between two sockets hold.
  await db.query({
    text: "insert into announcements (kind, case_id, at) select 'incident.moved', $1, '2030-01-01' from generate_series(1, 60000)",
    values: [id],
  });
  await expect.poll(() => live.count(), { timeout: 20_000 }).toBe(0);
  socket.destroy();
});

test("U8 who looks at a case is seen by colleagues who look too, on every node, and forgotten when silent", async () => {
  const buses = [openBus(kernel), openBus(kernel)] as const;
  const changes: string[] = [];
  const nodes = buses.map((bus) => watchPresence(kernel, bus, (caseId) => void changes.push(caseId)));
  await expect
    .poll(async () => {
      await nodes[0]!.look({ id: "1", name: "周知微", isTyping: false }, "1000032");
      return nodes[1]!.whoLooksAt("1000032");
    })
    .toEqual([{ id: "1", name: "周知微", isTyping: false }]);
  await nodes[1]!.look({ id: "2", name: "顾南枝", isTyping: false }, "1000032");
  await expect.poll(() => nodes[0]!.whoLooksAt("1000032").map(({ id }) => id)).toEqual(["1", "2"]);
  await nodes[1]!.look({ id: "2", name: "顾南枝", isTyping: false }, null);
  await expect.poll(() => nodes[0]!.whoLooksAt("1000032").map(({ id }) => id)).toEqual(["1"]);
  kernel.pass({ seconds: 46 });
  expect(nodes[0]!.whoLooksAt("1000032")).toEqual([]);
  await Promise.all(buses.map((bus) => bus.close()));
});

test("S7 looking needs the case in scope; customers are neither shown nor told", async () => {
  const routes = liveRoutes(kernel, live);
  const { number } = await insertCase(db, { organisationId: ids.hospital, requesterId: ids.customer });
  const look = (who: string) =>
    callRoute<{ people: { name: string }[] }>(routes, "live.looking", actors.get(key(who))!, { body: { number } });
  expect(await look("agent")).toEqual({ people: [] });
  expect((await look("second")).people).toEqual([{ id: ids.agent, name: "周知微", isTyping: false }]);
  expect(await look("customer")).toEqual({ people: [] });
  expect((await look("agent")).people.map(({ name }) => name)).toEqual(["顾南枝"]);
  const restricted = await insertCase(db, { isRestricted: true });
  await expect(
    callRoute(routes, "live.looking", actors.get(key("agent"))!, { body: { number: restricted.number } }),
  ).rejects.toMatchObject({ kind: "not-found" });
});

test("the list of events is paged by cursor, passes over what is out of scope, and loses nothing", async () => {
  const routes = liveRoutes(kernel, live);
  type Page = { items: EventView[]; next: string; hasMore: boolean };
  const program = actorWith("integration", { kind: "api-key", id: "7" });
  const page = (since: string) => callRoute<Page>(routes, "events.list", program, { query: { since, limit: 2 } });
  const all = async (since: string): Promise<string[]> => {
    const kinds: string[] = [];
    for (let at = since; ; ) {
      const { items, next, hasMore } = await page(at);
      kinds.push(...items.map(({ kind }) => kind));
      at = next;
      if (!hasMore) return kinds;
    }
  };
  const at = cursorOf(await presentMark(db));
  const seen = await insertCase(db);
  const restricted = await insertCase(db, { isRestricted: true });
  for (const [kind, id] of [
    ["a.one", seen.id],
    ["b.secret", restricted.id],
    ["notices.added", null],
    ["a.two", seen.id],
    ["a.three", seen.id],
  ] as const) {
    await announce(kind, id);
  }
  await expect.poll(() => all(at)).toEqual(["a.one", "a.two", "a.three"]);
  await expect(page("nonsense")).rejects.toMatchObject({ code: "bad-cursor" });
});

test("S7 the scope in memory and the scope in SQL agree", async () => {
  const choice = ["1", "2", null] as const;
  const people = [ids.agent!, ids.second!];
  const someOf = (values: readonly string[]) => fc.subarray([...values]);
  const organisations = [ids.hospital!, ids.library!];
  const actor = fc
    .record({
      side: fc.constantFrom("staff", "customer", "supplier", "none"),
      kind: fc.constantFrom("person", "api-key"),
      id: fc.constantFrom(...people),
      seesAllCases: fc.boolean(),
      departmentIds: someOf(organisations),
      representedIds: someOf(organisations),
      organisationId: fc.constantFrom(...organisations, null),
    })
    // Only staff see all cases.
    .map((some) =>
      actorWith("engineer", { ...some, seesAllCases: some.seesAllCases && some.side === "staff" } as Partial<Actor>),
    );
  const given = fc.record({
    organisationId: fc.constantFrom(...organisations, null),
    requesterId: fc.constantFrom(...people, null),
    assigneeId: fc.constantFrom(...people, null),
    departmentId: fc.constantFrom(...organisations, null),
    isRestricted: fc.boolean(),
    party: fc.constantFrom(...choice),
    partyOrganisation: fc.constantFrom(...organisations, null),
  });
  await fc.assert(
    fc.asyncProperty(
      given,
      fc.array(actor, { minLength: 5, maxLength: 10 }),
      async ({ party, partyOrganisation, ...row }, askers) => {
        const { id } = await insertCase(db, row);
        const part =
          "insert into case_parties (case_id, person_id, organisation_id, part, added_at) values ($1, $2, $3, 'follower', '2030-01-01')";
        if (party !== null) await db.query({ text: part, values: [id, people[Number(party) - 1], null] });
        if (partyOrganisation !== null) await db.query({ text: part, values: [id, null, partyOrganisation] });
        const facts = (await factsOf(db, [id])).get(id)!;
        for (const asker of askers) {
          const scope = caseScope(asker, 2);
          const { rows } = await db.query({
            text: `select 1 from cases c where c.id = $1 and ${scope.sql}`,
            values: [id, ...scope.values],
          });
          expect(mayHearOf(asker, facts), JSON.stringify({ asker, facts })).toBe(rows.length === 1);
        }
      },
    ),
    { numRuns: 60 },
  );
});
