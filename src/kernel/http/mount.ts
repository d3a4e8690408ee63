import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { Refusal } from "../errors/refusal.ts";
import type { Kernel } from "../kernel.ts";
import { type Actor, anonymousActor } from "../people/actor.ts";
import type { Permission } from "../people/permissions.ts";
import type { Operation } from "./contract.ts";
import { credentialsOf } from "./credentials.ts";
import { refuseForeignWrite } from "./origin.ts";
import type { Asking, Route } from "./route.ts";
import type { Door, Server } from "./server.ts";
import { looseObjects, nothing, read } from "./validate.ts";

export const apiPrefix = "/api/v1";

/**
 * Mounts operations under /api/v1. For each call, in this order: a place (503), who is asking (401), from where (403), may they
 * at all (403), the input (400, 422), then the room's own function. One plain function per route, no hooks: this is the hot path.
 */
export function mount(server: Server, kernel: Kernel, routes: readonly Route[]): void {
  for (const route of routes) {
    const { operation } = route;
    server.door.operations.push(operation);
    server.route({
      method: operation.method,
      url: apiPrefix + operation.path,
      handler: handlerOf(server.door, kernel, route),
    });
  }
}

function handlerOf(door: Door, kernel: Kernel, route: Route) {
  const { operation, handle, isRaw = false } = route;
  const { load = "interactive", status = 200, access } = operation;
  const readParams = reader(operation.params);
  const readQuery = strictReader(operation, operation.query, "query");
  const readBody = isRaw && !operation.body ? () => undefined : strictReader(operation, operation.body, "body");
  const openToAll = access === "anyone";

  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    door.admission.enter(load);
    try {
      const now = kernel.now();
      const actor = await whoAsks(door, request, openToAll, now);
      request.actor = actor;
      refuseUnlessOpenTo(actor, operation);
      const asking = askingOf(request, actor, now);
      const input = {
        params: paramsOrNotFound(readParams, request.params),
        query: readQuery(request.query),
        body: readBody(request.body),
      };
      const answer = await handle(asking, input, { request, reply });
      if (isRaw) return answer;
      if (status === 204) return reply.code(204).send();
      door.checkAnswer?.(operation, answer);
      return reply.code(status).header("content-type", "application/json; charset=utf-8").send(JSON.stringify(answer));
    } finally {
      door.admission.leave(load);
    }
  };
}

async function whoAsks(door: Door, request: FastifyRequest, openToAll: boolean, now: Temporal.Instant): Promise<Actor> {
  const credentials = credentialsOf(request, door.cookie);
  if (credentials === null) {
    if (!openToAll) throw new Refusal("not-signed-in", "not-signed-in");
    refuseForeignWrite(request, door.ownOrigins);
    return anonymousActor;
  }
  if (credentials.kind === "session") refuseForeignWrite(request, door.ownOrigins);
  const actor = await door.identify(credentials, now);
  if (actor !== null) return actor;
  // A browser may still hold the cookie of a session that has ended: that must not keep it from signing in.
  if (openToAll && credentials.kind === "session") return anonymousActor;
  throw new Refusal("not-signed-in", "bad-credentials");
}

function refuseUnlessOpenTo(actor: Actor, { access, alsoLink }: Operation): void {
  if (access === "anyone") return;
  // A link is no sign-in: it opens what names its purpose, and nothing else.
  if (typeof access === "object" && "link" in access) {
    if (actor.link && access.link.includes(actor.link.purpose)) return;
    throw new Refusal("not-allowed", "not-allowed");
  }
  if (actor.kind === "link" && !(actor.link && alsoLink?.includes(actor.link.purpose)))
    throw new Refusal("not-allowed", "not-allowed");
  if (access !== "signed-in" && !actor.permissions.has(access.permission as Permission)) {
    throw new Refusal("not-allowed", "not-allowed");
  }
}

const forms = new Set(["desk", "case", "my-work", "portal", "track", "admin"]);

function askingOf(request: FastifyRequest, actor: Actor, now: Temporal.Instant): Asking {
  const { headers } = request;
  const via = headers["x-huiyin-via"];
  return {
    actor,
    now,
    via: typeof via === "string" && forms.has(via) ? via : "api",
    idempotencyKey: idempotencyKeyOf(headers["idempotency-key"]),
    ifMatch: ifMatchOf(headers["if-match"]),
  };
}

function idempotencyKeyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === "string" && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new Refusal("malformed", "bad-idempotency-key");
}

function ifMatchOf(header: string | undefined): number | null {
  if (header === undefined || header === "*") return null;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (version === undefined) throw new Refusal("malformed", "bad-if-match");
  return Number(version);
}

type Reader = (input: unknown) => unknown;
const reader = (schema: z.ZodType | undefined): Reader => (schema ? (input) => read(schema, input) : () => undefined);

/** A name in the path that cannot be a name of anything is something that is not there. */
function paramsOrNotFound(readParams: Reader, params: unknown): unknown {
  try {
    return readParams(params);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal("not-found", "not-found") : error;
  }
}

function strictReader(operation: Operation, schema: z.ZodType | undefined, part: "query" | "body"): Reader {
  if (schema === undefined) {
    return (input) => {
      if (input !== undefined && input !== null) read(nothing, input);
      return undefined;
    };
  }
  const loose = looseObjects(schema);
  if (loose.length > 0) {
    throw new Error(`${operation.id}: ${part} takes unknown keys at ${loose.join(", ")}; use z.strictObject (S9)`);
  }
  if (part === "query") return reader(schema);
  return (input) => {
    if (typeof input !== "object" || input === null || Array.isArray(input)) {
      throw new Refusal("malformed", "malformed-json");
    }
    return read(schema, input);
  };
}
