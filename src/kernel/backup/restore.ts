import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { PassThrough, type Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { extract as createExtract } from "tar-stream";
import { type Migration, migrate } from "../db/migrate.ts";
import type { Database } from "../db/pool.ts";
import {
  BackupProblem,
  type Head,
  headName,
  headSchema,
  type Manifest,
  manifestName,
  manifestSchema,
  tableOfPart,
} from "./archive.ts";
import { copyIn, countTables, emptyTable, readTables, setSequence, settle, type Table } from "./queries.ts";

/**
 * Puts an archive into an empty database: makes the schema of its time, loads every table in one transaction, compares counts and
 * hashes, and migrates to this version's schema. Throws a BackupProblem, and then nothing was changed but the empty schema.
 */
export async function restore(
  db: Database,
  file: string,
  migrations: readonly Migration[],
  progress: (line: string) => void = () => undefined,
): Promise<Manifest> {
  const client = await db.pool.connect();
  try {
    if ((await countTables(client)) > 0) throw new BackupProblem("not-empty", "restore needs an empty database");
    const manifest = await load(db, client, file, migrations, progress);
    await migrate(db, migrations, progress);
    await client.query("analyze");
    return manifest;
  } finally {
    client.release(true);
  }
}

async function load(
  db: Database,
  client: pg.PoolClient,
  file: string,
  migrations: readonly Migration[],
  progress: (line: string) => void,
): Promise<Manifest> {
  const extract = createExtract();
  const unpacking = pipeline(
    createReadStream(file),
    file.endsWith(".gz") ? createGunzip() : new PassThrough(),
    extract,
  );
  unpacking.catch((error) => extract.destroy(error));
  let loader: Loader | null = null;
  try {
    for await (const entry of extract) {
      const { name } = entry.header;
      const content = entry as AsyncIterable<Buffer>;
      if (loader === null) {
        if (name !== headName) throw new BackupProblem("not-a-backup", `it begins with ${name}`);
        loader = await Loader.begin(db, client, readHead(await whole(content)), migrations);
      } else if (name === manifestName) {
        const manifest = manifestSchema.parse(JSON.parse(await whole(content)));
        await loader.finish(manifest, progress);
        return manifest;
      } else {
        await loader.part(name, content);
      }
    }
    throw new BackupProblem(loader ? "cut-off" : "not-a-backup", file);
  } catch (error) {
    loader?.abandon();
    throw asProblem(error, file);
  } finally {
    extract.destroy();
    await unpacking.catch(() => undefined);
  }
}

type Content = AsyncIterable<Buffer>;
type Loaded = { bytes: number; rows: number; sha256: string };

/** Takes the parts in their order; every table is one COPY, so that rows may refer to later rows of the same table. */
class Loader {
  readonly #client: pg.PoolClient;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #loaded = new Map<string, Loaded>();
  #current: { name: string; copy: Writable & { rowCount: number }; hash: Hash; bytes: number } | null = null;

  private constructor(client: pg.PoolClient, tables: ReadonlyMap<string, Table>) {
    this.#client = client;
    this.#tables = tables;
  }

  static async begin(
    db: Database,
    client: pg.PoolClient,
    head: Head,
    migrations: readonly Migration[],
  ): Promise<Loader> {
    await migrate(db, ofItsTime(head, migrations));
    await client.query("begin");
    await settle(client);
    const here = await readTables(client);
    const known = new Map(here.map(({ name, columns }) => [name, new Set(columns)]));
    // Names become SQL: only those this schema has itself.
    for (const { name, columns } of head.tables) {
      if (!columns.every((column) => known.get(name)?.has(column))) throw new BackupProblem("damaged", `table ${name}`);
    }
    for (const { name } of here.toReversed()) await emptyTable(client, name);
    return new Loader(client, new Map(head.tables.map((table) => [table.name, table])));
  }

  async part(name: string, content: Content): Promise<void> {
    const tableName = tableOfPart(name);
    const table = tableName === null ? undefined : this.#tables.get(tableName);
    if (!table) throw new BackupProblem("damaged", name);
    if (this.#current?.name !== table.name) {
      await this.#endTable();
      if (this.#loaded.has(table.name)) throw new BackupProblem("damaged", `${name} is out of its order`);
      const copy = this.#client.query(copyFrom(copyIn(table)));
      // Found when it is waited for; given up half-way, nobody waits.
      copy.on("error", () => undefined);
      this.#current = { name: table.name, copy, hash: createHash("sha256"), bytes: 0 };
    }
    const current = this.#current;
    for await (const chunk of content) {
      current.hash.update(chunk);
      current.bytes += chunk.length;
      if (!current.copy.write(chunk)) await drained(current.copy);
    }
  }

  async finish(manifest: Manifest, progress: (line: string) => void): Promise<void> {
    await this.#endTable();
    for (const { name, ...promised } of manifest.tables) {
      const found = this.#loaded.get(name) ?? { bytes: 0, rows: 0, sha256: createHash("sha256").digest("hex") };
      if (found.bytes !== promised.bytes || found.rows !== promised.rows || found.sha256 !== promised.sha256) {
        throw new BackupProblem("damaged", `table ${name} is not what was backed up`);
      }
      progress(`${name}: ${found.rows}`);
    }
    for (const sequence of manifest.sequences) await setSequence(this.#client, sequence);
    await this.#client.query("commit");
  }

  abandon(): void {
    this.#current?.copy.destroy();
  }

  async #endTable(): Promise<void> {
    const ended = this.#current;
    if (!ended) return;
    this.#current = null;
    ended.copy.end();
    await finished(ended.copy);
    this.#loaded.set(ended.name, { bytes: ended.bytes, rows: ended.copy.rowCount, sha256: ended.hash.digest("hex") });
  }
}

/** Waits until the server takes more, or says what it cannot take. */
function drained(stream: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stream.errored) return reject(stream.errored);
    stream.once("drain", resolve);
    stream.once("error", reject);
  });
}

function ofItsTime({ migrations: its }: Head, migrations: readonly Migration[]): Migration[] {
  const ours = new Map(migrations.map((migration) => [migration.name, migration]));
  return its.map(({ name, hash }) => {
    const migration = ours.get(name);
    if (!migration || migration.hash !== hash) throw new BackupProblem("newer", `this version does not know ${name}`);
    return migration;
  });
}

function readHead(text: string): Head {
  const head = headSchema.safeParse(JSON.parse(text));
  if (!head.success) throw new BackupProblem("not-a-backup", "its head cannot be read");
  return head.data;
}

async function whole(entry: Content): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of entry) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

/** What tar, zlib and JSON say of a file that is none of ours, in our words. */
function asProblem(error: unknown, file: string): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (/unexpected end/i.test(message)) return new BackupProblem("cut-off", file);
  if (
    error instanceof SyntaxError ||
    /invalid tar|checksum|incorrect header|invalid (?:block|distance|stored|code)/i.test(message)
  ) {
    return new BackupProblem("damaged", `${file} (${message})`);
  }
  return error;
}
