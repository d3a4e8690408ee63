import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, keyIssues, placeIssues, recordChange } from "../../record-keeping/index.ts";
import { type CreateService, type ServiceView, serviceOperations } from "../contract.ts";
import { asNode, presentService } from "../present.ts";
import { findAnswerable, insertService, lockServices } from "../queries.ts";
import { answerableIssues } from "../rules.ts";

/** D5: adds a service to the tree. Refuses a taken key, a place that does not exist, people of the wrong kind. */
export async function createService(keeping: Keeping, asking: Asking, body: CreateService): Promise<ServiceView> {
  return keep(keeping, asking, { id: serviceOperations.create.id, input: body }, async (tx) => {
    const nodes = (await lockServices(tx)).map(asNode);
    const issues = [
      ...keyIssues(nodes, null, body.key),
      ...placeIssues(nodes, null, body.parentId),
      ...answerableIssues(body, await findAnswerable(tx, body)),
    ];
    if (issues.length > 0) throw invalid(...issues);
    const created = presentService(
      await insertService(tx, body.key, {
        parent_id: body.parentId,
        name: body.name,
        department_id: body.departmentId,
        team_id: body.teamId,
        third_line_team_id: body.thirdLineTeamId,
        archived_at: null,
      }),
    );
    await recordChange(tx, asking, { register: "services", record: created.id, before: null, after: created });
    return created;
  });
}
