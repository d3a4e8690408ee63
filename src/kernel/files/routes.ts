import { randomUUID } from "node:crypto";
import multipart from "@fastify/multipart";
import { notFound, Refusal } from "../errors/refusal.ts";
import { type Asking, type Route, rawRoute, type Wire } from "../http/route.ts";
import type { Server } from "../http/server.ts";
import type { Kernel } from "../kernel.ts";
import { caseScope, personOf, seesInternal } from "../people/scope.ts";
import type { AttachmentView } from "../process/contract.ts";
import { caseIdOf } from "../process/numbers.ts";
import { fileOperations } from "./contract.ts";
import { contentDisposition, safeName } from "./names.ts";
import { type AttachmentRow, findAttachment, insertAttachment, isInScope } from "./queries.ts";
import { readFile, storeFile } from "./store.ts";
import { canBeShown } from "./types.ts";

export type FileLimits = { mostBytes: number; mostFilesAtOnce: number; mostFilesPerCase: number };
export const shippedFileLimits: FileLimits = {
  mostBytes: 25 * 1024 * 1024,
  mostFilesAtOnce: 10,
  mostFilesPerCase: 200,
};

/** Lets the server take files; only operations that ask for them read any. Once, before routes are mounted. */
export async function acceptFiles(server: Server): Promise<void> {
  await server.register(multipart, {
    limits: { fields: 4, fieldNameSize: 40, fieldSize: 200, headerPairs: 20, parts: 40 },
  });
}

export const fileRoutes = (kernel: Kernel, limits: FileLimits = shippedFileLimits): Route[] => [
  rawRoute(fileOperations.upload, async (asking, { params }, wire) => {
    const caseId = caseIdOf(params.number);
    const scopeFrom = (first: number) => caseScope(asking.actor, first);
    if (!(await isInScope(kernel.db, scopeFrom, caseId))) throw notFound();
    try {
      const items = await receive(kernel, limits, asking, caseId, wire);
      return wire.reply.code(201).send({ items });
    } catch (error) {
      // What is still on its way is not waited for.
      wire.reply.header("connection", "close");
      throw error;
    }
  }),
  rawRoute(fileOperations.download, async (asking, { params }, { reply }) => {
    const file = await findFor(kernel, asking, params.id);
    return send(kernel, reply, file, "attachment");
  }),
  rawRoute(fileOperations.preview, async (asking, { params }, { reply }) => {
    const file = await findFor(kernel, asking, params.id);
    if (!canBeShown(file.mediaType)) throw notFound();
    return send(kernel, reply, file, "inline");
  }),
];

async function receive(
  { db }: Kernel,
  limits: FileLimits,
  { actor, now }: Asking,
  caseId: string,
  { request }: Wire,
): Promise<AttachmentView[]> {
  if (!request.isMultipart()) throw new Refusal("malformed", "unknown-media-type");
  const items: AttachmentView[] = [];
  // Customers and suppliers have no inside to hide a file in.
  let visibility: "public" | "internal" = actor.side === "staff" ? "internal" : "public";
  for await (const part of request.parts({
    limits: { files: limits.mostFilesAtOnce, fileSize: limits.mostBytes + 1 },
  })) {
    if (part.type === "field") {
      visibility = readVisibility(part.fieldname, part.value, visibility, actor.side === "staff");
      continue;
    }
    const name = safeName(part.filename ?? "");
    const file = await storeFile(db, part.file, { name, mostBytes: limits.mostBytes, now });
    const id = randomUUID();
    const attachment = { id, fileId: file.id, caseId, name, visibility, createdBy: personOf(actor) };
    const isAttached = await insertAttachment(db, attachment, limits.mostFilesPerCase, now).catch((error) => {
      // The chore took the same old content away at this very moment.
      if (error.code === "23503") throw new Refusal("unavailable", "database-unavailable", { retryAfterSeconds: 1 });
      throw error;
    });
    if (!isAttached) throw new Refusal("too-large", "too-many-files");
    items.push({ id, name, mediaType: file.mediaType, size: file.size, visibility });
  }
  return items;
}

function readVisibility(
  field: string,
  value: unknown,
  before: "public" | "internal",
  isStaff: boolean,
): "public" | "internal" {
  if (field !== "visibility")
    throw new Refusal("malformed", "unknown-key", { issues: [{ path: field, code: "unknown-key" }] });
  if (value !== "public" && value !== "internal") {
    throw new Refusal("invalid", "invalid-fields", { issues: [{ path: field, code: "not-an-option" }] });
  }
  return isStaff ? value : before;
}

async function findFor({ db }: Kernel, { actor }: Asking, id: string): Promise<AttachmentRow> {
  const reader = { seesInternal: seesInternal(actor), personId: personOf(actor) };
  const found = await findAttachment(db, (first) => caseScope(actor, first), id, reader);
  if (!found) throw notFound();
  return found;
}

/** S4: whatever it is, the browser shall not run it: nosniff, no page of ours, in a sandbox, under a type we named. */
function send({ db }: Kernel, reply: Wire["reply"], file: AttachmentRow, kind: "attachment" | "inline") {
  const type = file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType;
  return reply
    .headers({
      "content-type": type,
      "content-length": String(file.size),
      "content-disposition": contentDisposition(kind, file.name),
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "cache-control": "private, no-store",
    })
    .send(readFile(db, file.fileId));
}
