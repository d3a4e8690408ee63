import { accessSync, constants } from "node:fs";
import { mkdir, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { accountFor } from "./embedded/account.ts";
import { type Binaries, bundledBinaries } from "./embedded/binaries.ts";
import { ensureCluster } from "./embedded/cluster.ts";
import { endLeftOver } from "./embedded/left-over.ts";
import { type OwnerLock, ownerOf, tryToOwn } from "./embedded/owner-lock.ts";
import { leaveSocketPlace, placeOfCluster, placeOfSocket } from "./embedded/places.ts";
import { isAlive, readPostmaster } from "./embedded/postmaster-file.ts";
import { supervise } from "./embedded/supervisor.ts";
import { openDatabase } from "./pool.ts";
import { DatabaseProblem } from "./problem.ts";

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** The command that asks, named to whoever finds the folder taken. Only `serve` keeps it; all others end soon. */
  readonly command: string;
  /** One line of progress or trouble at a time, for people. */
  readonly log: (line: string) => void;
  /** Another PostgreSQL than the bundled one. */
  readonly binaries?: Binaries;
  /** False only in tests: a crash of the machine may then lose data. */
  readonly isDurable?: boolean;
}

export interface Embedded {
  readonly url: string;
  /** Ends the server when we started it; leaves one alone that belongs to somebody else. */
  stop(): Promise<void>;
}

const nothingToStop = async () => undefined;
/** How long a command waits for another to finish with the data folder, in milliseconds. */
const patience = 60_000;
const glance = 200;

/**
 * Starts the PostgreSQL that lives in the data folder and keeps it running, or, for commands other than `serve`,
 * uses the one `serve` runs. A server left over by a killed program is stopped and replaced.
 * Throws DatabaseProblem: `second-instance`, `folder-…`, `disk-full`, `no-binaries`, `no-account`, `server-failed`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataFolder = await prepareDataFolder(options.dataFolder);
  const held = await own(dataFolder, options);
  if ("url" in held) return held;
  try {
    return await start(dataFolder, held, options);
  } catch (error) {
    held.release();
    throw error;
  }
}

/** The folder, made if need be and known to be writable. */
async function prepareDataFolder(path: string): Promise<string> {
  const folder = resolve(path);
  try {
    // As root the server's account must be able to pass through; what is secret inside has its own mode.
    await mkdir(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return await realpath(folder);
  } catch (error) {
    throw new DatabaseProblem("folder-not-writable", { folder, error: (error as Error).message }, error);
  }
}

/** Takes the folder, or finds the server its owner runs, or waits for a command that is about to end. */
async function own(dataFolder: string, { command, log }: EmbeddedOptions): Promise<OwnerLock | Embedded> {
  const deadline = performance.now() + patience;
  let isToldToWait = false;
  while (true) {
    const lock = tryToOwn(dataFolder, command);
    if (lock) return lock;
    const owner = ownerOf(dataFolder);
    const isServed = owner?.command === "serve" && isAlive(owner.pid);
    if (isServed && command !== "serve") {
      const running = await attach(dataFolder);
      if (running) return running;
    }
    if ((isServed && command === "serve") || performance.now() > deadline) {
      throw new DatabaseProblem("second-instance", { folder: dataFolder, pid: String(owner?.pid ?? "?") });
    }
    if (!isToldToWait && owner) log(`waiting for "${owner.command}" (process ${owner.pid}) to release ${dataFolder}`);
    isToldToWait ||= owner !== undefined;
    await wait(glance);
  }
}

async function attach(dataFolder: string): Promise<Embedded | undefined> {
  const cluster = await realpath(join(dataFolder, "postgres")).catch(() => undefined);
  const running = cluster === undefined ? undefined : await readPostmaster(cluster);
  return running?.isReady ? { url: urlOf(running.socketFolder, databaseName), stop: nothingToStop } : undefined;
}

async function start(dataFolder: string, lock: OwnerLock, options: EmbeddedOptions): Promise<Embedded> {
  const { log, isDurable } = options;
  const account = await accountFor(join(dataFolder, "postgres"));
  const binaries = options.binaries ?? (await bundledBinaries(account));
  const cluster = await placeOfCluster(dataFolder, account);
  await endLeftOver(cluster, log);
  log(`starting PostgreSQL ${binaries.version} in ${cluster}`);
  await ensureCluster(cluster, { binaries, account, isDurable });
  const socketFolder = await placeOfSocket(cluster, account);
  const server = await supervise({ binaries, account, isDurable, cluster, socketFolder, log });
  const stop = async () => {
    await server.stop();
    await leaveSocketPlace(socketFolder);
    lock.release();
  };
  try {
    await ensureDatabase(urlOf(socketFolder, "postgres"));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urlOf(socketFolder, databaseName), stop };
}

const databaseName = "huiyin";

async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const db = openDatabase({ url: maintenanceUrl, poolSize: 1 });
  try {
    const text = "select 1 as found from pg_database where datname = $1";
    const { rowCount } = await db.query({ text, values: [databaseName] });
    if (rowCount === 0) await db.query({ text: `create database ${databaseName}` });
  } finally {
    await db.close();
  }
}

const urlOf = (socketFolder: string, database: string) =>
  `postgresql://huiyin@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
