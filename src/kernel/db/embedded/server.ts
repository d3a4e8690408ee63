import { type ChildProcess, spawn } from "node:child_process";
import { totalmem } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseProblem } from "../problem.ts";
import { type ClusterOptions, cleanEnvironment, isDiskFull } from "./cluster.ts";

export interface ServerOptions extends ClusterOptions {
  readonly cluster: string;
  readonly socketFolder: string;
  readonly log: (line: string) => void;
}

/** One run of one server, from ready to its end. */
export interface Server {
  readonly pid: number;
  /** Resolves when the process has ended, with its last words. */
  readonly ended: Promise<string>;
  /** Breaks off what runs, writes a checkpoint and ends. Resolves when it has. */
  stop(): Promise<void>;
}

/** After this a fast shutdown is given up for an immediate one, which costs a recovery at the next start. */
const patience = 60_000;
const linesKept = 40;

/** Starts the server and resolves when it takes connections. Throws DatabaseProblem `disk-full` or `server-failed`. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const child = spawn(join(options.binaries.folder, "bin", "postgres"), serverArguments(options), {
    ...options.account,
    cwd: options.cluster,
    env: cleanEnvironment,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true, // Ctrl-C in a terminal is for us: we finish our answers before the server goes
  });
  const lastLines: string[] = [];
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => resolve(lastLines.join("\n")));
  });
  const ready = new Promise<"ready">((resolve) => {
    createInterface({ input: child.stderr! }).on("line", (line) => {
      lastLines.push(line);
      if (lastLines.length > linesKept) lastLines.shift();
      if (isWorthTelling(line)) options.log(`postgresql: ${line}`);
      if (line.includes("database system is ready to accept connections")) resolve("ready");
    });
  });
  const outcome = await Promise.race([ready, ended]);
  if (outcome !== "ready") {
    const facts = { folder: options.cluster, output: outcome };
    throw new DatabaseProblem(isDiskFull(outcome) ? "disk-full" : "server-failed", facts);
  }
  const watchdog = startWatchdog(child.pid!, options);
  void ended.then(() => watchdog.stdin?.end());
  return { pid: child.pid!, ended, stop: () => stop(child, ended) };
}

/** Not what every client hears while the server ends or starts. */
const isWorthTelling = (line: string) =>
  isDiskFull(line) ||
  line.includes("redo starts") ||
  (/^(WARNING|FATAL|PANIC):/.test(line) && !/due to administrator command|the database system is /.test(line));

function serverArguments({ cluster, socketFolder, isDurable = true }: ServerOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: "",
    unix_socket_directories: socketFolder,
    unix_socket_permissions: "0700",
    port: "5432", // only names the socket
    max_connections: "100",
    logging_collector: "off",
    log_destination: "stderr",
    log_checkpoints: "off",
    log_line_prefix: "",
    lc_messages: "C", // we read its words
    timezone: "UTC",
    log_timezone: "UTC",
    // Even so a killed server loses nothing: only a crash of the machine would. What need not last is a test's: it serves the
    // databases of many tests at once, each with connections of its own.
    ...(isDurable ? forThisMachine() : { fsync: "off", full_page_writes: "off", max_connections: "500" }),
  };
  return ["-D", cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** Only pages that are used are taken, so a small installation stays small; a large one reads from its own memory. */
function forThisMachine(): Record<string, string> {
  const mebibytes = totalmem() / 2 ** 20;
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(Math.max(mebibytes * part, least), most))}MB`;
  return {
    shared_buffers: share(1 / 8, 128, 1_024),
    effective_cache_size: share(1 / 2, 512, 1_000_000),
    random_page_cost: "1.1", // no disk of today seeks
  };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill("SIGINT");
  const impatience = setTimeout(() => child.kill("SIGQUIT"), patience);
  await ended;
  clearTimeout(impatience);
}

/**
 * When this program is killed its end of the pipe closes, whatever killed it; the watchdog then stops the server.
 * It asks postmaster.pid first, lest the number belong to somebody else by then.
 */
function startWatchdog(pid: number, { cluster, account }: ServerOptions): ChildProcess {
  const script = 'while read -r _; do :; done; read -r now < "$2" && [ "$now" = "$1" ] && kill -INT "$1"';
  const args = ["-c", script, "huiyin-database-watchdog", String(pid), join(cluster, "postmaster.pid")];
  const watchdog = spawn("/bin/sh", args, {
    ...account,
    cwd: "/",
    env: cleanEnvironment,
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watchdog.unref();
  return watchdog;
}
