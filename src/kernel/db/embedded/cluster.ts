import { execFile } from "node:child_process";
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { DatabaseProblem, type DatabaseProblemCode } from "../problem.ts";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";

const execute = promisify(execFile);

/** Nothing of ours: the server must not depend on the caller's language, zone or PG… variables. */
export const cleanEnvironment = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

export interface ClusterOptions {
  readonly binaries: Binaries;
  readonly account?: Account | undefined;
  /** False only in tests: skips waiting for the disk. */
  readonly isDurable?: boolean;
}

/**
 * Creates the cluster unless it is there, and refuses one of another PostgreSQL major.
 * It grows beside its place and moves there when complete, so that a killed first start leaves no half of one.
 */
export async function ensureCluster(cluster: string, options: ClusterOptions): Promise<"created" | "existing"> {
  const version = await readFile(join(cluster, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version !== undefined) {
    refuseOtherMajor(cluster, Number.parseInt(version, 10), options.binaries);
    return "existing";
  }
  await removeHalves(cluster);
  const half = await mkdtemp(`${cluster}.half-`);
  if (options.account) await chown(half, options.account.uid, options.account.gid);
  await initialise(half, options);
  await rename(half, cluster);
  return "created";
}

function refuseOtherMajor(folder: string, found: number, { major, version }: Binaries): void {
  if (found === major) return;
  const code = found > major ? "folder-newer" : "folder-older";
  throw new DatabaseProblem(code, { folder, found: String(found), version });
}

async function removeHalves(cluster: string): Promise<void> {
  const beside = dirname(cluster);
  for (const name of await readdir(beside)) {
    if (name.startsWith(`${basename(cluster)}.half-`)) await rm(join(beside, name), { recursive: true, force: true });
  }
}

async function initialise(folder: string, { binaries, account, isDurable = true }: ClusterOptions): Promise<void> {
  // macOS has no C.UTF-8; there the built-in provider already decides what a letter is.
  const characterType = process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
  const builtin = binaries.major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : [];
  const args = [
    `--pgdata=${folder}`,
    "--username=huiyin",
    "--auth=trust", // the socket's folder is the gate: nobody else can enter it
    "--encoding=UTF8",
    "--locale=C",
    ...builtin,
    `--lc-ctype=${characterType}`,
    "--data-checksums",
    "--no-instructions",
    ...(isDurable ? [] : ["--no-sync"]),
  ];
  try {
    await execute(join(binaries.folder, "bin", "initdb"), args, { ...account, cwd: folder, env: cleanEnvironment });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const output = (error as { stderr?: string }).stderr ?? String(error);
    throw new DatabaseProblem(whyInitdbFailed(output), { folder, output: output.trim() }, error);
  }
}

function whyInitdbFailed(output: string): DatabaseProblemCode {
  if (isDiskFull(output)) return "disk-full";
  // Containers may run as a number without a name, which initdb does not accept.
  return output.includes("could not look up effective user ID") ? "nameless-account" : "server-failed";
}

export const isDiskFull = (output: string) => /No space left on device|ENOSPC|Disk quota exceeded/i.test(output);

/** A folder only its owner can enter, for the server's socket. */
export async function privateFolder(folder: string, account?: Account): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}
