import { invalid, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { EffectView } from "#kernel/process/replan/contract.ts";
import { mustManage } from "../record-keeping/index.ts";
import type { ChangeLevel } from "./contract.ts";
import type { LevelKeeping } from "./keeping.ts";
import { allLevels, findCalendars } from "./queries.ts";
import { calendarIssues, targetIssues } from "./rules.ts";

/** L1: which open due times another version of a level would move. Asks what saving asks, and writes nothing. */
export async function previewLevel(
  keeping: LevelKeeping,
  asking: Asking,
  id: string,
  body: ChangeLevel,
): Promise<EffectView> {
  mustManage(asking);
  const { db } = keeping.kernel;
  const row = (await allLevels(db)).find((level) => level.id === id);
  if (!row) throw notFound();
  const issues = [
    ...calendarIssues(body, await findCalendars(db)),
    ...(body.targets ? targetIssues(body.targets) : []),
  ];
  if (issues.length > 0) throw invalid(...issues);
  const level = {
    id,
    calendarId: body.calendarId ?? row.calendar_id,
    urgentCalendarId: body.urgentCalendarId === undefined ? row.urgent_calendar_id : body.urgentCalendarId,
    targets: body.targets ?? row.targets,
  };
  await keeping.refresh();
  return keeping.previewTargets({ scope: "level", scopeId: id }, { level }, asking.now);
}

/** L1: which open due times move where a customer, or a contract, is given another level. */
export async function previewAssignment(
  keeping: LevelKeeping,
  asking: Asking,
  to: { scope: "organisation" | "contract"; scopeId: string; levelId: string | null },
): Promise<EffectView> {
  mustManage(asking);
  const { scope, scopeId, levelId } = to;
  await keeping.refresh();
  return keeping.previewTargets({ scope, scopeId }, { [scope]: { id: scopeId, levelId } }, asking.now);
}
