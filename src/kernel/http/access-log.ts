import type { FastifyReply, FastifyRequest } from "fastify";
import type { Log } from "../kernel.ts";
import { actorKey } from "../people/actor.ts";
import type { HttpMetrics } from "./metrics.ts";

/**
 * One line per call: the route as it was declared, never the address as it was asked, for that may carry a token or a
 * name (S24, ASVS 16.2.5); nothing of headers and bodies. What a caller wrote is never part of it, so nobody can forge lines.
 */
export function logAccess(log: Log, metrics: HttpMetrics, request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url ?? "(none)";
  const ms = reply.elapsedTime;
  metrics.observe(request.method, route, reply.statusCode, ms / 1000);
  log.info("request", {
    id: request.id,
    method: request.method,
    route,
    status: reply.statusCode,
    ms: Math.round(ms * 10) / 10,
    actor: request.actor ? actorKey(request.actor) : null,
    address: request.ip,
    ...(request.refusalCode === null ? {} : { refusal: request.refusalCode }),
  });
}
