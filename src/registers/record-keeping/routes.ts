import type { Queryable } from "#kernel/db/pool.ts";
import { type Route, route } from "#kernel/http/route.ts";
import { registerChangeOperations as operations } from "./contract.ts";
import { type Keeping, mustManage } from "./keeping.ts";

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
];

async function listChanges(
  db: Queryable,
  { register, record, cursor, limit }: { register?: string; record?: string; cursor?: string; limit: number },
): Promise<Row[]> {
  const { rows } = await db.query<Row>({
    text: `select c.id, register, record, at, by_actor, p.name, before, after
      from register_changes c left join persons p on p.id = c.by_person_id
      where ($1::text is null or register = $1) and ($2::text is null or record = $2) and ($3::bigint is null or c.id < $3)
      order by c.id desc limit $4`,
    values: [register ?? null, record ?? null, cursor ?? null, limit],
  });
  return rows;
}
