import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ProjectView, projectOperations } from "../contract.ts";
import { presentProject } from "../present.ts";
import { lockProject, updateProject } from "../queries.ts";

/** Takes a project out of use. Refused while contracts in use belong to it (`still-in-use`). */
export async function archiveProject(keeping: Keeping, asking: Asking, id: string): Promise<ProjectView> {
  return keep(keeping, asking, { id: projectOperations.archive.id, input: { id } }, async (tx) => {
    const row = await lockProject(tx, id);
    if (!row) throw notFound();
    const before = presentProject(row);
    mustBeCurrent(asking, before);
    if (row.archivedAt) return before;
    if (row.usedIn > 0) throw new Refusal("wrong-state", "still-in-use", { params: { count: row.usedIn } });
    const after = presentProject(await updateProject(tx, id, { ...row, archivedAt: asking.now }));
    await recordChange(tx, asking, { register: "projects", record: id, before, after });
    return after;
  });
}
