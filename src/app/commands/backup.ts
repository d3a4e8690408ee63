import { resolve } from "node:path";
import { backup } from "#kernel/backup/backup.ts";
import { optionsOf, refuseArguments } from "../arguments.ts";
import { readConfig } from "../config.ts";
import { takeGround } from "../ground.ts";
import { openKernel } from "../kernel.ts";
import { progress } from "../log.ts";

export const summary =
  "backup FILE: writes everything into one archive (FILE.tar, or FILE.tar.gz), while the program runs";

export async function run(args: readonly string[]): Promise<void> {
  const { act: file } = optionsOf("backup", summary, args, []);
  if (!file) throw refuseArguments("backup", summary, "name the file to write");
  const config = readConfig();
  const ground = await takeGround(config, "backup");
  try {
    const { kernel, stop } = await openKernel(config, ground);
    stop();
    const { tables } = await backup(ground.db, resolve(file), kernel.now(), progress);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`${JSON.stringify({ file: resolve(file), tables: tables.length, rows })}\n`);
  } finally {
    await ground.leave();
  }
}
