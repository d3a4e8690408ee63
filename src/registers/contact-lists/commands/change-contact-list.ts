import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeContactList, type ContactListView, contactListOperations } from "../contract.ts";
import { presentList } from "../present.ts";
import { findAskable, lockLists, updateList } from "../queries.ts";
import { rungIssues } from "../rules.ts";
import { personsOf } from "./create-contact-list.ts";

/** D8: another order, other people. Whoever is being asked for a case now stays asked; the next is sought on the new list. */
export async function changeContactList(
  keeping: Keeping,
  asking: Asking,
  id: string,
  body: ChangeContactList,
): Promise<ContactListView> {
  return keep(keeping, asking, { id: contactListOperations.change.id, input: { id, body } }, async (tx) => {
    const row = (await lockLists(tx)).find((list) => list.id === id);
    if (!row) throw notFound();
    const before = presentList(row);
    mustBeCurrent(asking, before);
    const issues = rungIssues(body.rungs, await findAskable(tx, row.department_id, personsOf(body.rungs)));
    if (issues.length > 0) throw invalid(...issues);
    const after = presentList(await updateList(tx, id, { rungs: body.rungs, archivedAt: row.archived_at }));
    await recordChange(tx, asking, { register: "contact-lists", record: id, before, after });
    return after;
  });
}
