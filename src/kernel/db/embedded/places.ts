import { createHash } from "node:crypto";
import { mkdtemp, readlink, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Account, isReachable, sharedFolder } from "./account.ts";
import { privateFolder } from "./cluster.ts";

/** A socket's address has room for 104 bytes on macOS and 108 on Linux, the closing zero included. */
const longestSocketPath = 103;
const temporaryPrefix = "huiyin-socket-";

/**
 * The cluster lives in the data folder. Where root's data folder lies out of reach of the server's account (a
 * clone under /root), it lives under the system's own data and the data folder keeps a link to it.
 */
export async function placeOfCluster(dataFolder: string, account?: Account): Promise<string> {
  const inside = join(dataFolder, "postgres");
  const linked = await readlink(inside).catch(() => undefined);
  if (linked) return linked;
  if (!account || (await isReachable(dataFolder, account))) return inside;
  const outside = join(await sharedFolder(fingerprint(dataFolder)), "postgres");
  await symlink(outside, inside);
  return outside;
}

/** Beside the cluster, or under the temporary folder where that path would be too long for a socket. */
export async function placeOfSocket(cluster: string, account?: Account): Promise<string> {
  const beside = join(dirname(cluster), "run");
  if (Buffer.byteLength(join(beside, ".s.PGSQL.5432")) <= longestSocketPath) return privateFolder(beside, account);
  const temporary = Buffer.byteLength(tmpdir()) < 60 ? tmpdir() : "/tmp";
  return privateFolder(await mkdtemp(join(temporary, temporaryPrefix)), account);
}

/** Removes a socket folder made only for one run. */
export async function leaveSocketPlace(folder: string): Promise<void> {
  if (folder.includes(`/${temporaryPrefix}`)) await rm(folder, { recursive: true, force: true });
}

const fingerprint = (path: string) => createHash("sha256").update(path).digest("hex").slice(0, 12);
