import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Tables } from "./tables.ts";
import { temporalTypes } from "./temporal.ts";

/** `name` makes it a prepared statement: parsed once per connection. One name, one text, for ever. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

export interface Result<Row> {
  readonly rows: Row[];
  /** Rows returned, or touched by a statement that returns none. */
  readonly rowCount: number;
}

/** What a query needs to run: the whole database (each statement its own transaction) or one open transaction. */
export interface Queryable {
  query<Row extends object>(statement: Statement): Promise<Result<Row>>;
  /**
   * A statement whose best plan is the same for all values: planned once per connection and name, where it is a transaction of its
   * own (docs/decisions/planned-once.md).
   */
  queryPlannedOnce<Row extends object>(statement: Statement & { readonly name: string }): Promise<Result<Row>>;
  /** The query builder over the same connection. Its own transactions are not to be used: see {@link Database.transaction}. */
  readonly kysely: Kysely<Tables>;
}

export interface Database extends Queryable {
  /** Commits when `work` resolves, rolls back when it rejects. Read committed; nothing is retried. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** For what needs a connection of its own: LISTEN, COPY, advisory locks. */
  readonly pool: pg.Pool;
  /** Waits for running queries, then closes every connection. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgresql://user@host/name`; a socket folder goes into `?host=`. */
  readonly url: string;
  /** Shown by PostgreSQL in pg_stat_activity. */
  readonly applicationName?: string;
  /** Connections at most. Keep (nodes × this) below the server's max_connections. */
  readonly poolSize?: number;
  /** Milliseconds after which the server cancels a statement; 0 never does. */
  readonly statementTimeout?: number;
  /** Milliseconds to wait for a free or new connection. */
  readonly connectionTimeout?: number;
  /** Told when an idle connection breaks: the pool replaces it by itself, so this is only for the log. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** Opens a pool; connects only when first asked. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: withSessionDefaults(options.url),
    application_name: options.applicationName ?? "huiyin",
    max: options.poolSize ?? 20,
    statement_timeout: options.statementTimeout ?? 30_000,
    connectionTimeoutMillis: options.connectionTimeout ?? 10_000,
    types: temporalTypes,
  });
  const lost = options.onConnectionLost ?? (() => undefined);
  // Without listeners a server that restarts would end this process: idle clients report to the pool, those in
  // use only to themselves.
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));

  return {
    pool,
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    query: (statement) => run(pool, statement),
    transaction: (work) => inTransaction(pool, "begin", work),
    queryPlannedOnce: (statement) => inTransaction(pool, beginPlannedOnce, (tx) => tx.query(statement)),
    close: () => pool.end(),
  };
}

async function run<Row extends object>(on: pg.Pool | pg.ClientBase, statement: Statement): Promise<Result<Row>> {
  const { rows, rowCount } = await on.query<Row>(statement as pg.QueryConfig);
  return { rows, rowCount: rowCount ?? 0 };
}

/** Asked of a session as a whole it would spoil what needs its values to be planned well: a search, a list of a rare state. */
const beginPlannedOnce = "begin read only; set local plan_cache_mode = force_generic_plan";

async function inTransaction<T>(pool: pg.Pool, begin: string, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(asQueryable(client));
    // A statement that failed and was swallowed leaves the transaction aborted; "commit" then quietly rolls back.
    const { command } = await client.query("commit");
    if (command !== "COMMIT") throw new Error("a statement of this transaction failed, so nothing was committed");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failed: Error) => {
      broken = failed;
    });
    throw error;
  } finally {
    // A connection that could not even roll back must not serve anybody else.
    client.release(broken);
  }
}

function asQueryable(client: pg.PoolClient): Queryable {
  let builder: Kysely<Tables> | undefined;
  return {
    query: (statement) => run(client, statement),
    queryPlannedOnce: (statement) => run(client, statement),
    get kysely() {
      builder ??= new Kysely<Tables>({ dialect: new PostgresDialect({ pool: onlyThis(client) }) });
      return builder;
    },
  };
}

/** A pool of one for the query builder: it may borrow the transaction's connection, never give it back. */
function onlyThis(client: pg.PoolClient) {
  const borrowed = {
    query: client.query.bind(client),
    release: () => undefined,
  } as unknown as pg.PoolClient;
  return { connect: async () => borrowed, end: async () => undefined, options: {} };
}

/**
 * Settings that what we parse depends on, whatever the server's own defaults; options in the URL are kept and win. Our statements are
 * short: compiling one costs more than it ever saves.
 */
function withSessionDefaults(url: string): string {
  const parsed = new URL(url);
  const given = parsed.searchParams.get("options") ?? "";
  parsed.searchParams.set("options", `-c timezone=UTC -c datestyle=ISO -c jit=off ${given}`.trim());
  // URLSearchParams writes spaces as "+", which the driver's own parser does not undo.
  return parsed.href.replaceAll("+", "%20");
}
