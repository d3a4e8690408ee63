import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, placeIssues, recordChange } from "../../record-keeping/index.ts";
import { type ChangeService, type ServiceView, serviceOperations } from "../contract.ts";
import { asNode, presentService } from "../present.ts";
import { findAnswerable, lockServices, updateService } from "../queries.ts";
import { answerableIssues } from "../rules.ts";

/** D5: renames or moves a service, or changes who answers for it. What the body leaves out stays. */
export async function changeService(
  keeping: Keeping,
  asking: Asking,
  id: string,
  body: ChangeService,
): Promise<ServiceView> {
  return keep(keeping, asking, { id: serviceOperations.change.id, input: { id, body } }, async (tx) => {
    const rows = await lockServices(tx);
    const row = rows.find((service) => service.id === id);
    if (!row) throw notFound();
    const before = presentService(row);
    mustBeCurrent(asking, before);
    const wanted = { ...before, ...body };
    // Only what is asked for is checked: a team archived since must not stand in the way of a new name.
    const asked = {
      departmentId: body.departmentId ?? null,
      teamId: body.teamId ?? null,
      thirdLineTeamId: body.thirdLineTeamId ?? null,
    };
    const issues = [
      ...(body.parentId === undefined ? [] : placeIssues(rows.map(asNode), id, body.parentId)),
      ...answerableIssues(asked, await findAnswerable(tx, asked)),
    ];
    if (issues.length > 0) throw invalid(...issues);
    const after = presentService(
      await updateService(tx, id, {
        parent_id: wanted.parentId,
        name: wanted.name,
        department_id: wanted.departmentId,
        team_id: wanted.teamId,
        third_line_team_id: wanted.thirdLineTeamId,
        archived_at: row.archived_at,
      }),
    );
    await recordChange(tx, asking, { register: "services", record: id, before, after });
    return after;
  });
}
