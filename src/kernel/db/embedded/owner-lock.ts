import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export interface Owner {
  readonly pid: number;
  /** The command that holds it: `serve`, `backup`, … */
  readonly command: string;
}

export interface OwnerLock {
  release(): void;
}

/**
 * One process at a time owns a data folder. The lock is the operating system's file lock, taken through SQLite
 * because Node offers no other door to it: it ends with its process however that dies, so it is never stale.
 * Undefined when somebody else holds it; {@link ownerOf} then says who.
 */
export function tryToOwn(dataFolder: string, command: string): OwnerLock | undefined {
  const lock = new DatabaseSync(join(dataFolder, "owner.lock"));
  try {
    lock.exec("pragma busy_timeout = 0; pragma journal_mode = off; begin exclusive");
  } catch (error) {
    lock.close();
    if (error instanceof Error && error.message.includes("locked")) return undefined;
    throw error;
  }
  const owner: Owner = { pid: process.pid, command };
  writeFileSync(join(dataFolder, "owner.json"), JSON.stringify(owner));
  return { release: () => lock.close() };
}

/** Who holds the lock, as far as they have said so. */
export function ownerOf(dataFolder: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(join(dataFolder, "owner.json"), "utf8")) as Owner;
  } catch {
    return undefined; // between taking the lock and saying so
  }
}
