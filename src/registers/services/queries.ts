import type { Queryable } from "#kernel/db/pool.ts";
import type { Words } from "#kernel/words/words.ts";
import type { Answerable, Asked } from "./rules.ts";

export type ServiceRow = {
  id: string;
  parent_id: string | null;
  key: string;
  name: Words;
  department_id: string | null;
  team_id: string | null;
  third_line_team_id: string | null;
  version: number;
  archived_at: Temporal.Instant | null;
};
export type ServiceValues = Pick<
  ServiceRow,
  "parent_id" | "name" | "department_id" | "team_id" | "third_line_team_id" | "archived_at"
>;

const columns = "id, parent_id, key, name, department_id, team_id, third_line_team_id, version, archived_at";

export async function allServices(db: Queryable): Promise<ServiceRow[]> {
  const { rows } = await db.query<ServiceRow>({ text: `select ${columns} from services order by id` });
  return rows;
}

/** Holds the whole tree until the transaction ends: two moves at once could otherwise close a circle. */
export async function lockServices(tx: Queryable): Promise<ServiceRow[]> {
  await tx.query({ text: "lock table services in share row exclusive mode" });
  return allServices(tx);
}

export async function insertService(tx: Queryable, key: string, values: ServiceValues): Promise<ServiceRow> {
  const { rows } = await tx.query<ServiceRow>({
    text: `insert into services (key, parent_id, name, department_id, team_id, third_line_team_id)
      values ($1, $2, $3, $4, $5, $6) returning ${columns}`,
    values: [key, values.parent_id, values.name, values.department_id, values.team_id, values.third_line_team_id],
  });
  return rows[0]!;
}

export async function updateService(tx: Queryable, id: string, values: ServiceValues): Promise<ServiceRow> {
  const { rows } = await tx.query<ServiceRow>({
    text: `update services set parent_id = $2, name = $3, department_id = $4, team_id = $5, third_line_team_id = $6,
      archived_at = $7, version = version + 1 where id = $1 returning ${columns}`,
    values: [
      id,
      values.parent_id,
      values.name,
      values.department_id,
      values.team_id,
      values.third_line_team_id,
      values.archived_at,
    ],
  });
  return rows[0]!;
}

export async function findAnswerable(tx: Queryable, asked: Asked): Promise<Answerable> {
  const departments = await tx.query<{ isOwn: boolean; isArchived: boolean }>({
    text: `select is_own as "isOwn", archived_at is not null as "isArchived" from organisations where id = $1`,
    values: [asked.departmentId],
  });
  const teams = await tx.query<{ id: string; line: number; isArchived: boolean }>({
    text: `select id, line, archived_at is not null as "isArchived" from teams where id = any($1)`,
    values: [[asked.teamId, asked.thirdLineTeamId]],
  });
  const team = (id: string | null) => teams.rows.find((row) => row.id === id) ?? null;
  return {
    department: departments.rows[0] ?? null,
    team: team(asked.teamId),
    thirdLineTeam: team(asked.thirdLineTeamId),
  };
}
