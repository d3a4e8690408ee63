import { notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ContactListView, contactListOperations } from "../contract.ts";
import { presentList } from "../present.ts";
import { lockLists, updateList } from "../queries.ts";

/** D8: takes a list out of use; the list of the department above is followed then, or liaison and head are asked. */
export async function archiveContactList(keeping: Keeping, asking: Asking, id: string): Promise<ContactListView> {
  return keep(keeping, asking, { id: contactListOperations.archive.id, input: { id } }, async (tx) => {
    const row = (await lockLists(tx)).find((list) => list.id === id);
    if (!row) throw notFound();
    const before = presentList(row);
    mustBeCurrent(asking, before);
    if (row.archived_at) return before;
    const after = presentList(await updateList(tx, id, { rungs: row.rungs, archivedAt: asking.now }));
    await recordChange(tx, asking, { register: "contact-lists", record: id, before, after });
    return after;
  });
}
