import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, recordChange } from "../../record-keeping/index.ts";
import { type CreateItem, catalogueOperations, type ItemView } from "../contract.ts";
import { presentItem } from "../present.ts";
import { findNamed, insertItem } from "../queries.ts";
import { fieldIssues, namingIssues } from "../rules.ts";

/** L1: adds an item to the catalogue. Refuses a taken key, a form that cannot be filled, names of what is not there. */
export async function createItem(keeping: Keeping, asking: Asking, body: CreateItem): Promise<ItemView> {
  return keep(keeping, asking, { id: catalogueOperations.create.id, input: body }, async (tx) => {
    const { key, position, ...content } = body;
    const issues = [...fieldIssues(content.fields), ...namingIssues(content, await findNamed(tx, content))];
    if (issues.length > 0) throw invalid(...issues);
    const row = await insertItem(tx, { key, position, content });
    if (row === null) throw invalid({ path: "key", code: "already-used" });
    const created = presentItem(row);
    await recordChange(tx, asking, { register: "catalogue", record: created.id, before: null, after: created });
    return created;
  });
}
