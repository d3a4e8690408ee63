import type { Queryable } from "#kernel/db/pool.ts";

/**
 * Every table with a hash of all it holds: two that are equal mean that nothing changed in between. (How
 * far the readers have read is nobody's call.)
 */
export async function fingerprint(db: Queryable): Promise<Record<string, string>> {
  const tables = await db.query<{ name: string }>({
    text: "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'relay_marks' order by 1",
  });
  const marks: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await db.query<{ hash: string }>({
      text: `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${name} t`,
    });
    marks[name] = rows[0]!.hash;
  }
  return marks;
}

/** Name of every column there is. */
export async function columnNames(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>({
    text: "select distinct column_name as name from information_schema.columns where table_schema = 'public' order by 1",
  });
  return rows.map(({ name }) => name);
}
