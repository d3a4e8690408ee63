import type { FastifyRequest } from "fastify";
import { Refusal } from "../errors/refusal.ts";
import type { Kernel } from "../kernel.ts";
import { credentialsOf, isLoopbackAddress } from "./credentials.ts";
import type { Server } from "./server.ts";

/** Reasons why this node should get no traffic now; none means ready. */
export type Readiness = () => Promise<readonly string[]>;

/** GET /healthz (alive), /readyz (ready to take calls), /metrics (Prometheus text; on loopback or with an API key). */
export function mountHealth(server: Server, kernel: Kernel, readiness: Readiness): void {
  server.get("/healthz", async () => ({ status: "alive" }));

  server.get("/readyz", async (_, reply) => {
    const reasons = await readiness();
    if (reasons.length > 0) return reply.code(503).send({ status: "not ready", reasons });
    return { status: "ready" };
  });

  server.get("/metrics", async (request, reply) => {
    if (!(await mayReadMetrics(server, kernel, request))) throw new Refusal("not-found", "not-found");
    const { registry } = server.door.metrics;
    return reply.header("content-type", registry.contentType).send(await registry.metrics());
  });
}

async function mayReadMetrics(server: Server, kernel: Kernel, request: FastifyRequest): Promise<boolean> {
  // Behind a proxy nobody named, every caller seems to come from this machine: a forwarded call is never "loopback".
  const isForwarded = request.headers["x-forwarded-for"] !== undefined || request.headers.forwarded !== undefined;
  if (!isForwarded && isLoopbackAddress(request.ip)) return true;
  const credentials = credentialsOf(request, null);
  return credentials?.kind === "api-key" && (await server.door.identify(credentials, kernel.now())) !== null;
}
