import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, keyIssues, placeIssues, recordChange } from "../../record-keeping/index.ts";
import { type CategoryView, type CreateCategory, categoryOperations } from "../contract.ts";
import { asNode, presentCategory } from "../present.ts";
import { carriedFields, insertCategory, lockCategories } from "../queries.ts";
import { requiredFieldIssues } from "../rules.ts";

/** D5, D10: adds a category. Refuses a taken key, a place that does not exist, required fields no case can carry. */
export async function createCategory(keeping: Keeping, asking: Asking, body: CreateCategory): Promise<CategoryView> {
  return keep(keeping, asking, { id: categoryOperations.create.id, input: body }, async (tx) => {
    const nodes = (await lockCategories(tx)).map(asNode);
    const issues = [
      ...keyIssues(nodes, null, body.key),
      ...placeIssues(nodes, null, body.parentId),
      ...requiredFieldIssues(body.requiredFields, await carriedFields(tx)),
    ];
    if (issues.length > 0) throw invalid(...issues);
    const created = presentCategory(
      await insertCategory(tx, body.key, {
        parent_id: body.parentId,
        name: body.name,
        required_fields: body.requiredFields,
        design_for_priority: body.designForPriority,
        archived_at: null,
      }),
    );
    await recordChange(tx, asking, { register: "categories", record: created.id, before: null, after: created });
    return created;
  });
}
