import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { hasActiveChildren, type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type CategoryView, categoryOperations } from "../contract.ts";
import { asNode, presentCategory } from "../present.ts";
import { lockCategories, updateCategory } from "../queries.ts";

/** Takes a category out of use; refused (`has-children`) while categories below it are in use. */
export async function archiveCategory(keeping: Keeping, asking: Asking, id: string): Promise<CategoryView> {
  return keep(keeping, asking, { id: categoryOperations.archive.id, input: { id } }, async (tx) => {
    const rows = await lockCategories(tx);
    const row = rows.find((category) => category.id === id);
    if (!row) throw notFound();
    const before = presentCategory(row);
    mustBeCurrent(asking, before);
    if (row.archived_at) return before;
    if (hasActiveChildren(rows.map(asNode), id)) throw new Refusal("wrong-state", "has-children");
    const after = presentCategory(await updateCategory(tx, id, { ...row, archived_at: asking.now }));
    await recordChange(tx, asking, { register: "categories", record: id, before, after });
    return after;
  });
}
