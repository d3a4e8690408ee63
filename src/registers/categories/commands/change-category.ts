import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, placeIssues, recordChange } from "../../record-keeping/index.ts";
import { type CategoryView, type ChangeCategory, categoryOperations } from "../contract.ts";
import { asNode, presentCategory } from "../present.ts";
import { carriedFields, lockCategories, updateCategory } from "../queries.ts";
import { requiredFieldIssues } from "../rules.ts";

/** D5, D10: renames or moves a category, or changes what it requires. What the body leaves out stays. */
export async function changeCategory(
  keeping: Keeping,
  asking: Asking,
  id: string,
  body: ChangeCategory,
): Promise<CategoryView> {
  return keep(keeping, asking, { id: categoryOperations.change.id, input: { id, body } }, async (tx) => {
    const rows = await lockCategories(tx);
    const row = rows.find((category) => category.id === id);
    if (!row) throw notFound();
    const before = presentCategory(row);
    mustBeCurrent(asking, before);
    const issues = [
      ...(body.parentId === undefined ? [] : placeIssues(rows.map(asNode), id, body.parentId)),
      ...(body.requiredFields ? requiredFieldIssues(body.requiredFields, await carriedFields(tx)) : []),
    ];
    if (issues.length > 0) throw invalid(...issues);
    const wanted = { ...before, ...body };
    const after = presentCategory(
      await updateCategory(tx, id, {
        parent_id: wanted.parentId,
        name: wanted.name,
        required_fields: wanted.requiredFields,
        design_for_priority: wanted.designForPriority,
        archived_at: row.archived_at,
      }),
    );
    await recordChange(tx, asking, { register: "categories", record: id, before, after });
    return after;
  });
}
