import type { Database } from "./pool.ts";
import { DatabaseProblem } from "./problem.ts";

/** `to_tsvector` and the SQL the program uses are tested from this major on. */
export const oldestServer = 15;

/**
 * Refuses a server the program cannot work on: `unreachable`, `server-too-old`, or `wrong-character-type`, where
 * Chinese characters are no letters and search would silently find too little.
 */
export async function checkServer(db: Database, url: string): Promise<void> {
  const server = addressWithoutSecrets(url);
  const { version, number, encoding } = await firstAnswer(db, server);
  if (number < oldestServer * 10_000) {
    throw new DatabaseProblem("server-too-old", { server, version, oldest: String(oldestServer) });
  }
  const knowsLetters = encoding === "UTF8" && (await countsChineseAsLetters(db));
  if (!knowsLetters) {
    const { rows } = await db.query<{ ctype: string }>({
      text: "select datctype as ctype from pg_database where datname = current_database()",
    });
    throw new DatabaseProblem("wrong-character-type", { server, encoding, ctype: rows[0]?.ctype ?? "?" });
  }
}

type ServerFacts = { version: string; number: number; encoding: string };

async function firstAnswer(db: Database, server: string): Promise<ServerFacts> {
  try {
    const { rows } = await db.query<ServerFacts>({
      text: `select current_setting('server_version') as version,
                    current_setting('server_version_num')::int as number,
                    current_setting('server_encoding') as encoding`,
    });
    return rows[0]!;
  } catch (error) {
    throw new DatabaseProblem("unreachable", { server, error: describe(error) }, error);
  }
}

/**
 * Two questions, because they are answered by different settings: the search parser asks LC_CTYPE (under "C" a
 * full-width comma glues two words into one), patterns and lower() ask the collation.
 */
async function countsChineseAsLetters(db: Database): Promise<boolean> {
  const { rows } = await db.query<{ words: number; letter: boolean }>({
    text: "select length(to_tsvector('simple', '打印机，坏')) as words, '打' ~ '^[[:alpha:]]$' as letter",
  });
  return rows[0]?.words === 2 && rows[0].letter;
}

/** Several addresses tried in vain come as one error without a message. */
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join(", ");
  return error instanceof Error ? error.message : String(error);
}

/** For messages and logs: no user, no password. */
export function addressWithoutSecrets(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? (hostname || "localhost");
  return `${host}${port ? `:${port}` : ""}${pathname}`;
}
