import type { Asking } from "#kernel/http/route.ts";
import { compileCalendar } from "#kernel/time/compiled-calendar.ts";
import { calendarOperations, type DayChange, type DayView, type SavedCalendar } from "../contract.ts";
import type { CalendarKeeping } from "../keeping.ts";
import { dayView, withDay } from "../rules.ts";
import { changeCalendar } from "./change-calendar.ts";

/** L2: a click on a day of the year calendar. */
export async function setCalendarDay(
  keeping: CalendarKeeping,
  asking: Asking,
  { id, day }: { id: string; day: string },
  change: DayChange,
): Promise<SavedCalendar & { day: DayView }> {
  const operation = { id: calendarOperations.setDay.id, input: { id, day, change } };
  const { holidays } = keeping.calendars;
  const saved = await changeCalendar(keeping, asking, operation, id, (stored) =>
    withDay(compileCalendar(stored, holidays), day, change),
  );
  const after = compileCalendar(saved.calendar.definition, holidays);
  return { ...saved, day: dayView(after, Temporal.PlainDate.from(day)) };
}
