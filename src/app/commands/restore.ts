import { resolve } from "node:path";
import { restore } from "#kernel/backup/restore.ts";
import { optionsOf, refuseArguments } from "../arguments.ts";
import { answerBackup } from "../backup-answer.ts";
import { readConfig } from "../config.ts";
import { takeGround } from "../ground.ts";
import { progress } from "../log.ts";

export const summary =
  "restore FILE: puts an archive into an empty database (a new data folder, or a new DATABASE_URL)";

export async function run(args: readonly string[]): Promise<void> {
  const { act: file } = optionsOf("restore", summary, args, []);
  if (!file) throw refuseArguments("restore", summary, "name the file to read");
  const ground = await takeGround(readConfig(), "restore");
  try {
    await answerBackup(resolve(file), () => restore(ground.db, resolve(file), ground.migrations, progress));
  } finally {
    await ground.leave();
  }
}
