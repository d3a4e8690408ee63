import { randomBytes } from "node:crypto";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { Kernel } from "../kernel.ts";
import type { Actor } from "../people/actor.ts";
import { logAccess } from "./access-log.ts";
import { type Admission, admission, type Limits, shippedLimits } from "./admission.ts";
import type { Operation } from "./contract.ts";
import { type Credentials, type SessionCookie, sessionCookieFor } from "./credentials.ts";
import { headerSets, sendHeaders } from "./headers.ts";
import { type HttpMetrics, httpMetrics } from "./metrics.ts";
import { ownOrigins } from "./origin.ts";
import { faultProblem, type Problem, problemOf, refusalOf } from "./problem.ts";

export type HttpOptions = {
  /** Who stands behind these credentials at this instant; null when nobody (any more). `isWatching`: asked without an act of theirs. */
  identify: (credentials: Credentials, now: Temporal.Instant, isWatching?: boolean) => Promise<Actor | null>;
  /** Addresses and CIDR ranges whose X-Forwarded-* headers are believed; nobody's unless named (S25). */
  trustedProxies?: readonly string[];
  /** Plain http elsewhere than on loopback, on purpose. */
  isHttpAllowed?: boolean;
  tls?: { cert: string | Buffer; key: string | Buffer };
  limits?: Partial<Limits>;
  /** Bytes of a JSON body. */
  bodyLimit?: number;
  /** Tests: an answer that is not what its operation declares is a fault. */
  areAnswersChecked?: boolean;
};

/** What mounting needs to know of the server it mounts on. */
export type Door = {
  identify: HttpOptions["identify"];
  admission: Admission;
  cookie: SessionCookie | null;
  ownOrigins: ReadonlySet<string>;
  /** All that was mounted: for OpenAPI, the reference page and the isolation matrix. */
  operations: Operation[];
  checkAnswer?: (operation: Operation, answer: unknown) => void;
  metrics: HttpMetrics;
};

export type Server = FastifyInstance & { door: Door };

declare module "fastify" {
  interface FastifyInstance {
    door: Door;
  }
  interface FastifyRequest {
    /** Set once the caller is known; for the access log. */
    actor: Actor | null;
    /** The code of the refusal it ended with; for the access log. */
    refusalCode: string | null;
  }
}

const mebibyte = 1024 * 1024;

/** The HTTP server without any route: parsing, limits, headers, errors, log and counts. Routes come by `mount`. */
export function createServer(kernel: Kernel, options: HttpOptions): Server {
  const server = Fastify({
    logger: false,
    https: options.tls ?? null,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    bodyLimit: options.bodyLimit ?? mebibyte,
    genReqId: requestIds(),
    // A client's own request id would be a way to write into our log.
    requestIdHeader: false,
    onProtoPoisoning: "error",
    onConstructorPoisoning: "error",
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
  }) as unknown as Server;
  // Only JSON is parsed; forms and plain text are what foreign pages can post without being asked.
  server.removeContentTypeParser("text/plain");

  const door: Door = {
    identify: options.identify,
    admission: admission({ ...shippedLimits, ...options.limits }),
    cookie: sessionCookieFor(kernel.url, options.isHttpAllowed ?? false),
    ownOrigins: ownOrigins(kernel.url),
    operations: [],
    checkAnswer: options.areAnswersChecked ? checkAnswer : undefined,
    metrics: httpMetrics(),
  };
  server.decorate("door", door);
  server.decorateRequest("actor", null);
  server.decorateRequest("refusalCode", null);

  const headers = headerSets(kernel.url);
  server.addHook("onRequest", (request, reply, done) => {
    sendHeaders(reply, headers, request.url);
    done();
  });
  server.addHook("onResponse", (request, reply, done) => {
    logAccess(kernel.log, door.metrics, request, reply);
    done();
  });
  server.setErrorHandler((error, request, reply) => {
    const problem = describe(kernel, error, request);
    request.refusalCode = problem.code;
    if (problem.retryAfterSeconds !== undefined) reply.header("retry-after", String(problem.retryAfterSeconds));
    return reply
      .code(problem.status)
      .header("content-type", "application/problem+json; charset=utf-8")
      .send(JSON.stringify(problem));
  });
  return server;
}

function describe(kernel: Kernel, error: unknown, request: FastifyRequest): Problem {
  const refusal = refusalOf(error);
  if (refusal !== null) return problemOf(refusal, request.id);
  kernel.log.fault("request.fault", error, { requestId: request.id, route: request.routeOptions.url });
  return faultProblem(request.id);
}

function requestIds(): () => string {
  const node = randomBytes(4).toString("hex");
  let n = 0;
  return () => `${node}-${(n++).toString(36)}`;
}

function checkAnswer(operation: Operation, answer: unknown): void {
  const wire: unknown = JSON.parse(JSON.stringify(answer ?? null));
  const result = operation.answer.safeParse(wire);
  if (!result.success) throw new Error(`${operation.id} answered what it does not declare: ${result.error.message}`);
}
