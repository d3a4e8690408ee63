import { execFileSync } from "node:child_process";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { dataFolder } from "#test/world/data-folder.ts";
import { bundledBinaries } from "./embedded/binaries.ts";
import { startEmbedded } from "./embedded.ts";
import { openDatabase } from "./pool.ts";

/** A disk of its own that can be filled to the last byte; only where mounting is permitted. */
function mount(folder: string, size: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=0711`, "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function canMount(): Promise<boolean> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const folder = "/tmp/huiyin-may-mount";
  await mkdir(folder, { recursive: true });
  const isMounted = mount(folder, "1m");
  if (isMounted) execFileSync("umount", [folder]);
  await rm(folder, { recursive: true });
  return isMounted;
}

const mayMount = await canMount();

async function smallDisk(size: string): Promise<string> {
  const folder = await dataFolder();
  if (!mount(folder, size)) throw new Error("mounting was permitted a moment ago");
  onTestFinished(() => void execFileSync("umount", ["--lazy", folder]));
  return folder;
}

describe("R8 disk full", () => {
  test.runIf(mayMount)("R8 at the first start (small mount): said so, and nothing half-made stays", async () => {
    const folder = await smallDisk("20m");
    const start = startEmbedded({ dataFolder: folder, command: "serve", log: () => undefined });
    await expect(start).rejects.toMatchObject({ code: "disk-full" });
    expect(execFileSync("ls", [folder], { encoding: "utf8" }).split("\n")).not.toContain("postgres");
  });

  test("R8 at the first start (injected: initdb says so)", async () => {
    const folder = await dataFolder();
    const real = await bundledBinaries();
    const fake = join(folder, "fake");
    await mkdir(join(fake, "bin"), { recursive: true });
    await writeFile(
      join(fake, "bin", "initdb"),
      "#!/bin/sh\necho 'initdb: error: No space left on device' >&2; exit 1\n",
    );
    await chmod(join(fake, "bin", "initdb"), 0o755);
    const binaries = { ...real, folder: fake };
    const start = startEmbedded({ dataFolder: join(folder, "data"), command: "serve", log: () => undefined, binaries });
    await expect(start).rejects.toMatchObject({ code: "disk-full" });
  });

  test.runIf(mayMount)(
    "R8 while running (small mount): PostgreSQL goes down; with space again it comes back by itself, nothing acknowledged lost",
    { timeout: 120_000 },
    async () => {
      const folder = await smallDisk("110m");
      const lines: string[] = [];
      const server = await startEmbedded({ dataFolder: folder, command: "serve", log: (line) => lines.push(line) });
      onTestFinished(() => server.stop());
      const db = openDatabase({ url: server.url, poolSize: 2, connectionTimeout: 2_000 });
      onTestFinished(() => db.close());
      await db.query({ text: "create table kept (x int, filling text)" });
      const ballast = join(folder, "ballast");
      // All but a little, so that the log of changes soon finds no room for its next file.
      execFileSync("sh", ["-c", `dd if=/dev/zero of=${ballast} bs=1M 2>/dev/null; truncate -s -6M ${ballast}`]);
      let acknowledged = 0;
      const write = () =>
        db.query({
          text: "insert into kept select $1, string_agg(md5(random()::text), '') from generate_series(1, 8000)",
          values: [acknowledged],
        });
      await expect(
        (async () => {
          for (; acknowledged < 1_000; acknowledged++) await write();
        })(),
        "writing must fail at some time",
      ).rejects.toThrow();
      await vi.waitFor(() => expect(lines.join("\n")).toContain("the disk is full"), {
        timeout: 60_000,
        interval: 100,
      });
      await rm(ballast);
      await vi.waitFor(write, { timeout: 60_000, interval: 200 });
      const { rows } = await db.query<{ n: number }>({
        text: "select count(distinct x)::int as n from kept where x < $1",
        values: [acknowledged],
      });
      expect(rows[0]?.n, `acknowledged ${acknowledged}, lost must be 0`).toBe(acknowledged);
    },
  );
});
