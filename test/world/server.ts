import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { binariesIn } from "#kernel/db/embedded/binaries.ts";
import { startEmbedded } from "#kernel/db/embedded.ts";
import { migrate, readMigrations } from "#kernel/db/migrate.ts";
import { openDatabase } from "#kernel/db/pool.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one server of this run listens; its database is the template every test file clones. */
    databaseServer: string;
  }
}

/** Starts one PostgreSQL for the whole run and migrates one database in it; everything ends with the run. */
export default async function setup(project: TestProject) {
  const dataFolder = await mkdtemp(join(tmpdir(), "huiyin-test-"));
  await chmod(dataFolder, 0o711);
  const binaries = project.vitest.vite.config.mode === "pg15" ? await binariesIn("/usr/lib/postgresql/15") : undefined;
  const server = await startEmbedded({
    dataFolder,
    command: "test",
    log: () => undefined,
    binaries,
    isDurable: false, // fault tests that need a real disk start a server of their own
  });
  await makeTemplate(server.url);
  project.provide("databaseServer", server.url);
  return async () => {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}

async function makeTemplate(url: string): Promise<void> {
  const db = openDatabase({ url, poolSize: 1 });
  await migrate(db, await readMigrations(join(import.meta.dirname, "../../migrations")));
  await db.close();
}
