import { chmod, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A data folder for one test, removed with it. Open for passing through: as root the server runs as somebody else. */
export async function dataFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "huiyin-data-")));
  await chmod(folder, 0o711);
  // A server whose program was killed may still be on its way out.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 20 }));
  return folder;
}
