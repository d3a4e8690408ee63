import { execFileSync, spawn } from "node:child_process";
import { chmod, chown, mkdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { dataFolder } from "#test/world/data-folder.ts";
import { type Program, runProgram } from "#test/world/program.ts";
import { isReachable } from "./embedded/account.ts";
import { isAlive, isServerOf, readPostmaster } from "./embedded/postmaster-file.ts";
import { type Embedded, startEmbedded } from "./embedded.ts";
import { type Database, openDatabase } from "./pool.ts";

const lines: string[] = [];
const log = (line: string) => void lines.push(line);

async function start(folder: string, command = "serve"): Promise<Embedded> {
  const server = await startEmbedded({ dataFolder: folder, command, log, isDurable: false });
  let isStopped = false;
  const stop = async () => {
    if (!isStopped) await server.stop();
    isStopped = true;
  };
  onTestFinished(stop);
  return { url: server.url, stop };
}

function open(url: string): Database {
  const db = openDatabase({ url, poolSize: 2, connectionTimeout: 2_000 });
  onTestFinished(() => db.close());
  return db;
}

const remember = async (db: Database) => {
  await db.query({ text: "create table kept (x int)" });
  await db.query({ text: "insert into kept values (42)" });
};
const recall = async (db: Database) => (await db.query<{ x: number }>({ text: "select x from kept" })).rows[0]?.x;
const pidOf = async (folder: string) => (await readPostmaster(join(folder, "postgres")))?.pid ?? 0;

/** A program that owns the folder; resolves when its database takes connections. */
async function owner(folder: string): Promise<Program & { url: string }> {
  const program = runProgram("test/world/programs/keep-database.ts", [folder]);
  await program.says("running");
  return { ...program, url: program.out().split("\n")[0]! };
}

const keeper = join(import.meta.dirname, "../../../test/world/programs/keep-database.ts");
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
/** As root other accounts are tried on; they must be able to reach Node and the sources, which under /root they cannot. */
const othersCanRunUs =
  isRoot && (await isReachable(process.execPath, nobody)) && (await isReachable(dirname(keeper), nobody));
// Limits of patience for a busy machine, no measures.
vi.setConfig({ testTimeout: 120_000 });
const patient = { timeout: 60_000, interval: 50 };

describe("the embedded PostgreSQL", () => {
  test("starts on an empty folder and finds its data the next time", async () => {
    const folder = join(await dataFolder(), "new");
    const first = await start(folder);
    await remember(open(first.url));
    await first.stop();
    expect(await recall(open((await start(folder)).url))).toBe(42);
  });

  test("knows Chinese characters as letters, checks its pages, listens on no network", async () => {
    const { rows } = await open((await start(await dataFolder())).url).query<Record<string, string>>({
      text: `select to_tsvector('simple', '打印机')::text as word, '打' ~ '^[[:alpha:]]$' as letter,
                    current_setting('data_checksums') as checksums, current_setting('listen_addresses') as addresses`,
    });
    expect(rows[0]).toEqual({ word: "'打印机':1", letter: true, checksums: "on", addresses: "" });
  });

  test("its socket lies in a folder only its account can enter", async () => {
    const { url } = await start(await dataFolder());
    const { mode } = await stat(new URL(url).searchParams.get("host")!);
    expect((mode & 0o777).toString(8)).toBe("700");
  });

  test("a path too long for a socket is no obstacle", async () => {
    const folder = join(await dataFolder(), "很长的目录".repeat(12));
    const { url, stop } = await start(folder);
    const socketFolder = new URL(url).searchParams.get("host")!;
    expect((await open(url).query({ text: "select 1 as one" })).rows).toEqual([{ one: 1 }]);
    await stop();
    await expect(stat(socketFolder), "the folder made for it is gone again").rejects.toThrow("ENOENT");
  });

  test("a half-made cluster of a killed first start is swept away", async () => {
    const folder = await dataFolder();
    await mkdir(join(folder, "postgres.half-abc"));
    await start(folder);
    await expect(stat(join(folder, "postgres.half-abc"))).rejects.toThrow("ENOENT");
  });

  test.runIf(isRoot)("root's folder out of the server's reach: the cluster lives elsewhere", async () => {
    const locked = join(await dataFolder(), "locked");
    await mkdir(locked, { mode: 0o700 });
    const folder = join(locked, "data");
    const first = await start(folder);
    await remember(open(first.url));
    await first.stop();
    const cluster = await realpath(join(folder, "postgres"));
    const second = await start(folder);
    onTestFinished(async () => {
      await second.stop();
      await rm(dirname(cluster), { recursive: true });
    });
    expect(await recall(open(second.url))).toBe(42);
    expect(cluster).toMatch(/^\/(usr\/local\/)?var\//);
  });
});

describe("one owner", () => {
  test("a second instance is refused, with the process that holds the folder", async () => {
    const folder = await dataFolder();
    const first = await owner(folder);
    await expect(start(folder)).rejects.toMatchObject({ code: "second-instance", facts: { pid: String(first.pid) } });
  });

  test("a command joins the server that serve runs, and leaves it running", async () => {
    const folder = await dataFolder();
    const first = await owner(folder);
    const joined = await start(folder, "check");
    expect(joined.url).toBe(first.url);
    await joined.stop();
    expect((await open(first.url).query({ text: "select 1 as one" })).rows).toEqual([{ one: 1 }]);
  });

  test("serve waits for a command that runs the server for itself", async () => {
    const folder = await dataFolder();
    const command = await start(folder, "backup");
    const serve = start(folder);
    await vi.waitFor(() => expect(lines.join()).toContain('waiting for "backup"'), patient);
    await command.stop();
    expect((await open((await serve).url).query({ text: "select 1 as one" })).rows).toEqual([{ one: 1 }]);
  });
});

describe("R1 what gets killed comes back", () => {
  test("R1 the database process, killed: started again, data there", async () => {
    const folder = await dataFolder();
    const { url } = await start(folder);
    const db = open(url);
    await remember(db);
    const before = await pidOf(folder);
    process.kill(before, "SIGKILL");
    await vi.waitFor(async () => expect(await pidOf(folder)).not.toBe(before), patient);
    await vi.waitFor(async () => expect(await recall(db)).toBe(42), patient);
  });

  test("R1 the program, killed: its database process ends by itself", async () => {
    const folder = await dataFolder();
    const program = await owner(folder);
    const pid = await pidOf(folder);
    program.kill("SIGKILL");
    await vi.waitFor(async () => expect(await isServerOf(join(folder, "postgres"), pid)).toBe(false), patient);
    await start(folder);
  });

  test("R1 program and watchdog, killed: the next start ends the orphan and carries on", async () => {
    const folder = await dataFolder();
    const program = await owner(folder);
    await remember(open(program.url));
    const orphan = await pidOf(folder);
    process.kill(watchdogOf(orphan), "SIGKILL");
    program.kill("SIGKILL");
    await program.ended;
    expect(await isServerOf(join(folder, "postgres"), orphan), "the orphan lives").toBe(true);
    expect(await recall(open((await start(folder)).url))).toBe(42);
    expect(lines.join("\n")).toContain(`stopping the database process ${orphan}`);
  });

  test("R1 after a power cut the noted process number belongs to somebody else", async () => {
    const folder = await dataFolder();
    const first = await start(folder);
    await remember(open(first.url));
    const file = join(folder, "postgres", "postmaster.pid");
    const noted = await readFile(file, "utf8");
    await first.stop();
    // A process of the server's own account: the kind PostgreSQL itself would take for a rival.
    const stranger = await strangerLike(folder);
    await writeFile(file, noted.replace(/^\d+/, String(stranger)));
    expect(await recall(open((await start(folder)).url))).toBe(42);
    expect(isAlive(stranger), "the stranger is left alone").toBe(true);
  });
});

describe("folders that cannot be used", () => {
  test.each([
    ["99", "folder-newer"],
    ["14", "folder-older"],
  ])("a cluster of PostgreSQL %s: %s, untouched", async (version, code) => {
    const folder = await dataFolder();
    await mkdir(join(folder, "postgres"));
    await writeFile(join(folder, "postgres", "PG_VERSION"), `${version}\n`);
    await expect(start(folder)).rejects.toMatchObject({ code, facts: { found: version } });
    expect(await readFile(join(folder, "postgres", "PG_VERSION"), "utf8")).toBe(`${version}\n`);
  });

  test("not a folder: not writable", async () => {
    const file = join(await dataFolder(), "file");
    await writeFile(file, "");
    await expect(start(join(file, "data"))).rejects.toMatchObject({ code: "folder-not-writable" });
  });

  test.runIf(!isRoot || othersCanRunUs)(
    "a folder of somebody else (where the project can be reached): not writable",
    async () => {
      const folder = join(await dataFolder(), "read-only");
      await mkdir(folder);
      await chmod(folder, 0o555);
      // Root may write everywhere, so as root somebody else tries.
      const account = isRoot ? nobody : {};
      expect(() => execFileSync(process.execPath, [keeper, folder], { ...account, stdio: "pipe" })).toThrow(
        "folder-not-writable",
      );
    },
  );
});

describe.runIf(isRoot)("accounts (as root: other accounts are tried on)", () => {
  const keep = (folder: string, uid: number) => {
    return () => execFileSync(process.execPath, [keeper, folder], { uid, gid: uid, stdio: "pipe", timeout: 20_000 });
  };

  test.runIf(othersCanRunUs)(
    "a number without a name (where the project can be reached): initdb's refusal is told as what it is",
    async () => {
      const folder = join(await dataFolder(), "data");
      await mkdir(folder);
      await chown(folder, 4_242, 4_242);
      expect(keep(folder, 4_242)).toThrow("nameless-account");
    },
  );

  test("the server runs as the owner of the data it finds", async () => {
    const folder = await dataFolder();
    const first = await start(folder);
    await first.stop();
    const games = 5; // a system account every Debian has
    execFileSync("chown", ["-R", `${games}:${games}`, join(folder, "postgres"), join(folder, "run")]);
    await start(folder);
    expect((await stat(`/proc/${await pidOf(folder)}`)).uid).toBe(games);
  });
});

function watchdogOf(postmaster: number): number {
  const list = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" });
  const line = list.split("\n").find((text) => text.includes(`huiyin-database-watchdog ${postmaster} `));
  return Number.parseInt(line!, 10);
}

async function strangerLike(folder: string): Promise<number> {
  const { uid, gid } = await stat(join(folder, "postgres"));
  const child = spawn("sleep", ["600"], { uid, gid, stdio: "ignore" });
  onTestFinished(() => void child.kill());
  await new Promise((resolve) => child.once("spawn", resolve));
  return child.pid!;
}
