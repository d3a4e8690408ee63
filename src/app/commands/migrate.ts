import { migrate } from "#kernel/db/migrate.ts";
import { readConfig } from "../config.ts";
import { takeGround } from "../ground.ts";
import { progress } from "../log.ts";

export const summary = "brings the database to this version's schema and prints what it applied";

export async function run(): Promise<void> {
  const ground = await takeGround(readConfig(), "migrate");
  try {
    for (const name of await migrate(ground.db, ground.migrations, progress)) process.stdout.write(`${name}\n`);
  } finally {
    await ground.leave();
  }
}
