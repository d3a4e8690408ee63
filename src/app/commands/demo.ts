import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readConfig } from "../config.ts";
import { fillDemo } from "../demo/fill.ts";
import { beginDemo, finishDemo, whatItHolds } from "../demo/installation.ts";
import { giveSignIns } from "../demo/sign-ins.ts";
import { onGround } from "../ground.ts";
import { openKernel } from "../kernel.ts";
import { progress } from "../log.ts";
import { StartProblem } from "../start-problem.ts";

export const summary =
  "fills an empty database with a fictional provider and prints its sign-ins: role, login, password";

const shipped = { seed: 20_260_826, cases: 600 };

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
    const { kernel, stop } = await openKernel(config, ground);
    try {
      progress("filling the demo: three months of a fictional provider / 正在生成演示数据");
      const began = performance.now();
      await beginDemo(kernel, kernel.now());
      const signIns = await giveSignIns(kernel, await fillDemo(kernel, { ...shipped, progress }));
      const text = `${signIns.join("\n")}\n`;
      await mkdir(config.dataFolder, { recursive: true });
      await writeFile(file, text, { mode: 0o600 });
      await finishDemo(ground.db, kernel.now());
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      progress(`the demo is filled (${seconds} s); sign-ins are in ${file} / 演示数据已生成，登录方式见 ${file}`);
      return text;
    } finally {
      stop();
    }
  });
  process.stdout.write(lines);
}
