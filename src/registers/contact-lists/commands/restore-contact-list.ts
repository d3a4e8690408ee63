import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ContactListView, contactListOperations } from "../contract.ts";
import { presentList } from "../present.ts";
import { findAskable, lockLists, updateList } from "../queries.ts";
import { departmentIssues, rungIssues } from "../rules.ts";
import { personsOf } from "./create-contact-list.ts";

/** D8: takes an archived list into use again, where all on it can still be asked and the department has no other. */
export async function restoreContactList(keeping: Keeping, asking: Asking, id: string): Promise<ContactListView> {
  return keep(keeping, asking, { id: contactListOperations.restore.id, input: { id } }, async (tx) => {
    const lists = await lockLists(tx);
    const row = lists.find((list) => list.id === id);
    if (!row) throw notFound();
    const before = presentList(row);
    mustBeCurrent(asking, before);
    if (!row.archived_at) return before;
    if (lists.some((list) => list.department_id === row.department_id && !list.archived_at))
      throw invalid({ path: "departmentId", code: "already-used" });
    const askable = await findAskable(tx, row.department_id, personsOf(row.rungs));
    const issues = [...departmentIssues(askable), ...rungIssues(row.rungs, askable)];
    if (issues.length > 0) throw invalid(...issues);
    const after = presentList(await updateList(tx, id, { rungs: row.rungs, archivedAt: null }));
    await recordChange(tx, asking, { register: "contact-lists", record: id, before, after });
    return after;
  });
}
