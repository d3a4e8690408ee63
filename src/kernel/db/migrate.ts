import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import type { Database } from "./pool.ts";
import { DatabaseProblem } from "./problem.ts";

/** One file of the migrations folder: `YYYYMMDDHHMM-room-what.sql`, plain SQL, run in one transaction. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

export interface MigrationState {
  /** Not applied yet, in the order they will be. */
  readonly pending: readonly string[];
  /** Applied by a newer version of the program. */
  readonly unknown: readonly string[];
  /** Applied, but the file says something else today. */
  readonly changed: readonly string[];
}

/** Same key on every node, so that only one of several starting at once migrates. */
const lockKey = 4_857_211_126;

/** Reads the folder in order. Throws when a file is not named as promised. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      if (!/^\d{12}-[a-z][a-z0-9-]*\.sql$/.test(name)) {
        throw new Error(`migrations/${name}: name it YYYYMMDDHHMM-room-what.sql`);
      }
      // Line ends are git's business, not the schema's.
      const sql = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
      return { name, sql, hash: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** Compares the files with what the database has seen. Changes nothing; for readiness and `check`. */
export async function migrationState(db: Database, migrations: readonly Migration[]): Promise<MigrationState> {
  const { rows } = await db.query<{ exists: boolean }>({
    text: "select to_regclass('schema_migrations') is not null as exists",
  });
  if (!rows[0]?.exists) return compare(migrations, []);
  const applied = await db.query<AppliedRow>({ text: appliedSql });
  return compare(migrations, applied.rows);
}

/**
 * Applies what is missing, each file in a transaction of its own; returns the names applied now.
 * Safe when several nodes start at once: one migrates, the others wait and find nothing to do.
 * Throws a DatabaseProblem `newer-migrations` or `changed-migrations` before anything is touched.
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[],
  progress: (line: string) => void = () => undefined,
): Promise<string[]> {
  const client = await db.pool.connect();
  try {
    // An index on a large table may take longer than any statement of daily work.
    await client.query("set statement_timeout = 0");
    await takeLock(client, progress);
    await client.query(
      `create table if not exists schema_migrations (
         name text primary key, hash text not null, applied_at timestamptz not null default now())`,
    );
    const state = compare(migrations, (await client.query<AppliedRow>(appliedSql)).rows);
    refuseForeign(state);
    for (const migration of migrations.filter(({ name }) => state.pending.includes(name))) {
      progress(`migrate ${migration.name}`);
      await apply(client, migration);
    }
    return [...state.pending];
  } finally {
    // Ends the connection, and with it the lock and the lifted time limit.
    client.release(true);
  }
}

type AppliedRow = { name: string; hash: string };
const appliedSql = "select name, hash from schema_migrations order by name";

function compare(migrations: readonly Migration[], applied: readonly AppliedRow[]): MigrationState {
  const known = new Map(migrations.map(({ name, hash }) => [name, hash]));
  const done = new Set(applied.map(({ name }) => name));
  return {
    pending: migrations.map(({ name }) => name).filter((name) => !done.has(name)),
    unknown: applied.map(({ name }) => name).filter((name) => !known.has(name)),
    changed: applied.filter(({ name, hash }) => known.has(name) && known.get(name) !== hash).map(({ name }) => name),
  };
}

function refuseForeign({ unknown, changed }: MigrationState): void {
  if (unknown.length > 0) throw new DatabaseProblem("newer-migrations", { migrations: unknown.join(", ") });
  if (changed.length > 0) throw new DatabaseProblem("changed-migrations", { migrations: changed.join(", ") });
}

async function takeLock(client: pg.PoolClient, progress: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [lockKey]);
  if (rows[0]?.taken) return;
  progress("another node is migrating; waiting for it");
  await client.query("select pg_advisory_lock($1)", [lockKey]);
}

async function apply(client: pg.PoolClient, { name, sql, hash }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query("insert into schema_migrations (name, hash) values ($1, $2)", [name, hash]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw new Error(`migrations/${name} failed: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
