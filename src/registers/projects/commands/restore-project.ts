import { notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ProjectView, projectOperations } from "../contract.ts";
import { presentProject } from "../present.ts";
import { lockProject, updateProject } from "../queries.ts";

/** Takes an archived project into use again. */
export async function restoreProject(keeping: Keeping, asking: Asking, id: string): Promise<ProjectView> {
  return keep(keeping, asking, { id: projectOperations.restore.id, input: { id } }, async (tx) => {
    const row = await lockProject(tx, id);
    if (!row) throw notFound();
    const before = presentProject(row);
    mustBeCurrent(asking, before);
    if (!row.archivedAt) return before;
    const after = presentProject(await updateProject(tx, id, { ...row, archivedAt: null }));
    await recordChange(tx, asking, { register: "projects", record: id, before, after });
    return after;
  });
}
