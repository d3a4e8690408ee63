import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { orderTargetReplan } from "#kernel/process/replan/target-queries.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type ChangeLevel, type LevelView, serviceLevelOperations } from "../contract.ts";
import type { LevelKeeping } from "../keeping.ts";
import { presentLevel } from "../present.ts";
import { findCalendars, lockLevels, updateLevel } from "../queries.ts";
import { calendarIssues, promisesOtherwise, targetIssues } from "../rules.ts";

/** L1: changes a level. The clocks that run by it follow in the background, each telling its case's timeline what moved. */
export async function changeLevel(
  keeping: LevelKeeping,
  asking: Asking,
  id: string,
  body: ChangeLevel,
): Promise<LevelView> {
  const changed = await keep(
    keeping,
    asking,
    { id: serviceLevelOperations.change.id, input: { id, body } },
    async (tx) => {
      const row = (await lockLevels(tx)).find((level) => level.id === id);
      if (!row) throw notFound();
      const before = presentLevel(row);
      mustBeCurrent(asking, before);
      const issues = [
        ...calendarIssues(body, await findCalendars(tx)),
        ...(body.targets ? targetIssues(body.targets) : []),
      ];
      if (issues.length > 0) throw invalid(...issues);
      const wanted = { ...before, ...body };
      const after = presentLevel(
        await updateLevel(tx, id, {
          ...row,
          name: wanted.name,
          calendar_id: wanted.calendarId,
          urgent_calendar_id: wanted.urgentCalendarId,
          targets: wanted.targets,
        }),
      );
      await recordChange(tx, asking, { register: "service-levels", record: id, before, after });
      if (promisesOtherwise(before, after))
        await orderTargetReplan(tx, { scope: "level", scopeId: id, because: "targets", notBefore: asking.now });
      return after;
    },
  );
  keeping.wakeReplanner();
  return changed;
}
