import type { FastifyRequest } from "fastify";
import { Refusal } from "../errors/refusal.ts";
import { isLoopback } from "./credentials.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Origins a browser may write from: the installation's own. On loopback all its names, for they are one machine. */
export function ownOrigins(url: string): ReadonlySet<string> {
  const { origin, protocol, port } = new URL(url);
  if (!isLoopback(url)) return new Set([origin]);
  const end = port === "" ? "" : `:${port}`;
  return new Set(["localhost", "127.0.0.1", "[::1]"].map((host) => `${protocol}//${host}${end}`));
}

/**
 * Refuses a write that a foreign page could have made the browser send (S26): without a token in a header, which no
 * foreign page can set, the Origin must be ours. There is no CORS: other origins use API keys from their servers.
 */
export function refuseForeignWrite(request: FastifyRequest, own: ReadonlySet<string>): void {
  if (safeMethods.has(request.method) || request.headers.authorization !== undefined) return;
  const { origin } = request.headers;
  if (origin === undefined || !own.has(origin)) throw new Refusal("not-allowed", "foreign-origin");
}
