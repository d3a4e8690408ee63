import type { Queryable } from "#kernel/db/pool.ts";
import type { CreateMajorRule } from "./contract.ts";
import type { Named } from "./rules.ts";

export type MajorRuleRow = CreateMajorRule & { id: string; version: number; archivedAt: Temporal.Instant | null };

const columns = `id, name, priority, service_id as "serviceId", category_id as "categoryId", cases, customers,
  within_minutes as "withinMinutes", declares, version, archived_at as "archivedAt"`;

/** There are a handful at most. */
export async function allRules(db: Queryable): Promise<MajorRuleRow[]> {
  const { rows } = await db.query<MajorRuleRow>({ text: `select ${columns} from major_rules order by id` });
  return rows;
}

export async function findRule(tx: Queryable, id: string): Promise<MajorRuleRow | undefined> {
  const text = `select ${columns} from major_rules where id = $1 for update`;
  return (await tx.query<MajorRuleRow>({ text, values: [id] })).rows[0];
}

const valuesOf = (rule: CreateMajorRule): unknown[] => [
  rule.name,
  rule.priority,
  rule.serviceId,
  rule.categoryId,
  rule.cases,
  rule.customers,
  rule.withinMinutes,
  rule.declares,
];

export async function insertRule(tx: Queryable, rule: CreateMajorRule): Promise<MajorRuleRow> {
  const { rows } = await tx.query<MajorRuleRow>({
    text: `insert into major_rules (name, priority, service_id, category_id, cases, customers, within_minutes, declares)
      values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`,
    values: valuesOf(rule),
  });
  return rows[0]!;
}

export async function updateRule(
  tx: Queryable,
  id: string,
  rule: CreateMajorRule,
  archivedAt: Temporal.Instant | null,
): Promise<MajorRuleRow> {
  const { rows } = await tx.query<MajorRuleRow>({
    text: `update major_rules set name = $1, priority = $2, service_id = $3, category_id = $4, cases = $5, customers = $6,
      within_minutes = $7, declares = $8, archived_at = $9, version = version + 1 where id = $10 returning ${columns}`,
    values: [...valuesOf(rule), archivedAt, id],
  });
  return rows[0]!;
}

/** Whether the service and the category a rule names are there and in use; null: not there. */
export async function findNamed(
  tx: Queryable,
  { serviceId, categoryId }: Pick<CreateMajorRule, "serviceId" | "categoryId">,
): Promise<Named> {
  const { rows } = await tx.query<Named>({
    text: `select (select archived_at is null from services where id = $1::bigint) as "isServiceInUse",
      (select archived_at is null from categories where id = $2::bigint) as "isCategoryInUse"`,
    values: [serviceId, categoryId],
  });
  return rows[0]!;
}
