import { databaseClock } from "#kernel/db/database-clock.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { openSecrets } from "#kernel/secrets/sealing.ts";
import type { Config } from "./config.ts";
import type { Ground } from "./ground.ts";
import { log } from "./log.ts";
import { secretOf } from "./secret.ts";

/** The kernel of this process on a migrated database. `stop` ends its clock. */
export async function openKernel(
  config: Pick<Config, "url" | "secret" | "dataFolder">,
  { db }: Ground,
): Promise<{ kernel: Kernel; stop: () => void }> {
  const clock = await databaseClock(db);
  const { rows } = await db.query<{ zone: string }>({ text: "select zone from installation" });
  const secrets = openSecrets(() => secretOf(config));
  const kernel = { db, now: clock.now, zone: rows[0]?.zone ?? "Asia/Shanghai", url: config.url, secrets, log };
  return { kernel, stop: clock.stop };
}
