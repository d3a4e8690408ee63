import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type LevelView, serviceLevelOperations } from "../contract.ts";
import { presentLevel } from "../present.ts";
import { findCalendars, lockLevels, updateLevel } from "../queries.ts";
import { calendarIssues } from "../rules.ts";

/** Takes an archived level into use again; its calendars must be in use. */
export async function restoreLevel(keeping: Keeping, asking: Asking, id: string): Promise<LevelView> {
  return keep(keeping, asking, { id: serviceLevelOperations.restore.id, input: { id } }, async (tx) => {
    const row = (await lockLevels(tx)).find((level) => level.id === id);
    if (!row) throw notFound();
    const before = presentLevel(row);
    mustBeCurrent(asking, before);
    if (!row.archived_at) return before;
    const issues = calendarIssues(before, await findCalendars(tx));
    if (issues.length > 0) throw invalid(...issues);
    const after = presentLevel(await updateLevel(tx, id, { ...row, archived_at: null }));
    await recordChange(tx, asking, { register: "service-levels", record: id, before, after });
    return after;
  });
}
