import type { InjectOptions } from "fastify";
import { onTestFinished } from "vitest";
import { createHttp } from "#app/http.ts";
import { routesOf } from "#app/rooms.ts";
import type { Server } from "#kernel/http/server.ts";
import { createLink, linkActor } from "#kernel/links/links.ts";
import { systemActor } from "#kernel/people/actor.ts";
import { bySystem } from "#kernel/people/commands/change.ts";
import { createApiKey } from "#kernel/people/commands/create-api-key.ts";
import { identifier, shippedSessionLimits } from "#kernel/people/identity/identify.ts";
import { openSession } from "#kernel/people/identity/session-queries.ts";
import type { Role } from "#kernel/people/roles.ts";
import { type Desk, openDesk } from "#test/world/desk.ts";
import { type Principal, staffRoles, type Target } from "./expectations.ts";

export type Answer = { status: number; text: string; body: never };
export type IsolationWorld = {
  desk: Desk;
  server: Server;
  numbers: Record<Target, string>;
  caseIds: Record<Target, string>;
  /** Ids of things in the way of the curious: the hospital, its device, its attachment, … */
  ids: Record<string, string>;
  as: (who: Principal, method: InjectOptions["method"], path: string, body?: unknown) => Promise<Answer>;
};

/**
 * The whole program with two customers, a case of each and a restricted one, all marked with words of their own, so that wherever one
 * of these words turns up it is plain whose it is: `CANARY-own-public`, `CANARY-own-internal`, `CANARY-other-public`, …
 */
export async function openIsolation(): Promise<IsolationWorld> {
  const desk = await openDesk({ isServing: true });
  const { kernel, program, db } = desk;
  const server = await createHttp({ trustedProxies: [], allowHttp: false, tls: undefined }, kernel, routesOf(program), {
    identify: identifier(kernel, { actorOfLink: (token, now) => linkActor(db, token, now) }),
    areAnswersChecked: true,
    readiness: async () => [],
    webFolder: "/nowhere",
  });
  onTestFinished(() => server.close());
  const ids = await addThings(desk);
  await program.refresh();
  const caseIds = await addCases(desk, ids);
  const headers = await signEverybodyIn(desk, caseIds.own);
  const { rows } = await db.query<{ id: string; number: string }>({ text: "select id, number::text from cases" });
  const numberOf = (id: string) => rows.find((row) => row.id === id)!.number;
  const numbers = {
    own: numberOf(caseIds.own),
    other: numberOf(caseIds.other),
    restricted: numberOf(caseIds.restricted),
  };
  Object.assign(ids, await attach(server, headers.get("skilled-agent")!, numbers));
  await desk.settle();
  return {
    desk,
    server,
    numbers,
    caseIds,
    ids,
    as: async (who, method, path, body) => {
      const sent = { origin: kernel.url, ...headers.get(who) };
      const answer = await server.inject({
        method,
        url: path.startsWith("/api/") ? path : `/api/v1${path}`,
        headers: body === undefined ? sent : { "content-type": "application/json", ...sent },
        payload: body === undefined ? undefined : JSON.stringify(body),
        remoteAddress: "192.0.2.7",
      });
      const isJson = /json/.test(String(answer.headers["content-type"]));
      return { status: answer.statusCode, text: answer.body, body: (isJson ? answer.json() : undefined) as never };
    },
  };
}

/** Things of both customers that can be named by id, and people who have no part in anything. */
async function addThings({ db, ids, kernel }: Desk): Promise<Record<string, string>> {
  const insert = async (text: string, values: unknown[]) =>
    (await db.query<{ id: string }>({ text, values })).rows[0]!.id;
  const device = (organisation: string, serial: string) =>
    insert("insert into devices (organisation_id, model, serial) values ($1, $2, $3) returning id", [
      organisation,
      `CANARY-${serial}-device`,
      `SERIAL-${serial}`,
    ]);
  const level = await insert(
    `insert into service_levels (key, name, calendar_id, targets)
      select 'secret', $1, calendar_id, targets from service_levels where is_default returning id`,
    [{ zh: "CANARY-other-level", en: "CANARY-other-level" }],
  );
  await db.query({
    text: "update organisations set service_level_id = $1 where id = $2",
    values: [level, ids.hospital],
  });
  await db.query({
    text: "insert into person_contacts (person_id, kind, value) values ($1, 'email', 'he.wy@jianmu.example'), ($1, 'phone', '+8613855500188')",
    values: [ids["person:stranger"]],
  });
  const supplierHome = await insert(
    `insert into organisations (path, name, is_supplier) values ('{}', '云梦设备商行', true) returning id`,
    [],
  );
  await db.query({ text: "update organisations set path = array[id] where id = $1", values: [supplierHome] });
  const person = async (name: string, role: Role, organisation: string) => {
    const id = await insert(
      "insert into persons (name, organisation_id, created_at) values ($1, $2, $3) returning id",
      [name, organisation, kernel.now()],
    );
    await db.query({
      text: "insert into memberships (person_id, organisation_id, role) values ($1, $2, $3)",
      values: [id, organisation, role],
    });
    return id;
  };
  const made: Record<string, string> = {
    ownDevice: await device(ids.library!, "own"),
    otherDevice: await device(ids.hospital!, "other"),
    "principal:colleague": await person("陆采薇", "customer", ids.library!),
    "principal:supplier": await person("秦弄玉", "supplier", supplierHome),
  };
  for (const role of staffRoles) made[`principal:${role}`] = await personOfRole(role, person, { ids } as Desk);
  // The engineer of the matrix is of the team that works on `own`; all others are of no team.
  await db.query({
    text: "insert into team_members (team_id, person_id) values ($1, $2)",
    values: [ids["team:network"], made["principal:engineer"]],
  });
  return made;
}

