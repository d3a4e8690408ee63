import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, recordChange } from "../../record-keeping/index.ts";
import { type CreateProject, type ProjectView, projectOperations } from "../contract.ts";
import { presentProject } from "../present.ts";
import { findAround, insertProject } from "../queries.ts";
import { projectIssues } from "../rules.ts";

/** L1: adds a project, to which contracts of the customer may then belong. */
export async function createProject(keeping: Keeping, asking: Asking, body: CreateProject): Promise<ProjectView> {
  return keep(keeping, asking, { id: projectOperations.create.id, input: body }, async (tx) => {
    const values = { ...body, archivedAt: null };
    const issues = projectIssues(values, await findAround(tx, null, values));
    if (issues.length > 0) throw invalid(...issues);
    const created = presentProject(await insertProject(tx, values));
    await recordChange(tx, asking, { register: "projects", record: created.id, before: null, after: created });
    return created;
  });
}
