import { Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type CalendarView, calendarOperations } from "../contract.ts";
import { type CalendarKeeping, mustFind } from "../keeping.ts";
import { presentCalendar } from "../present.ts";
import { lockCalendars, updateCalendar } from "../queries.ts";

/** Takes a calendar out of use; clocks that run by it go on. Refused for standing ones and while levels count by it. */
export async function archiveCalendar(keeping: CalendarKeeping, asking: Asking, id: string): Promise<CalendarView> {
  return keep(keeping, asking, { id: calendarOperations.archive.id, input: { id } }, async (tx) => {
    await lockCalendars(tx);
    const row = await mustFind(tx, id);
    const before = presentCalendar(row, keeping.calendars.holidays, asking.now);
    mustBeCurrent(asking, before);
    if (row.archived_at) return before;
    if (before.isStanding) throw new Refusal("wrong-state", "is-standing");
    if (row.used_in > 0) throw new Refusal("wrong-state", "still-in-use", { params: { count: row.used_in } });
    const updated = await updateCalendar(tx, id, { definition: row.definition, archived_at: asking.now });
    const after = presentCalendar(updated, keeping.calendars.holidays, asking.now);
    await recordChange(tx, asking, { register: "calendars", record: id, before, after });
    return after;
  });
}
