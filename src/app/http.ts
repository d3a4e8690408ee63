import { readFileSync } from "node:fs";
import fastify, { type FastifyInstance } from "fastify";
import type { Config } from "./config.ts";
import { StartProblem } from "./start-problem.ts";

/** Reasons why this node should get no traffic now; none means ready. */
export type Readiness = () => Promise<readonly string[]>;

export function createHttp(config: Config, readiness: Readiness): FastifyInstance {
  const common = {
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    forceCloseConnections: "idle",
  } as const;
  const app = config.tls
    ? (fastify({ ...common, https: readPair(config.tls) }) as unknown as FastifyInstance)
    : fastify(common);
  app.get("/healthz", async () => ({ status: "alive" }));
  app.get("/readyz", async (_request, reply) => {
    const reasons = await readiness();
    if (reasons.length > 0) return reply.code(503).send({ status: "not ready", reasons });
    return { status: "ready" };
  });
  return app;
}

/** Resolves when connections are taken. Throws StartProblem `port-taken`, `port-forbidden`, `address-not-ours`. */
export async function listen(app: FastifyInstance, { port, host }: Config): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    const facts = { port: String(port), other: String(port + 1), host };
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EADDRINUSE") throw new StartProblem("port-taken", facts, error);
    if (code === "EACCES") throw new StartProblem("port-forbidden", facts, error);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") throw new StartProblem("address-not-ours", facts, error);
    throw error;
  }
}

function readPair({ cert, key }: { cert: string; key: string }) {
  const read = (name: string, file: string) => {
    try {
      return readFileSync(file);
    } catch (error) {
      throw new StartProblem("bad-setting", { name, value: file, reason: (error as Error).message }, error);
    }
  };
  return { cert: read("TLS_CERT", cert), key: read("TLS_KEY", key) };
}
