import type pg from "pg";

/** What there is to keep, asked of the database itself, so that no table can be forgotten. */
export type Table = { name: string; columns: string[] };

type Client = Pick<pg.ClientBase, "query">;

/** Every table of ours with the columns that are stored, referred-to ones before those that refer to them. */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { refers: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
            where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as refers
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
    order by c.relname`);
  return inOrder(rows).map(({ name, columns }) => ({ name, columns }));
}

function inOrder<T extends { name: string; refers: string[] }>(tables: readonly T[]): T[] {
  const ordered: T[] = [];
  const waiting = new Set(tables);
  while (waiting.size > 0) {
    const ready = [...waiting].filter(({ refers }) => refers.every((name) => ordered.some((one) => one.name === name)));
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...waiting].map(({ name }) => name)}`);
    for (const table of ready) {
      ordered.push(table);
      waiting.delete(table);
    }
  }
  return ordered;
}

export async function readMigrationsApplied(client: Client): Promise<{ name: string; hash: string }[]> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    "select name, hash from schema_migrations order by name",
  );
  return rows;
}

/** Sequences move on outside of transactions: read last, they are never behind what was copied. */
export async function readSequences(client: Client): Promise<{ name: string; lastValue: string }[]> {
  const { rows } = await client.query<{ name: string; lastValue: string }>(`
    select sequencename::text as name, last_value::text as "lastValue" from pg_sequences
    where schemaname = 'public' and last_value is not null order by sequencename`);
  return rows;
}

export async function setSequence(client: Client, { name, lastValue }: { name: string; lastValue: string }) {
  await client.query("select setval(format('public.%I', $1::text)::regclass, $2::bigint)", [name, lastValue]);
}

export async function countTables(client: Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`
    select count(*)::int as n from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f')`);
  return rows[0]?.n ?? 0;
}

/** How values are written must not depend on whose settings these are. */
export async function settle(client: Client): Promise<void> {
  await client.query(`set local statement_timeout = 0; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
    set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1`);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (columns: readonly string[]) => columns.map(quoted).join(", ");

/**
 * Transaction ids mean nothing in another cluster: there, new announcements would come before old ones and old ones might not be
 * visible for years. So all are renumbered in their order as if written by one transaction, and the marks of readers with them.
 */
const renumbered: Record<string, Record<string, string>> = {
  announcements: { xid: "'1'", id: "row_number() over (order by t.xid, t.id)" },
  relay_marks: {
    xid: "'1'",
    id: "(select count(*) from announcements a where (a.xid, a.id) <= (t.xid, t.id))",
    leased_until: "null::timestamptz",
  },
};

export function copyOut({ name, columns }: Table): string {
  const instead = renumbered[name] ?? {};
  const expressions = columns.map((column) => {
    const expression = Object.hasOwn(instead, column) ? instead[column] : `t.${quoted(column)}`;
    return `${expression} as ${quoted(column)}`;
  });
  return `copy (select ${expressions.join(", ")} from public.${quoted(name)} t) to stdout`;
}

export const copyIn = ({ name, columns }: Table): string => `copy public.${quoted(name)} (${list(columns)}) from stdin`;

/** Rows that migrations put there give way to those of the archive. */
export async function emptyTable(client: Client, name: string): Promise<void> {
  const { rows } = await client.query(`select 1 from public.${quoted(name)} limit 1`);
  if (rows.length > 0) await client.query(`delete from public.${quoted(name)}`);
}
