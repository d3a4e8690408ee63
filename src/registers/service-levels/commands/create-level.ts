import { type FieldIssue, invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, recordChange } from "../../record-keeping/index.ts";
import { type CreateLevel, type LevelView, serviceLevelOperations } from "../contract.ts";
import { presentLevel } from "../present.ts";
import { findCalendars, insertLevel, lockLevels } from "../queries.ts";
import { calendarIssues, targetIssues } from "../rules.ts";

/** L1: adds a level. The first one becomes the default. */
export async function createLevel(keeping: Keeping, asking: Asking, body: CreateLevel): Promise<LevelView> {
  return keep(keeping, asking, { id: serviceLevelOperations.create.id, input: body }, async (tx) => {
    const levels = await lockLevels(tx);
    const taken: FieldIssue[] = levels.some(({ key }) => key === body.key)
      ? [{ path: "key", code: "already-used" }]
      : [];
    const issues = [...taken, ...calendarIssues(body, await findCalendars(tx)), ...targetIssues(body.targets)];
    if (issues.length > 0) throw invalid(...issues);
    const created = presentLevel(
      await insertLevel(tx, body.key, {
        name: body.name,
        is_default: levels.length === 0,
        calendar_id: body.calendarId,
        urgent_calendar_id: body.urgentCalendarId,
        targets: body.targets,
        archived_at: null,
      }),
    );
    await recordChange(tx, asking, { register: "service-levels", record: created.id, before: null, after: created });
    return created;
  });
}
