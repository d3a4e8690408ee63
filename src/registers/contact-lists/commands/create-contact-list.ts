import { type FieldIssue, invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, recordChange } from "../../record-keeping/index.ts";
import { type ContactListView, type CreateContactList, contactListOperations } from "../contract.ts";
import { presentList } from "../present.ts";
import { findAskable, insertList, lockLists } from "../queries.ts";
import { departmentIssues, rungIssues } from "../rules.ts";

/** D8: gives a department its contact list; refused where it has one in use. */
export async function createContactList(
  keeping: Keeping,
  asking: Asking,
  body: CreateContactList,
): Promise<ContactListView> {
  return keep(keeping, asking, { id: contactListOperations.create.id, input: body }, async (tx) => {
    const lists = await lockLists(tx);
    const askable = await findAskable(tx, body.departmentId, personsOf(body.rungs));
    const taken: FieldIssue[] = lists.some((list) => list.department_id === body.departmentId && !list.archived_at)
      ? [{ path: "departmentId", code: "already-used" }]
      : [];
    const issues = [...taken, ...departmentIssues(askable), ...rungIssues(body.rungs, askable)];
    if (issues.length > 0) throw invalid(...issues);
    const created = presentList(await insertList(tx, body.departmentId, body.rungs));
    await recordChange(tx, asking, { register: "contact-lists", record: created.id, before: null, after: created });
    return created;
  });
}

export const personsOf = (rungs: readonly { personId: string | null }[]): string[] =>
  rungs.flatMap(({ personId }) => (personId === null ? [] : [personId]));
