import type { InjectOptions } from "fastify";
import { createHttp } from "#app/http.ts";
import { openProgram } from "#app/program.ts";
import { kernelRoutes, routesOf } from "#app/rooms.ts";
import type { Route } from "#kernel/http/route.ts";
import type { HttpOptions, Server } from "#kernel/http/server.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { linkActor } from "#kernel/links/links.ts";
import { bySystem } from "#kernel/people/commands/change.ts";
import { createApiKey } from "#kernel/people/commands/create-api-key.ts";
import { createOrganisation, type NewOrganisation } from "#kernel/people/commands/create-organisation.ts";
import { createPerson, type NewPerson } from "#kernel/people/commands/create-person.ts";
import { identifier, shippedSessionLimits } from "#kernel/people/identity/identify.ts";
import { openSession } from "#kernel/people/identity/session-queries.ts";
import type { Role } from "#kernel/people/roles.ts";
import { openSecrets } from "#kernel/secrets/sealing.ts";
import { createDatabase, type TestDatabase } from "./database.ts";

type Holder = { id: string; token: string };
type Call = {
  as?: Holder | { key: string } | { link: string };
  body?: unknown;
  headers?: Record<string, string>;
  /** Origin of a browser; ours unless said otherwise, none for null. */
  origin?: string | null;
  address?: string;
};
export type Answer = { status: number; body: never; headers: Record<string, unknown>; text: string };

export type PeopleWorld = {
  db: TestDatabase;
  kernel: Kernel;
  server: Server;
  /** All that was logged, as it would be written. */
  logged: string[];
  at: (instant: string) => void;
  now: () => Temporal.Instant;
  organisation: (name: string, more?: Partial<NewOrganisation>) => Promise<string>;
  person: (role: Role, organisationId: string, more?: Partial<NewPerson>) => Promise<Holder>;
  apiKey: (role: Role, organisationId?: string) => Promise<{ id: string; key: string }>;
  call: (method: InjectOptions["method"], path: string, call?: Call) => Promise<Answer>;
  close: () => Promise<void>;
  own: string;
  lake: string;
  tree: string;
};

export const origin = "http://localhost:8080";

export type WorldOptions = Partial<HttpOptions> & {
  url?: string;
  allowHttp?: boolean;
  /** A second node on the database of the first. */
  on?: TestDatabase;
  routes?: (kernel: Kernel) => Route[];
  /** Everything the program answers, not only what needs the kernel alone; to be closed by the test. */
  isWhole?: boolean;
};

/** A provider (远岭) and two customers (北溟大学图书馆, 建木医院) behind a real HTTP server, with a clock to move. */
export async function openPeople(options: WorldOptions = {}): Promise<PeopleWorld> {
  const {
    url = origin,
    allowHttp = false,
    on,
    routes = kernelRoutes,
    isWhole = false,
    trustedProxies = [],
    ...more
  } = options;
  const db = on ?? (await createDatabase());
  let instant = Temporal.Instant.from("2026-11-23T02:00:00Z");
  const logged: string[] = [];
  const kernel: Kernel = {
    db,
    now: () => instant,
    zone: "Asia/Shanghai",
    secrets: openSecrets(() => "the key of a test"),
    url,
    log: {
      info: (event, detail) => logged.push(JSON.stringify({ event, ...detail })),
      warn: (event, detail) => logged.push(JSON.stringify({ event, ...detail })),
      fault: (event, error, detail) => logged.push(JSON.stringify({ event, fault: String(error), ...detail })),
    },
  };
  const program = isWhole ? await openProgram(kernel, { isWorking: false }) : null;
  const mounted = program ? routesOf(program) : routes(kernel);
  const server = await createHttp({ trustedProxies, allowHttp, tls: undefined }, kernel, mounted, {
    identify: identifier(kernel, { actorOfLink: (token, now) => linkActor(db, token, now) }),
    areAnswersChecked: true,
    readiness: async () => [],
    webFolder: "/nowhere",
    ...more,
  });

  const system = () => bySystem(instant);
  const organisation = (name: string, given: Partial<NewOrganisation> = {}) =>
    db.transaction((tx) => createOrganisation(tx, system(), { name, parentId: null, ...given }));
  const [own, lake, tree] = on
    ? ["", "", ""]
    : [
        await organisation("远岭", { isOwn: true }),
        await organisation("北溟大学图书馆", { isCustomer: true, code: "BM" }),
        await organisation("建木医院", { isCustomer: true }),
      ];

  return {
    db,
    kernel,
    server,
    logged,
    at: (text) => {
      instant = Temporal.Instant.from(text);
    },
    now: () => instant,
    organisation,
    close: async () => {
      await program?.stop();
      await server.close();
    },
    own,
    lake,
    tree,
    person: async (role, organisationId, given = {}) => {
      const id = await db.transaction((tx) =>
        createPerson(tx, system(), {
          name: "周知微",
          organisationId,
          memberships: [{ role, organisationId }],
          ...given,
        }),
      );
      const from = { address: "192.0.2.7", agent: "test" };
      return { id, token: await openSession(db, id, from, instant, shippedSessionLimits) };
    },
    apiKey: (role, organisationId) =>
      db.transaction((tx) => createApiKey(tx, system(), { name: "program", role, organisationId })),
    call: (method, path, call = {}) => ask(server, method, path, call, url),
  };
}

async function ask(
  server: Server,
  method: InjectOptions["method"],
  path: string,
  { as, body, headers = {}, origin: from = undefined, address = "192.0.2.7" }: Call,
  url: string,
): Promise<Answer> {
  const sent: Record<string, string> = { ...headers };
  if (as && "token" in as) sent.cookie = `${server.door.cookie?.name ?? "none"}=${as.token}`;
  if (as && "key" in as) sent.authorization = `Bearer ${as.key}`;
  if (as && "link" in as) sent.authorization = `Link ${as.link}`;
  if (from !== null && method !== "GET") sent.origin = from ?? url;
  const isText = typeof body === "string";
  const answer = await server.inject({
    method,
    url: path.startsWith("/") && !path.startsWith("/api/") ? `/api/v1${path}` : path,
    headers: body === undefined ? sent : { "content-type": "application/json", ...sent },
    payload: body === undefined || isText ? (body as string | undefined) : JSON.stringify(body),
    remoteAddress: address,
  });
  const isJson = /json/.test(String(answer.headers["content-type"]));
  return {
    status: answer.statusCode,
    body: (isJson ? answer.json() : undefined) as never,
    headers: answer.headers,
    text: answer.body,
  };
}
