import { openApi } from "./openapi.ts";
import { errorsPage, referencePage, referenceStyle } from "./reference-page.ts";
import type { Server } from "./server.ts";

/** The document and its pages. Both are made at the first call, once every room has mounted, and kept. */
export function mountReference(server: Server, about: { version: string; url: string }): void {
  let document: unknown;
  const made = () => {
    document ??= openApi(server.door.operations, about);
    return document;
  };
  server.get("/api/v1/openapi.json", async (_, reply) => reply.send(made()));
  server.get("/api/docs", async (_, reply) => reply.type("text/html; charset=utf-8").send(referencePage(made())));
  server.get("/api/docs/errors", async (_, reply) => reply.type("text/html; charset=utf-8").send(errorsPage()));
  server.get("/api/docs/style.css", async (_, reply) => reply.type("text/css; charset=utf-8").send(referenceStyle));
}
