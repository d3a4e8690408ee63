import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import type { Kernel } from "../kernel.ts";
import { type Actor, anonymousActor } from "../people/actor.ts";
import { caseOperations } from "../process/contract.ts";
import { operation } from "./contract.ts";
import { mount } from "./mount.ts";
import { route } from "./route.ts";
import { createServer } from "./server.ts";

const linkOf = (purpose: string): Actor => ({
  ...anonymousActor,
  kind: "link",
  side: "customer",
  permissions: new Set(["case.comment"]),
  link: { purpose, caseId: "7", personId: null },
});
const kernel = {
  url: "http://localhost",
  zone: "Asia/Shanghai",
  now: () => Temporal.Instant.from("2026-11-24T01:00:00Z"),
  log: { info: () => {}, warn: () => {}, fault: () => {} },
} as unknown as Kernel;
const server = createServer(kernel, {
  identify: async (given) => (given.kind === "link" ? linkOf(given.token.replace(/-+$/, "")) : null),
});
const plain = { method: "GET", summary: "", answer: z.object({}) } as const;
const access = { permission: "case.comment" } as const;
mount(server, kernel, [
  route(operation({ ...plain, id: "one.open", path: "/open", access, alsoLink: ["track"] }), async () => ({})),
  route(operation({ ...plain, id: "one.shut", path: "/shut", access: "signed-in" }), async () => ({})),
]);
afterAll(() => server.close());

const call = (path: string, purpose: string) =>
  server.inject({ url: `/api/v1${path}`, headers: { authorization: `Link ${purpose.padEnd(43, "-")}` } });

test("U3 a link's holder may call what names its purpose, and nothing else", async () => {
  expect((await call("/open", "track")).statusCode).toBe(200);
  expect((await call("/open", "invitation")).statusCode).toBe(403);
  expect((await call("/shut", "track")).statusCode).toBe(403);
});

test("D13 following a case without signing in means reading, answering and moving that case", () => {
  const opened = Object.values(caseOperations)
    .filter((one) => "alsoLink" in one && one.alsoLink?.includes("track"))
    .map(({ id }) => id);
  expect(opened).toEqual(["cases.read", "cases.move", "cases.comment", "cases.timeline"]);
});
