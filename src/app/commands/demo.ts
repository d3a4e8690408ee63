import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "#kernel/db/pool.ts";
import { readConfig } from "../config.ts";
import { fillDemo } from "../demo/fill.ts";
import { beginDemo, finishDemo, whatItHolds } from "../demo/installation.ts";
import { onGround } from "../ground.ts";
import { openKernel } from "../kernel.ts";
import { progress } from "../log.ts";
import { StartProblem } from "../start-problem.ts";

export const summary =
  "fills an empty database with a fictional provider and prints its sign-ins: role, login, password";

const shipped = { seed: 20_260_826, cases: 400 };

export async function run(): Promise<void> {
  const config = readConfig();
  const file = join(config.dataFolder, "demo-sign-ins.txt");
  const lines = await onGround(config, "demo", async (ground) => {
    const holding = await whatItHolds(ground.db);
    if (holding === "the-demo") {
      progress("the demo is there already / 演示数据已经在了");
      return readFile(file, "utf8").catch(() => "");
    }
    if (holding !== "nothing") throw new StartProblem("demo-not-empty", { holding });
    const db = openDatabase({
      url: inAHurry(ground.url),
      poolSize: config.databasePoolSize,
      applicationName: "huiyin demo",
    });
    const { kernel, stop } = await openKernel(config, { ...ground, db });
    try {
      progress("filling the demo: three months of a fictional provider / 正在生成演示数据");
      const began = performance.now();
      await beginDemo(kernel, kernel.now());
      const lines = await fillDemo(kernel, { ...shipped, progress });
      const text = `${lines.join("\n")}\n`;
      await mkdir(config.dataFolder, { recursive: true });
      await writeFile(file, text, { mode: 0o600 });
      await finishDemo(ground.db, kernel.now());
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      progress(`the demo is filled (${seconds} s); sign-ins are in ${file} / 演示数据已生成，登录方式见 ${file}`);
      return text;
    } finally {
      stop();
      await db.close();
    }
  });
  process.stdout.write(lines);
}

/**
 * Nothing here is acknowledged to anybody before the end, so single commits need not wait for the disk; the last one, which
 * says that the demo is whole, does and takes all before it along.
 */
function inAHurry(url: string): string {
  const hurried = new URL(url);
  const given = hurried.searchParams.get("options") ?? "";
  hurried.searchParams.set(
    "options",
    `${given} -c synchronous_commit=off -c plan_cache_mode=force_generic_plan`.trim(),
  );
  return hurried.href;
}
