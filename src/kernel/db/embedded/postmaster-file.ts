import { spawnSync } from "node:child_process";
import { readFile, readlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What PostgreSQL writes about a running server into its data folder: postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly isReady: boolean;
}

const fileOf = (cluster: string) => join(cluster, "postmaster.pid");

export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(fileOf(cluster), "utf8").catch(() => "");
  const [pid, , , , socketFolder, , , status] = text.split("\n");
  if (!pid || !Number(pid)) return undefined;
  return { pid: Number(pid), socketFolder: socketFolder ?? "", isReady: status?.trim() === "ready" };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Is that process a server on this very cluster? After a power cut its number may belong to anybody. */
export async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") {
    // A server's working directory is its data folder.
    return (await readlink(`/proc/${pid}/cwd`).catch(() => "")) === cluster;
  }
  const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.includes(cluster);
}

/**
 * PostgreSQL will not start while the process named in postmaster.pid lives, even when that is somebody else by
 * now (common in containers, where numbers are small). Naming a process that has certainly ended keeps the
 * server's other safeguard, the shared memory key in the same file, which deleting the file would lose.
 */
export async function disownStrangersPid(cluster: string, stranger: number): Promise<void> {
  const text = await readFile(fileOf(cluster), "utf8");
  const { pid: ended } = spawnSync("true");
  await writeFile(fileOf(cluster), text.replace(String(stranger), String(ended)));
}
