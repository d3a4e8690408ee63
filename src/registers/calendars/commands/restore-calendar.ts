import type { Asking } from "#kernel/http/route.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import { type CalendarView, calendarOperations } from "../contract.ts";
import { type CalendarKeeping, mustFind } from "../keeping.ts";
import { presentCalendar } from "../present.ts";
import { lockCalendars, updateCalendar } from "../queries.ts";

/** Takes an archived calendar into use again. */
export async function restoreCalendar(keeping: CalendarKeeping, asking: Asking, id: string): Promise<CalendarView> {
  return keep(keeping, asking, { id: calendarOperations.restore.id, input: { id } }, async (tx) => {
    await lockCalendars(tx);
    const row = await mustFind(tx, id);
    const before = presentCalendar(row, keeping.calendars.holidays, asking.now);
    mustBeCurrent(asking, before);
    if (!row.archived_at) return before;
    const updated = await updateCalendar(tx, id, { definition: row.definition, archived_at: null });
    const after = presentCalendar(updated, keeping.calendars.holidays, asking.now);
    await recordChange(tx, asking, { register: "calendars", record: id, before, after });
    return after;
  });
}
