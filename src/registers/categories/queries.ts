import type { Queryable } from "#kernel/db/pool.ts";
import type { Words } from "#kernel/words/words.ts";

export type CategoryRow = {
  id: string;
  parent_id: string | null;
  key: string;
  name: Words;
  required_fields: string[];
  design_for_priority: number | null;
  version: number;
  archived_at: Temporal.Instant | null;
};
export type CategoryValues = Pick<
  CategoryRow,
  "parent_id" | "name" | "required_fields" | "design_for_priority" | "archived_at"
>;

const columns = "id, parent_id, key, name, required_fields, design_for_priority, version, archived_at";

export async function allCategories(db: Queryable): Promise<CategoryRow[]> {
  const { rows } = await db.query<CategoryRow>({ text: `select ${columns} from categories order by id` });
  return rows;
}

/** Holds the whole tree until the transaction ends: two moves at once could otherwise close a circle. */
export async function lockCategories(tx: Queryable): Promise<CategoryRow[]> {
  await tx.query({ text: "lock table categories in share row exclusive mode" });
  return allCategories(tx);
}

export async function insertCategory(tx: Queryable, key: string, values: CategoryValues): Promise<CategoryRow> {
  const { rows } = await tx.query<CategoryRow>({
    text: `insert into categories (key, parent_id, name, required_fields, design_for_priority) values ($1, $2, $3, $4, $5) returning ${columns}`,
    values: [key, values.parent_id, values.name, values.required_fields, values.design_for_priority],
  });
  return rows[0]!;
}

export async function updateCategory(tx: Queryable, id: string, values: CategoryValues): Promise<CategoryRow> {
  const { rows } = await tx.query<CategoryRow>({
    text: `update categories set parent_id = $2, name = $3, required_fields = $4, design_for_priority = $5, archived_at = $6, version = version + 1
      where id = $1 returning ${columns}`,
    values: [id, values.parent_id, values.name, values.required_fields, values.design_for_priority, values.archived_at],
  });
  return rows[0]!;
}

/** Every field key a case of a process that runs can carry. */
export async function carriedFields(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>({
    text: `select distinct json_object_keys(definition->'fields') as key from process_versions where state = 'active'`,
  });
  return rows.map(({ key }) => key);
}
