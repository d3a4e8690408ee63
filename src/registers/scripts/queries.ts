import type { Queryable } from "#kernel/db/pool.ts";
import type { ScriptLine } from "#kernel/process/scripts/line.ts";

export type ScriptRow = { process: string; part: string; lines: ScriptLine[] | null; version: number };

const select = "select process, part, lines, version from scripts";

export async function allScripts(db: Queryable): Promise<ScriptRow[]> {
  const { rows } = await db.query<ScriptRow>({ text: select });
  return rows;
}

/** Holds the register until the transaction ends: two first changes at once would both find nothing. */
export async function lockScript(tx: Queryable, process: string, part: string): Promise<ScriptRow | null> {
  await tx.query({ text: "lock table scripts in share row exclusive mode" });
  const { rows } = await tx.query<ScriptRow>({
    text: `${select} where process = $1 and part = $2`,
    values: [process, part],
  });
  return rows[0] ?? null;
}

export async function writeScript(tx: Queryable, { process, part, lines, version }: ScriptRow): Promise<void> {
  await tx.query({
    text: `insert into scripts (process, part, lines, version) values ($1, $2, $3, $4)
      on conflict (process, part) do update set lines = excluded.lines, version = excluded.version`,
    values: [process, part, lines === null ? null : JSON.stringify(lines), version],
  });
}
