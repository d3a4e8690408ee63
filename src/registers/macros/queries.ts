import type { Queryable } from "#kernel/db/pool.ts";
import type { Words } from "#kernel/words/words.ts";

export type MacroRow = {
  id: string;
  owner_id: string | null;
  name: Words;
  slash: string | null;
  process: string | null;
  move: string | null;
  fields: Record<string, string | number | boolean>;
  words: Words | null;
  visibility: "public" | "internal";
  version: number;
  archived_at: Temporal.Instant | null;
};
export type MacroValuesOfRow = Omit<MacroRow, "id" | "owner_id" | "version">;

const select = `select id, owner_id, name, slash, process, move, fields, words, visibility, version, archived_at from macros`;

/** Everybody's and this person's own; a house has some hundred. */
export async function listMacros(db: Queryable, personId: string | null): Promise<MacroRow[]> {
  const { rows } = await db.query<MacroRow>({
    name: "macros.list",
    text: `${select} where owner_id is null or owner_id = $1 order by owner_id nulls first, id limit 1000`,
    values: [personId],
  });
  return rows;
}

export async function findMacro(db: Queryable, macroId: string, personId: string | null): Promise<MacroRow | null> {
  const { rows } = await db.query<MacroRow>({
    name: "macros.find",
    text: `${select} where id = $1 and (owner_id is null or owner_id = $2)`,
    values: [macroId, personId],
  });
  return rows[0] ?? null;
}

/** Held until the transaction ends: of two changes at once the second sees the first. */
export async function holdMacro(tx: Queryable, macroId: string): Promise<void> {
  await tx.query({ text: "select from macros where id = $1 for update", values: [macroId] });
}

export async function insertMacro(
  tx: Queryable,
  ownerId: string | null,
  values: MacroValuesOfRow,
  now: Temporal.Instant,
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into macros (owner_id, name, slash, process, move, fields, words, visibility, archived_at, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    values: [ownerId, ...listed(values), now],
  });
  return rows[0]!.id;
}

export async function updateMacro(tx: Queryable, macroId: string, values: MacroValuesOfRow): Promise<void> {
  await tx.query({
    text: `update macros set name = $2, slash = $3, process = $4, move = $5, fields = $6, words = $7, visibility = $8, archived_at = $9,
      version = version + 1 where id = $1`,
    values: [macroId, ...listed(values)],
  });
}

const listed = (values: MacroValuesOfRow) => [
  values.name,
  values.slash,
  values.process,
  values.move,
  values.fields,
  values.words,
  values.visibility,
  values.archived_at,
];
