import { notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { catalogueOperations, type ItemView } from "../contract.ts";
import { presentItem } from "../present.ts";
import { lockItem, updateItem } from "../queries.ts";

/** Takes an item off the catalogue; requests made by it go on by their version. */
export async function archiveItem(keeping: Keeping, asking: Asking, id: string): Promise<ItemView> {
  return keep(keeping, asking, { id: catalogueOperations.archive.id, input: { id } }, async (tx) => {
    const row = await lockItem(tx, id);
    if (row === null) throw notFound();
    const before = presentItem(row);
    mustBeCurrent(asking, before);
    if (row.archived_at !== null) return before;
    const after = presentItem(await updateItem(tx, { ...row, archived_at: asking.now }));
    await recordChange(tx, asking, { register: "catalogue", record: id, before, after });
    return after;
  });
}
