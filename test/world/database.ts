import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { type Database, openDatabase } from "#kernel/db/pool.ts";

export interface TestDatabase extends Database {
  /** For second nodes and commands that open their own connections. */
  readonly url: string;
}

const opened: TestDatabase[] = [];

/** A migrated, empty database of its own, cloned from the template in some 50 ms; dropped when the test file ends. */
export const createDatabase = (): Promise<TestDatabase> => createFrom("huiyin");

/** Without any table; dropped like the others. */
export const createEmptyDatabase = (): Promise<TestDatabase> => createFrom("template1");

async function createFrom(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(`create database ${name} template ${template}`);
  const url = inDatabase(name);
  // Few connections: several files run at once on one server.
  const db = { ...openDatabase({ url, poolSize: 8, applicationName: name }), url };
  opened.push(db);
  return db;
}

/** Called after each test file by each-file.ts. */
export async function dropDatabases(): Promise<void> {
  for (const db of opened.splice(0)) {
    if (!db.pool.ended) await db.close();
    await administer(`drop database ${new URL(db.url).pathname.slice(1)} with (force)`);
  }
}

function inDatabase(name: string): string {
  const url = new URL(inject("databaseServer"));
  url.pathname = name;
  return url.href;
}

/** Not from the template itself: nobody may be connected to what is being cloned. */
async function administer(text: string): Promise<void> {
  const db = openDatabase({ url: inDatabase("postgres"), poolSize: 1 });
  await db.query({ text }).finally(() => db.close());
}
