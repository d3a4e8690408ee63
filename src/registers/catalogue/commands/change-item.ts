import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeItem, catalogueOperations, type ItemView } from "../contract.ts";
import { presentItem } from "../present.ts";
import { findNamed, lockItem, updateItem } from "../queries.ts";
import { fieldIssues, namingIssues } from "../rules.ts";

/** L1: changes an item: a version of its own, by which only later requests go. What the body leaves out stays. */
export async function changeItem(keeping: Keeping, asking: Asking, id: string, body: ChangeItem): Promise<ItemView> {
  return keep(keeping, asking, { id: catalogueOperations.change.id, input: { id, body } }, async (tx) => {
    const row = await lockItem(tx, id);
    if (row === null) throw notFound();
    const before = presentItem(row);
    mustBeCurrent(asking, before);
    const { position = row.position, ...changes } = body;
    const content = { ...row.content, ...changes };
    const issues = [...fieldIssues(content.fields), ...namingIssues(content, await findNamed(tx, content))];
    if (issues.length > 0) throw invalid(...issues);
    const after = presentItem(await updateItem(tx, { id, position, content, archived_at: row.archived_at }));
    await recordChange(tx, asking, { register: "catalogue", record: id, before, after });
    return after;
  });
}
