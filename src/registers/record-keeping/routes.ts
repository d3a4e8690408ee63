import type { Queryable } from "#kernel/db/pool.ts";
import { type Route, route } from "#kernel/http/route.ts";
import { registerChangeOperations as operations } from "./contract.ts";
import { type Keeping, mustManage, mustRead } from "./keeping.ts";
import { usesCap, usesOf } from "./uses.ts";

type Row = {
  id: string;
  register: string;
  record: string;
  at: Temporal.Instant;
  by_actor: string;
  name: string | null;
  before: unknown;
  after: unknown;
};

/** The log is for those who may change registers: it also shows what was taken out of them. */
export const registerChangeRoutes = ({ kernel }: Keeping): Route[] => [
  route(operations.list, async (asking, { query }) => {
    mustManage(asking);
    const limit = query.limit ?? 50;
    const rows = await listChanges(kernel.db, { ...query, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return {
      items: shown.map((row) => ({
        id: row.id,
        register: row.register,
        record: row.record,
        at: row.at.toString(),
        by: { actor: row.by_actor, name: row.name },
        before: row.before,
        after: row.after,
      })),
      next: rows.length > limit ? shown.at(-1)!.id : null,
    };
  }),
  route(operations.uses, async (asking, { query }) => {
    mustRead(asking);
    return { items: await usesOf(kernel.db, query.register, query.record), cap: usesCap };
  }),
];

type Asked = {
  register?: string;
  record?: string;
  by?: string;
  from?: string;
  until?: string;
  cursor?: string;
  limit: number;
};

async function listChanges(db: Queryable, asked: Asked): Promise<Row[]> {
  const { register, record, by, from, until, cursor, limit } = asked;
  const { rows } = await db.query<Row>({
    text: `select c.id, register, record, at, by_actor, p.name, before, after
      from register_changes c left join persons p on p.id = c.by_person_id
      where ($1::text is null or register = $1) and ($2::text is null or record = $2) and ($3::bigint is null or c.id < $3)
        and ($5::bigint is null or by_person_id = $5) and ($6::timestamptz is null or at >= $6) and ($7::timestamptz is null or at < $7)
      order by c.id desc limit $4`,
    values: [register ?? null, record ?? null, cursor ?? null, limit, by ?? null, from ?? null, until ?? null],
  });
  return rows;
}
