import { readFileSync } from "node:fs";
import { join } from "node:path";
import { acceptFiles } from "#kernel/files/routes.ts";
import { mountHealth, type Readiness } from "#kernel/http/health.ts";
import { mount } from "#kernel/http/mount.ts";
import { mountReference } from "#kernel/http/mount-reference.ts";
import type { Route } from "#kernel/http/route.ts";
import { createServer, type HttpOptions, type Server } from "#kernel/http/server.ts";
import { mountWeb } from "#kernel/http/web.ts";
import type { Kernel } from "#kernel/kernel.ts";
import type { Config } from "./config.ts";
import { StartProblem } from "./start-problem.ts";

const project = join(import.meta.dirname, "../..");

/** The HTTP server with everything mounted: API, reference, health, the two web clients. */
export async function createHttp(
  config: Pick<Config, "trustedProxies" | "allowHttp" | "tls">,
  kernel: Kernel,
  routes: readonly Route[],
  options: Pick<HttpOptions, "identify" | "limits" | "areAnswersChecked"> & {
    readiness: Readiness;
    webFolder?: string;
  },
): Promise<Server> {
  const { readiness, webFolder = join(project, "dist/web"), ...rest } = options;
  const server = orBadProxies(config.trustedProxies, () =>
    createServer(kernel, {
      ...rest,
      trustedProxies: config.trustedProxies,
      isHttpAllowed: config.allowHttp,
      tls: config.tls && readPair(config.tls),
    }),
  );
  await acceptFiles(server);
  mount(server, kernel, routes);
  mountHealth(server, kernel, readiness);
  mountReference(server, { version: programVersion(), url: kernel.url });
  await mountWeb(server, webFolder);
  return server;
}

/** Resolves when connections are taken. Throws StartProblem `port-taken`, `port-forbidden`, `address-not-ours`. */
export async function listen(server: Server, { port, host }: Pick<Config, "port" | "host">): Promise<void> {
  try {
    await server.listen({ port, host });
  } catch (error) {
    const facts = { port: String(port), other: String(port + 1), host };
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EADDRINUSE") throw new StartProblem("port-taken", facts, error);
    if (code === "EACCES") throw new StartProblem("port-forbidden", facts, error);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") throw new StartProblem("address-not-ours", facts, error);
    throw error;
  }
}

/** A mistyped network would otherwise be found by nobody, or end the program with a stack trace. */
function orBadProxies<T>(proxies: readonly string[], make: () => T): T {
  try {
    return make();
  } catch (error) {
    const isOurs = error instanceof TypeError && /^invalid (IP|range|prefix)/i.test(error.message);
    if (!isOurs) throw error;
    const reason = error.message;
    throw new StartProblem("bad-setting", { name: "HUIYIN_TRUSTED_PROXIES", value: proxies.join(","), reason }, error);
  }
}

const programVersion = (): string =>
  (JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as { version: string }).version;

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
