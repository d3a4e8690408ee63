import { migrationState } from "#kernel/db/migrate.ts";
import { readConfig } from "../config.ts";
import { takeGround } from "../ground.ts";

export const summary = "looks over configuration and database without changing them; the exit status says";

export async function run(): Promise<void> {
  const ground = await takeGround(readConfig(), "check");
  try {
    const { pending, unknown, changed } = await migrationState(ground.db, ground.migrations);
    const findings = [
      ...pending.map((name) => `migration not applied yet: ${name}`),
      ...unknown.map((name) => `migration of a newer version: ${name}`),
      ...changed.map((name) => `migration edited after it ran: ${name}`),
    ];
    for (const finding of findings) process.stdout.write(`${finding}\n`);
    process.stdout.write(findings.length === 0 ? "all is well / 一切正常\n" : "");
    if (findings.length > 0) process.exitCode = 1;
  } finally {
    await ground.leave();
  }
}
