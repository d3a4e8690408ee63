import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { catalogueOperations, type ItemView } from "../contract.ts";
import { presentItem } from "../present.ts";
import { findNamed, lockItem, updateItem } from "../queries.ts";
import { namingIssues } from "../rules.ts";

/** Offers an archived item again; who approves and fulfils it must still be there. */
export async function restoreItem(keeping: Keeping, asking: Asking, id: string): Promise<ItemView> {
  return keep(keeping, asking, { id: catalogueOperations.restore.id, input: { id } }, async (tx) => {
    const row = await lockItem(tx, id);
    if (row === null) throw notFound();
    const before = presentItem(row);
    mustBeCurrent(asking, before);
    if (row.archived_at === null) return before;
    const issues = namingIssues(row.content, await findNamed(tx, row.content));
    if (issues.length > 0) throw invalid(...issues);
    const after = presentItem(await updateItem(tx, { ...row, archived_at: null }));
    await recordChange(tx, asking, { register: "catalogue", record: id, before, after });
    return after;
  });
}
