import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";
import { expect, test } from "vitest";
import { headerSets, sendHeaders } from "./headers.ts";
import type { Server } from "./server.ts";
import { mountWeb } from "./web.ts";

async function openWeb() {
  const folder = await mkdtemp(join(tmpdir(), "huiyin-web-"));
  for (const client of ["staff", "public"]) {
    await mkdir(join(folder, client, "assets"), { recursive: true });
    await writeFile(join(folder, client, "index.html"), `<meta nonce="__CSP_NONCE__"><title>${client}</title>`);
    await writeFile(join(folder, client, "assets", "main-abc123.js"), "1");
  }
  await writeFile(join(folder, "secret.txt"), "canary");
  const server = Fastify() as unknown as Server;
  server.decorateRequest("refusalCode", null);
  const sets = headerSets("http://localhost:8080");
  server.addHook("onRequest", (request, reply, done) => {
    sendHeaders(reply, sets, request.url);
    done();
  });
  await mountWeb(server, folder);
  return (url: string, headers: Record<string, string> = { accept: "text/html" }) =>
    server.inject({ method: "GET", url, headers });
}

test("/staff and below is the staff client, every other page the public one", async () => {
  const get = await openWeb();
  for (const path of ["/staff", "/staff/cases/1", "/staff?x=1"])
    expect((await get(path)).body, path).toContain("<title>staff");
  for (const path of ["/", "/portal", "/portal/new", "/t/abc", "/staffing"])
    expect((await get(path)).body, path).toContain("<title>public");
});

test("ASVS 3.4.3 every page has a nonce of its own, in the page and in the policy", async () => {
  const get = await openWeb();
  const nonces = new Set<string>();
  for (let n = 0; n < 5; n += 1) {
    const { body, headers } = await get("/staff");
    const nonce = /nonce="([^"]+)"/.exec(body)![1]!;
    expect(headers["content-security-policy"]).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(5);
});

test("files with a hash in the name are kept for ever, pages are asked for each time, nothing else is served", async () => {
  const get = await openWeb();
  const asset = await get("/staff/assets/main-abc123.js");
  expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(asset.headers["x-content-type-options"]).toBe("nosniff");
  expect((await get("/staff")).headers["cache-control"]).toBe("no-cache");
  for (const path of [
    "/staff/assets/none.js",
    "/staff/assets/../../secret.txt",
    "/staff/assets/..%2f..%2fsecret.txt",
    "/api/v1/none",
    "/public/assets/%2e%2e/index.html",
  ]) {
    const answer = await get(path);
    expect(
      [answer.statusCode >= 400 || answer.body.includes("<title>public"), answer.body.includes("canary")],
      path,
    ).toEqual([true, false]);
  }
  expect((await get("/staff/assets/none.js")).statusCode).toBe(404);
});
