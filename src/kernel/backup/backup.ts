import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { pack as createPack, type Pack } from "tar-stream";
import type { Database } from "../db/pool.ts";
import { BackupProblem, formatVersion, type Head, headName, type Manifest, manifestName, partName } from "./archive.ts";
import { copyOut, readMigrationsApplied, readSequences, readTables, settle, type Table } from "./queries.ts";

const partBytes = 8 * 1024 * 1024;

/**
 * Writes everything the database holds at one moment into one archive, while everybody goes on working (U9, R10). The file appears
 * only when it is whole, readable by its owner alone: it holds all there is. A name that ends in `.gz` is compressed.
 * Throws a BackupProblem `file-exists`.
 */
export async function backup(
  db: Database,
  file: string,
  now: Temporal.Instant,
  progress: (line: string) => void = () => undefined,
): Promise<Manifest> {
  const partial = `${file}.partial`;
  await refuseExisting(file);
  const client = await db.pool.connect();
  const pack = createPack();
  const squeeze = file.endsWith(".gz") ? createGzip({ level: 6 }) : new PassThrough();
  const writing = pipeline(pack, squeeze, createWriteStream(partial, { flags: "wx", mode: 0o600 }));
  // Awaited at the end; a disk that is full must not be an unhandled rejection until then.
  writing.catch((error) => pack.destroy(error));
  try {
    await client.query("begin isolation level repeatable read, read only");
    await settle(client);
    const manifest = await packAll(client, pack, now, progress);
    await client.query("commit");
    pack.finalize();
    await writing;
    await sync(partial);
    await rename(partial, file);
    await sync(dirname(file));
    return manifest;
  } catch (error) {
    pack.destroy();
    await writing.catch(() => undefined);
    if (!(error as NodeJS.ErrnoException).code?.startsWith("EEXIST")) await rm(partial, { force: true });
    throw error;
  } finally {
    // Also where it stands in the middle of a COPY: the connection is not used again.
    client.release(true);
  }
}

async function packAll(
  client: pg.PoolClient,
  pack: Pack,
  now: Temporal.Instant,
  progress: (line: string) => void,
): Promise<Manifest> {
  const tables = await readTables(client);
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  const head: Head = {
    format: formatVersion,
    createdAt: now.toString(),
    server: rows[0]?.server_version ?? "",
    migrations: await readMigrationsApplied(client),
    tables,
  };
  await add(pack, headName, Buffer.from(JSON.stringify(head, null, 2)));
  const manifest: Manifest = { tables: [], sequences: [] };
  for (const table of tables) {
    manifest.tables.push(await packTable(client, pack, table));
    progress(`${table.name}: ${manifest.tables.at(-1)?.rows}`);
  }
  manifest.sequences = await readSequences(client);
  await add(pack, manifestName, Buffer.from(JSON.stringify(manifest, null, 2)));
  return manifest;
}

async function packTable(client: pg.PoolClient, pack: Pack, table: Table): Promise<Manifest["tables"][number]> {
  const hash = createHash("sha256");
  const copying = client.query(copyTo(copyOut(table)));
  let held: Buffer[] = [];
  let heldBytes = 0;
  let bytes = 0;
  let parts = 0;
  const flush = async () => {
    await add(pack, partName(table.name, parts++), Buffer.concat(held));
    held = [];
    heldBytes = 0;
  };
  for await (const chunk of copying as AsyncIterable<Buffer>) {
    hash.update(chunk);
    held.push(chunk);
    heldBytes += chunk.length;
    bytes += chunk.length;
    if (heldBytes >= partBytes) await flush();
  }
  if (heldBytes > 0) await flush();
  return { name: table.name, bytes, rows: copying.rowCount, sha256: hash.digest("hex") };
}

/** One entry, written out before the next begins: memory stays at one part. */
function add(pack: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    pack.entry({ name, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()));
  });
}

async function refuseExisting(file: string): Promise<void> {
  const handle = await open(file, "r").catch(() => null);
  if (handle === null) return;
  await handle.close();
  throw new BackupProblem("file-exists", file);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().catch(() => undefined);
  await handle.close();
}
