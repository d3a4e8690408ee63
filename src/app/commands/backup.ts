import { resolve } from "node:path";
import { backup } from "#kernel/backup/backup.ts";
import { optionsOf, refuseArguments } from "../arguments.ts";
import { answerBackup } from "../backup-answer.ts";
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
    await answerBackup(resolve(file), () => backup(ground.db, resolve(file), kernel.now(), progress));
  } finally {
    await ground.leave();
  }
}
