import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { keep, recordChange } from "../../record-keeping/index.ts";
import { type CalendarView, calendarOperations, type DefinitionBody } from "../contract.ts";
import { type CalendarKeeping, mustBeSound } from "../keeping.ts";
import { presentCalendar } from "../present.ts";
import { allCalendars, insertCalendar, lockCalendars } from "../queries.ts";

/** L2: adds a calendar under a key of its own. */
export async function createCalendar(
  keeping: CalendarKeeping,
  asking: Asking,
  body: DefinitionBody,
): Promise<CalendarView> {
  return keep(keeping, asking, { id: calendarOperations.create.id, input: body }, async (tx) => {
    const definition = mustBeSound(body.definition, null);
    await lockCalendars(tx);
    if ((await allCalendars(tx)).some(({ key }) => key === definition.key)) {
      throw invalid({ path: "definition.key", code: "already-used" });
    }
    const row = await insertCalendar(tx, definition);
    await recordChange(tx, asking, { register: "calendars", record: row.id, before: null, after: definition });
    return presentCalendar(row, keeping.calendars.holidays, asking.now);
  });
}