const ofDepartment: readonly Role[] = ["engineer", "liaison", "department-head", "technical-centre-director"];
const personOfRole = (
  role: Role,
  person: (name: string, role: Role, organisation: string) => Promise<string>,
  { ids }: Pick<Desk, "ids">,
) => person(`某${role}`, role, ofDepartment.includes(role) ? ids.department! : ids.provider!);

async function addCases(desk: Desk, made: Record<string, string>): Promise<Record<Target, string>> {
  const { people, ids, db, program } = desk;
  const register = async (of: "own" | "other" | "restricted", requesterId: string, organisationId: string) => {
    const { id } = await program.engine.register(await desk.asking(people.operator), {
      process: "incident",
      subject: `三楼借还机黑屏 CANARY-${of}-public`,
      description: `重启无效 CANARY-${of}-public`,
      channel: "phone",
      requester: { name: "某人", phone: of === "other" ? "+8613855500188" : "+8613855500177" },
      requesterId,
      organisationId,
      occurredAt: null,
      values: { device: made[of === "other" ? "otherDevice" : "ownDevice"]! },
    });
    const say = async (visibility: "public" | "internal") =>
      program.engine.comment(await desk.asking(people.operator), id, {
        body: `CANARY-${of}-${visibility} 黑屏`,
        visibility,
        attachments: [],
      });
    await say("public");
    await say("internal");
    // Erased already, so that trying to erase it changes nothing.
    const { seq } = await say("internal");
    await program.engine.eraseContent(await desk.asking(systemActor), id, { seq, because: `CANARY-${of}-internal` });
    return id;
  };
  const own = await register("own", people.customer.id, ids.library!);
  const other = await register("other", people.stranger.id, ids.hospital!);
  // Kept secret from the beginning: not even the notice of its registration may name it to somebody without a part in it.
  const restricted = await register("restricted", people.customer.id, ids.library!);
  await db.query({ text: "update cases set is_restricted = true where id = $1", values: [restricted] });
  const triaged = { service: ids.service!, category: ids.category!, impact: "2", urgency: "1" };
  await desk.move(people.operator, own, "dispatch", {
    ...triaged,
    team: ids["team:network"]!,
    note: "CANARY-own-internal",
  });
  await desk.move(people.liaison, own, "acknowledge");
  await desk.move(people.liaison, own, "diagnose", {
    firstDiagnosis: "CANARY-own-internal",
    severity: "ordinary",
    assignee: people.engineer.id,
  });
  await desk.move(people.engineer, own, "accept");
  await desk.move(people.engineer, own, "solve", {
    cause: "CANARY-own-internal",
    solution: "CANARY-own-internal",
    result: "CANARY-own-public 修好了",
    remainingDanger: "CANARY-own-internal",
  });
  await desk.settle();
  return { own, other, restricted };
}

type Headers = Record<string, string>;

async function signEverybodyIn({ db, kernel, ids, people }: Desk, own: string): Promise<Map<Principal, Headers>> {
  const session = async (personId: string): Promise<Headers> => {
    const from = { address: "192.0.2.7", agent: "test" };
    return { cookie: `__Host-huiyin=${await openSession(db, personId, from, kernel.now(), shippedSessionLimits)}` };
  };
  const { rows } = await db.query<{ name: string; id: string }>({ text: "select name, id from persons" });
  const idOf = (name: string) => rows.find((row) => row.name === name)!.id;
  const headers = new Map<Principal, Headers>([
    ["anonymous", {}],
    ["requester", await session(people.customer.id)],
    ["representative", await session(people.representative.id)],
    ["stranger", await session(people.stranger.id)],
    ["colleague", await session(idOf("陆采薇"))],
    ["supplier", await session(idOf("秦弄玉"))],
  ]);
  for (const role of staffRoles) headers.set(role, await session(idOf(`某${role}`)));
  const track = { purpose: "track", caseId: own, personId: people.customer.id, lifetime: { hours: 2 }, uses: null };
  headers.set("link", { authorization: `Link ${await createLink(db, track, kernel.now())}` });
  const { key } = await db.transaction((tx) =>
    createApiKey(tx, bySystem(kernel.now()), { role: "integration", name: "program", organisationId: ids.provider! }),
  );
  headers.set("integration", { authorization: `Bearer ${key}` });
  return headers;
}

/** A public and an internal file of each customer's case. */
async function attach(
  server: Server,
  headers: Headers,
  numbers: Record<Target, string>,
): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const [of, visibility] of [
    ["own", "public"],
    ["own", "internal"],
    ["other", "public"],
  ] as const) {
    const boundary = "----boundary";
    const part = (head: string, text: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${text}\r\n`;
    const text = `CANARY-${of}-${visibility} file`;
    const answer = await server.inject({
      method: "POST",
      url: `/api/v1/cases/${numbers[of]}/attachments`,
      headers: {
        origin: "http://localhost:8000",
        ...headers,
        "content-type": `multipart/form-data; boundary=${boundary}`,
      },
      payload: `${part('name="visibility"', visibility)}${part('name="file"; filename="a.txt"', text)}--${boundary}--\r\n`,
    });
    const id = answer.json().items[0].id as string;
    made[`attachment:${of}-${visibility}`] = id;
    await server.inject({
      method: "POST",
      url: `/api/v1/cases/${numbers[of]}/comments`,
      headers: { origin: "http://localhost:8000", ...headers, "content-type": "application/json" },
      payload: JSON.stringify({ body: `CANARY-${of}-${visibility}`, visibility, attachments: [id] }),
    });
  }
  return made;
}
