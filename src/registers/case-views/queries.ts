import type { Queryable } from "#kernel/db/pool.ts";
import type { Words } from "#kernel/words/words.ts";
import type { Reach } from "./rules.ts";

export type ViewRow = {
  id: string;
  owner_id: string;
  owner_name: string;
  reach: Reach;
  team_id: string | null;
  team_name: Words | null;
  name: Words;
  query: Record<string, string>;
  columns: string[];
  version: number;
};
export type ViewValues = Pick<ViewRow, "reach" | "team_id" | "name" | "query" | "columns">;

const select = `select v.id, v.owner_id, p.name as owner_name, v.reach, v.team_id, t.name as team_name, v.name, v.query, v.columns, v.version
  from case_views v join persons p on p.id = v.owner_id left join teams t on t.id = v.team_id`;

/** Mine in my order, then the teams', then everybody's. */
export async function listViews(
  db: Queryable,
  personId: string | null,
  teamIds: readonly string[],
  most: number,
): Promise<ViewRow[]> {
  const { rows } = await db.query<ViewRow>({
    name: "case-views.list",
    text: `${select} where (v.reach = 'mine' and v.owner_id = $1) or (v.reach = 'team' and v.team_id = any($2::bigint[])) or v.reach = 'all'
      order by case v.reach when 'mine' then 0 when 'team' then 1 else 2 end, v.place, v.id limit $3`,
    values: [personId, teamIds, most],
  });
  return rows;
}

export async function findView(db: Queryable, viewId: string): Promise<ViewRow | null> {
  const { rows } = await db.query<ViewRow>({ text: `${select} where v.id = $1 for update of v`, values: [viewId] });
  return rows[0] ?? null;
}

export async function insertView(
  db: Queryable,
  ownerId: string,
  values: ViewValues,
  now: Temporal.Instant,
): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    text: `insert into case_views (owner_id, reach, team_id, name, query, columns, created_at, place)
      values ($1, $2, $3, $4, $5, $6, $7, coalesce((select max(place) + 1 from case_views where owner_id = $1), 0)) returning id`,
    values: [ownerId, values.reach, values.team_id, values.name, values.query, values.columns, now],
  });
  return rows[0]!.id;
}

export async function updateView(db: Queryable, viewId: string, values: ViewValues): Promise<void> {
  await db.query({
    text: `update case_views set reach = $2, team_id = $3, name = $4, query = $5, columns = $6, version = version + 1 where id = $1`,
    values: [viewId, values.reach, values.team_id, values.name, values.query, values.columns],
  });
}

export async function deleteView(db: Queryable, viewId: string): Promise<void> {
  await db.query({ text: "delete from case_views where id = $1", values: [viewId] });
}

export async function orderViews(db: Queryable, ownerId: string, ids: readonly string[]): Promise<void> {
  await db.query({
    text: `update case_views v set place = o.place from unnest($2::bigint[]) with ordinality as o(id, place) where v.id = o.id and v.owner_id = $1`,
    values: [ownerId, ids],
  });
}

export async function countOwn(db: Queryable, ownerId: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    text: "select count(*)::int as count from case_views where owner_id = $1",
    values: [ownerId],
  });
  return rows[0]?.count ?? 0;
}

export async function isTeamInUse(db: Queryable, teamId: string): Promise<boolean> {
  const { rows } = await db.query({
    text: "select from teams where id = $1 and archived_at is null",
    values: [teamId],
  });
  return rows.length === 1;
}
