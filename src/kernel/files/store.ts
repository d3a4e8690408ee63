import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Database } from "../db/pool.ts";
import { Refusal } from "../errors/refusal.ts";
import { addChunk, beginFile, deleteFile, fileWithHash, finishFile, readChunk } from "./queries.ts";
import { isProgram, typeOf } from "./types.ts";

export const chunkBytes = 256 * 1024;
export type StoredFile = { id: string; mediaType: string; size: number };

/**
 * Stores a content as it streams in, chunk by chunk; the same content is stored once. Throws a Refusal 413 `file-too-large`, 422
 * `program-not-taken`. Whatever ends it early leaves nothing behind but, if the node dies, an orphan for the chore.
 */
export async function storeFile(
  db: Database,
  content: AsyncIterable<Buffer>,
  { name, mostBytes, now }: { name: string; mostBytes: number; now: Temporal.Instant },
): Promise<StoredFile> {
  const hash = createHash("sha256");
  const id = await beginFile(db, now);
  let size = 0;
  let count = 0;
  let mediaType = "text/plain";
  try {
    for await (const chunk of inChunks(content)) {
      size += chunk.length;
      if (size > mostBytes) {
        throw new Refusal("too-large", "file-too-large", { params: { mostBytes, name } });
      }
      if (count === 0) {
        if (isProgram(chunk, name)) throw new Refusal("invalid", "program-not-taken", { params: { name } });
        mediaType = await typeOf(chunk);
      }
      hash.update(chunk);
      await addChunk(db, id, count++, chunk);
    }
    const sha256 = hash.digest();
    if (await finishFile(db, { id, sha256, size, mediaType })) return { id, mediaType, size };
    const same = await fileWithHash(db, sha256);
    if (!same) throw new Refusal("unavailable", "database-unavailable", { retryAfterSeconds: 1 });
    await deleteFile(db, id);
    return { ...same, size };
  } catch (error) {
    await deleteFile(db, id).catch(() => undefined);
    throw error;
  }
}

async function* inChunks(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const part of content) {
    held.push(part);
    length += part.length;
    while (length >= chunkBytes) {
      const all = Buffer.concat(held);
      yield all.subarray(0, chunkBytes);
      held = [all.subarray(chunkBytes)];
      length -= chunkBytes;
    }
  }
  if (length > 0) yield Buffer.concat(held);
}

/** The content as a stream that reads one chunk at a time, as fast as it is taken. */
export function readFile(db: Database, fileId: string): Readable {
  async function* chunks() {
    for (let n = 0; ; n++) {
      const bytes = await readChunk(db, fileId, n);
      if (bytes === null) return;
      yield bytes;
    }
  }
  return Readable.from(chunks(), { objectMode: false });
}
