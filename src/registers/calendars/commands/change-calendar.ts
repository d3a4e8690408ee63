import { Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { dayNumber } from "#kernel/time/day.ts";
import type { WorkingCalendar } from "#kernel/time/working-calendar.ts";
import { keep, mustBeCurrent, recordChange } from "../../record-keeping/index.ts";
import type { SavedCalendar } from "../contract.ts";
import { type CalendarKeeping, compiledWith, mustBeSound, mustFind, replanAfter } from "../keeping.ts";
import { presentCalendar } from "../present.ts";
import { importedYears, lockCalendars, updateCalendar } from "../queries.ts";
import { touchesPast } from "../rules.ts";

/**
 * L2: saves another definition of a calendar, made from the one stored. What ran until now stays as it was measured; running clocks
 * are planned again in the background, exactly as the preview said.
 */
export async function changeCalendar(
  keeping: CalendarKeeping,
  asking: Asking,
  operation: { id: string; input: unknown },
  id: string,
  changed: (stored: WorkingCalendar) => WorkingCalendar,
): Promise<SavedCalendar> {
  const saved = await keep(keeping, asking, operation, async (tx) => {
    await lockCalendars(tx);
    const row = await mustFind(tx, id);
    const { holidays } = keeping.calendars;
    mustBeCurrent(asking, presentCalendar(row, holidays, asking.now));
    if (row.archived_at) throw new Refusal("wrong-state", "is-archived");
    const definition = mustBeSound(changed(row.definition), row.key);
    const imported = await importedYears(tx);
    const before = { definition: row.definition, imported };
    const after = { definition, imported };
    const today = dayNumber(asking.now.toZonedDateTimeISO(row.definition.zone).toPlainDate());
    const updated = await updateCalendar(tx, id, { definition, archived_at: null });
    await recordChange(tx, asking, { register: "calendars", record: id, before: row.definition, after: definition });
    return {
      calendar: presentCalendar(updated, holidays, asking.now),
      replan: await replanAfter(tx, id, asking.now, before, after),
      touchesPast: touchesPast(compiledWith(row.definition, imported), compiledWith(definition, imported), today),
    };
  });
  keeping.wakeReplanner();
  return saved;
}
