import type { Queryable } from "#kernel/db/pool.ts";
import type { CreateStandardSteps } from "./contract.ts";
import type { Named, StandardSteps } from "./rules.ts";

export type StandardStepsRow = CreateStandardSteps & {
  id: string;
  version: number;
  archivedAt: Temporal.Instant | null;
};

const columns = `id, name, service_id as "serviceId", category_id as "categoryId", steps, version, archived_at as "archivedAt"`;

/** A few hundred at most. */
export async function allSteps(db: Queryable): Promise<StandardStepsRow[]> {
  const { rows } = await db.query<StandardStepsRow>({ text: `select ${columns} from standard_steps order by id` });
  return rows;
}

/** Those in use, as deciding code keeps them. */
export async function readStandardSteps(db: Queryable): Promise<StandardSteps[]> {
  const { rows } = await db.query<StandardSteps>({
    text: `select id, name, service_id as "serviceId", category_id as "categoryId", steps from standard_steps
      where archived_at is null order by id`,
  });
  return rows;
}

export async function findSteps(tx: Queryable, id: string): Promise<StandardStepsRow | undefined> {
  const text = `select ${columns} from standard_steps where id = $1 for update`;
  return (await tx.query<StandardStepsRow>({ text, values: [id] })).rows[0];
}

const valuesOf = ({ name, serviceId, categoryId, steps }: CreateStandardSteps): unknown[] => [
  name,
  serviceId,
  categoryId,
  JSON.stringify(steps),
];

export async function insertSteps(tx: Queryable, list: CreateStandardSteps): Promise<StandardStepsRow> {
  const { rows } = await tx.query<StandardStepsRow>({
    text: `insert into standard_steps (name, service_id, category_id, steps) values ($1, $2, $3, $4) returning ${columns}`,
    values: valuesOf(list),
  });
  return rows[0]!;
}

export async function updateSteps(
  tx: Queryable,
  id: string,
  list: CreateStandardSteps,
  archivedAt: Temporal.Instant | null,
): Promise<StandardStepsRow> {
  const { rows } = await tx.query<StandardStepsRow>({
    text: `update standard_steps set name = $1, service_id = $2, category_id = $3, steps = $4, archived_at = $5,
      version = version + 1 where id = $6 returning ${columns}`,
    values: [...valuesOf(list), archivedAt, id],
  });
  return rows[0]!;
}

/** What a list names, and whether another in use stands at its place. Two who write at the same time come one after the other. */
export async function findNamed(
  tx: Queryable,
  { serviceId, categoryId }: Pick<CreateStandardSteps, "serviceId" | "categoryId">,
  id: string | null,
): Promise<Named> {
  await tx.query({ text: "lock table standard_steps in share row exclusive mode" });
  const { rows } = await tx.query<Named>({
    text: `select (select archived_at is null from services where id = $1::bigint) as "isServiceInUse",
      (select archived_at is null from categories where id = $2::bigint) as "isCategoryInUse",
      exists (select from standard_steps where archived_at is null and service_id is not distinct from $1::bigint
        and category_id is not distinct from $2::bigint and id is distinct from $3::bigint) as "isPlaceTaken"`,
    values: [serviceId, categoryId, id],
  });
  return rows[0]!;
}
