import type { Queryable } from "#kernel/db/pool.ts";
import { staffRoleKeys } from "#kernel/people/roles.ts";
import type { ItemContent } from "./contract.ts";
import type { Named } from "./rules.ts";

export type ItemRow = {
  id: string;
  key: string;
  position: number;
  content: ItemContent;
  version: number;
  archived_at: Temporal.Instant | null;
};

const columns = "id, key, position, content, version, archived_at";

export async function allItems(db: Queryable): Promise<ItemRow[]> {
  const { rows } = await db.query<ItemRow>({ text: `select ${columns} from catalogue_items order by position, id` });
  return rows;
}

export async function lockItem(tx: Queryable, id: string): Promise<ItemRow | null> {
  const { rows } = await tx.query<ItemRow>({
    text: `select ${columns} from catalogue_items where id = $1 for update`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** Null: the key is taken. */
export async function insertItem(
  tx: Queryable,
  item: Pick<ItemRow, "key" | "position" | "content">,
): Promise<ItemRow | null> {
  const { rows } = await tx.query<ItemRow>({
    text: `insert into catalogue_items (key, position, content) values ($1, $2, $3) on conflict (key) do nothing returning ${columns}`,
    values: [item.key, item.position, item.content],
  });
  if (rows[0] !== undefined) await keepVersion(tx, rows[0]);
  return rows[0] ?? null;
}

export async function updateItem(tx: Queryable, item: Omit<ItemRow, "key" | "version">): Promise<ItemRow> {
  const { rows } = await tx.query<ItemRow>({
    text: `update catalogue_items set position = $2, content = $3, archived_at = $4, version = version + 1 where id = $1 returning ${columns}`,
    values: [item.id, item.position, item.content, item.archived_at],
  });
  const updated = rows[0]!;
  await keepVersion(tx, updated);
  return updated;
}

async function keepVersion(tx: Queryable, { id, version, content }: ItemRow): Promise<void> {
  await tx.query({
    text: "insert into catalogue_item_versions (item_id, version, content) values ($1, $2, $3)",
    values: [id, version, content],
  });
}

/** How many requests were made by an item, and how many of them live. */
export async function usesOf(db: Queryable, id: string): Promise<{ usedIn: number; open: number }> {
  const { rows } = await db.query<{ usedIn: number; open: number }>({
    text: `select count(*)::int as "usedIn", count(*) filter (where family in ('open', 'waiting'))::int as open
      from cases where process = 'service-request' and fields->>'item' = $1`,
    values: [id],
  });
  return rows[0]!;
}

/** Which of the records an item names are there and in use. */
export async function findNamed(db: Queryable, content: ItemContent): Promise<Named> {
  const persons = content.approvals.flatMap(({ approvers }) =>
    approvers.flatMap((approver) => (approver.kind === "person" ? [approver.personId] : [])),
  );
  const { rows } = await db.query<{ kind: keyof Named; id: string }>({
    text: `select 'persons' as kind, p.id from persons p where p.id = any($1::bigint[]) and p.is_active
        and exists (select from memberships m where m.person_id = p.id and m.role = any($5::text[]))
      union all select 'organisations', id from organisations where id = any($2::bigint[]) and archived_at is null
      union all select 'services', id from services where id = $3::bigint and archived_at is null
      union all select 'teams', id from teams where id = $4::bigint and archived_at is null`,
    values: [persons, content.audience.organisationIds, content.serviceId, content.teamId, staffRoleKeys],
  });
  const of = (kind: keyof Named) => new Set(rows.flatMap((row) => (row.kind === kind ? [row.id] : [])));
  return { persons: of("persons"), organisations: of("organisations"), services: of("services"), teams: of("teams") };
}
