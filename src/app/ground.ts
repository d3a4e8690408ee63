import { join } from "node:path";
import { startEmbedded } from "#kernel/db/embedded.ts";
import { type Migration, migrate, readMigrations } from "#kernel/db/migrate.ts";
import { type Database, openDatabase } from "#kernel/db/pool.ts";
import { checkServer } from "#kernel/db/server-check.ts";
import type { Config } from "./config.ts";
import { withFault } from "./faults.ts";
import { progress } from "./log.ts";

/** What every command stands on: a database that is reachable and fit. */
export interface Ground {
  readonly db: Database;
  readonly url: string;
  readonly migrations: readonly Migration[];
  /** Closes the connections, and the embedded server where this command started it. */
  leave(): Promise<void>;
}

/**
 * Opens the database of the configuration: the one at DATABASE_URL, or the embedded one in the data folder, which
 * only `serve` keeps; other commands join it, or run it for as long as they last.
 */
export async function takeGround(config: Config, command: string): Promise<Ground> {
  const { databaseUrl, dataFolder } = config;
  const server = databaseUrl
    ? { url: databaseUrl, stop: async () => undefined }
    : await startEmbedded({ dataFolder, command, log: progress });
  let isLeaving = false;
  const opened = openDatabase({
    url: server.url,
    poolSize: config.databasePoolSize,
    applicationName: `huiyin ${command}`,
    onConnectionLost: (error) => {
      // The pool counts a connection as closed a moment before the server does.
      if (!isLeaving) progress(`a database connection was lost: ${error.message}`);
    },
  });
  if (config.fault) progress("HUIYIN_FAULT is set: a fault is let in on purpose / 正在故意制造故障，仅供测试");
  const db = config.fault ? withFault(opened, config.fault) : opened;
  const leave = async () => {
    isLeaving = true;
    await opened.close();
    await server.stop();
  };
  try {
    await checkServer(db, server.url);
    return { db, url: server.url, migrations: await readMigrations(migrationsFolder), leave };
  } catch (error) {
    await leave();
    throw error;
  }
}

const migrationsFolder = join(import.meta.dirname, "../../migrations");

/** Runs one piece of work on a migrated database and leaves it as found; for every command that ends by itself. */
export async function onGround<T>(config: Config, command: string, work: (ground: Ground) => Promise<T>): Promise<T> {
  const ground = await takeGround(config, command);
  try {
    await migrate(ground.db, ground.migrations, progress);
    return await work(ground);
  } finally {
    await ground.leave();
  }
}
