import { setTimeout as wait } from "node:timers/promises";
import { leaveSocketPlace } from "./places.ts";
import { disownStrangersPid, isAlive, isServerOf, readPostmaster } from "./postmaster-file.ts";

/** How long a server may take to write what it has in memory before it is ended the hard way, in milliseconds. */
const patience = 60_000;
const glance = 50;

/**
 * Ends a server that a killed program left running on this cluster, so that ours can start. We own the data
 * folder, so nobody uses it. Stopping and starting takes well under a second and leaves one way of starting
 * instead of two; a server found half-way down (its watchdog is on it) could not be joined anyway.
 */
export async function endLeftOver(cluster: string, log: (line: string) => void): Promise<void> {
  const found = await readPostmaster(cluster);
  if (!found) return;
  if (await isServerOf(cluster, found.pid)) {
    log(`stopping the database process ${found.pid}, left behind by a program that was killed`);
    await end(cluster, found.pid);
  } else if (isAlive(found.pid)) {
    await disownStrangersPid(cluster, found.pid);
  }
  await leaveSocketPlace(found.socketFolder);
}

async function end(cluster: string, pid: number): Promise<void> {
  process.kill(pid, "SIGINT");
  const begin = performance.now();
  let isForced = false;
  while (await isServerOf(cluster, pid)) {
    if (!isForced && performance.now() - begin > patience) {
      process.kill(pid, "SIGQUIT");
      isForced = true;
    }
    await wait(glance);
  }
}
