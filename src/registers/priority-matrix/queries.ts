import type { Queryable } from "#kernel/db/pool.ts";
import type { Cell } from "./contract.ts";

export type Matrix = { cells: Cell[]; version: number };

type Row = Cell & { version: number };

/** The stored matrix; version 0 and no cells before set-up. */
export async function readMatrix(db: Queryable): Promise<Matrix> {
  const { rows } = await db.query<Row>({
    text: "select impact, urgency, priority, version from priority_matrix order by impact, urgency",
  });
  return {
    cells: rows.map(({ impact, urgency, priority }) => ({ impact, urgency, priority })),
    version: rows[0]?.version ?? 0,
  };
}

export async function lockMatrix(tx: Queryable): Promise<Matrix> {
  await tx.query({ text: "lock table priority_matrix in share row exclusive mode" });
  return readMatrix(tx);
}

export async function writeMatrix(tx: Queryable, cells: readonly Cell[], version: number): Promise<void> {
  await tx.query({
    text: `insert into priority_matrix (impact, urgency, priority, version)
      select impact, urgency, priority, $2 from jsonb_to_recordset($1) as c(impact smallint, urgency smallint, priority smallint)
      on conflict (impact, urgency) do update set priority = excluded.priority, version = excluded.version`,
    values: [JSON.stringify(cells), version],
  });
}
