import { execFileSync } from "node:child_process";
import { mkdir, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join } from "node:path";
import { DatabaseProblem } from "../problem.ts";

/** The ordinary user the server runs as when this program runs as root, which PostgreSQL refuses. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Undefined when this program is no root itself: then the server simply runs as we do. */
export async function accountFor(existingFolder: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(existingFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = ["postgres", "_postgres", "nobody"].map(lookUp).find((account) => account !== undefined);
  if (!found) throw new DatabaseProblem("no-account", {});
  return found;
}

function lookUp(name: string): Account | undefined {
  const ask = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return undefined; // no such user here
  }
}

/** Can the account walk down to this path? Its own permissions only; the server drops all further groups. */
export async function isReachable(path: string, { uid, gid }: Account): Promise<boolean> {
  const real = await realpath(path);
  for (let folder = real; isAbsolute(folder); folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = await stat(folder);
    const shift = owner === uid ? 6 : group === gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    if (dirname(folder) === folder) break;
  }
  return true;
}

/** Where root keeps what ordinary accounts must reach when the project itself lies out of their reach. */
export async function sharedFolder(...below: string[]): Promise<string> {
  const folder = join(process.platform === "darwin" ? "/usr/local/var/huiyin" : "/var/lib/huiyin", ...below);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  return folder;
}
