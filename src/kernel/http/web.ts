import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../errors/refusal.ts";
import { problemOf } from "./problem.ts";
import type { Server } from "./server.ts";

/**
 * Serves the two built clients from dist/web: /staff/… is the staff client's, everything else that is no /api the public one's.
 * Files under assets/ carry their hash in the name and may be kept for ever; a page never.
 */
export async function mountWeb(server: Server, folder: string): Promise<void> {
  for (const client of ["staff", "public"] as const) {
    await server.register(fastifyStatic, {
      root: join(folder, client, "assets"),
      prefix: `/${client}/assets/`,
      decorateReply: false,
      index: false,
      immutable: true,
      maxAge: "365d",
      // Paths that are no file fall through to "not found" below, without telling what is on the disk.
      dotfiles: "ignore",
      serveDotFiles: false,
    });
  }
  const pages = { staff: pageOf(folder, "staff"), public: pageOf(folder, "public") };
  server.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split("?", 1)[0]!;
    if (!wantsPage(request, path)) return refuse(request, reply);
    const page = await pages[path === "/staff" || path.startsWith("/staff/") ? "staff" : "public"]();
    return page === null ? refuse(request, reply) : sendPage(reply, page);
  });
}

function wantsPage({ method, headers }: FastifyRequest, path: string): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  if (path.startsWith("/api/") || path.includes("/assets/")) return false;
  return headers.accept === undefined || /text\/html|\*\/\*/.test(headers.accept);
}

function refuse(request: FastifyRequest, reply: FastifyReply) {
  request.refusalCode = "not-found";
  const problem = problemOf(new Refusal("not-found", "not-found"), request.id);
  return reply
    .code(404)
    .header("content-type", "application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem));
}

/** Reads a client's page once it is there: in development it may be built after the start. */
function pageOf(folder: string, client: "staff" | "public"): () => Promise<string | null> {
  let page: string | null = null;
  return async () => {
    page ??= await readFile(join(folder, client, "index.html"), "utf8").catch(() => null);
    return page;
  };
}

/** Ant Design writes style elements at run time: they carry a nonce that is new with each page, so no others are obeyed. */
function sendPage(reply: FastifyReply, page: string) {
  const nonce = randomBytes(16).toString("base64");
  const policy = String(reply.getHeader("content-security-policy")).replace(
    "style-src 'self'",
    `style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'`,
  );
  return reply
    .header("content-security-policy", policy)
    .header("cache-control", "no-cache")
    .type("text/html; charset=utf-8")
    .send(page.replaceAll("__CSP_NONCE__", nonce));
}
