import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeProject, type ProjectView, projectOperations } from "../contract.ts";
import { presentProject } from "../present.ts";
import { findAround, lockProject, updateProject } from "../queries.ts";
import { projectIssues } from "../rules.ts";

/** L1: changes a project; another manager has the project's cases to dispatch from now on (D27). */
export async function changeProject(
  keeping: Keeping,
  asking: Asking,
  id: string,
  body: ChangeProject,
): Promise<ProjectView> {
  return keep(keeping, asking, { id: projectOperations.change.id, input: { id, body } }, async (tx) => {
    const row = await lockProject(tx, id);
    if (!row) throw notFound();
    const before = presentProject(row);
    mustBeCurrent(asking, before);
    const values = { ...row, ...body };
    // A manager who has left since must not stand in the way of a new name.
    const asked = body.managerId === undefined ? { ...values, managerId: null } : values;
    const issues = projectIssues(asked, await findAround(tx, id, asked));
    if (issues.length > 0) throw invalid(...issues);
    const after = presentProject(await updateProject(tx, id, values));
    await recordChange(tx, asking, { register: "projects", record: id, before, after });
    return after;
  });
}
