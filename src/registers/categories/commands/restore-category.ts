import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, placeIssues, recordChange } from "../../record-keeping/index.ts";
import { type CategoryView, categoryOperations } from "../contract.ts";
import { asNode, presentCategory } from "../present.ts";
import { lockCategories, updateCategory } from "../queries.ts";

/** Takes an archived category into use again; what it lies below must be in use first. */
export async function restoreCategory(keeping: Keeping, asking: Asking, id: string): Promise<CategoryView> {
  return keep(keeping, asking, { id: categoryOperations.restore.id, input: { id } }, async (tx) => {
    const rows = await lockCategories(tx);
    const row = rows.find((category) => category.id === id);
    if (!row) throw notFound();
    const before = presentCategory(row);
    mustBeCurrent(asking, before);
    if (!row.archived_at) return before;
    const issues = placeIssues(rows.map(asNode), id, row.parent_id);
    if (issues.length > 0) throw invalid(...issues);
    const after = presentCategory(await updateCategory(tx, id, { ...row, archived_at: null }));
    await recordChange(tx, asking, { register: "categories", record: id, before, after });
    return after;
  });
}
