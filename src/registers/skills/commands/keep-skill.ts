import type { Queryable } from "#kernel/db/pool.ts";
import { type FieldIssue, invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeSkill, type NewSkill, type SkillView, skillOperations } from "../contract.ts";
import { presentSkill } from "../present.ts";
import { insertSkill, lockSkill, unknownIds, updateSkill } from "../queries.ts";

/** D7: a skill people can have, and what calls for it. */
export async function createSkill(keeping: Keeping, asking: Asking, body: NewSkill): Promise<SkillView> {
  return keep(keeping, asking, { id: skillOperations.create.id, input: body }, async (tx) => {
    await mustBeThere(tx, body);
    const values = { name: body.name, service_ids: body.serviceIds, category_ids: body.categoryIds, archived_at: null };
    const row = await insertSkill(tx, body.key, values);
    if (row === null) throw invalid({ path: "key", code: "already-used" });
    const after = presentSkill(row);
    await recordChange(tx, asking, { register: "skills", record: row.id, before: null, after });
    return after;
  });
}

/** D7: another name, other services and categories, or out of use; who has it keeps it. */
export async function changeSkill(keeping: Keeping, asking: Asking, id: string, body: ChangeSkill): Promise<SkillView> {
  return keep(keeping, asking, { id: skillOperations.change.id, input: { id, body } }, async (tx) => {
    const row = await lockSkill(tx, id);
    if (row === null) throw notFound();
    const before = presentSkill(row);
    mustBeCurrent(asking, before);
    await mustBeThere(tx, body);
    const wanted = { ...before, ...body };
    const after = presentSkill(
      await updateSkill(tx, id, {
        name: wanted.name,
        service_ids: wanted.serviceIds,
        category_ids: wanted.categoryIds,
        archived_at: wanted.isArchived ? (row.archived_at ?? asking.now) : null,
      }),
    );
    await recordChange(tx, asking, { register: "skills", record: id, before, after });
    return after;
  });
}

async function mustBeThere(tx: Queryable, { serviceIds = [], categoryIds = [] }: ChangeSkill): Promise<void> {
  const unknown = async (table: "services" | "categories", path: string, ids: readonly string[]) =>
    (await unknownIds(tx, table, ids)).map(
      (id): FieldIssue => ({ path: `${path}.${ids.indexOf(id)}`, code: "not-there" }),
    );
  const issues = [
    ...(await unknown("services", "serviceIds", serviceIds)),
    ...(await unknown("categories", "categoryIds", categoryIds)),
  ];
  if (issues.length > 0) throw invalid(...issues);
}
