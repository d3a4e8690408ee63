import type { CalendarBook } from "#kernel/clocks/calendars.ts";
import type { Queryable } from "#kernel/db/pool.ts";
import { invalid, notFound } from "#kernel/errors/refusal.ts";
import { orderReplan } from "#kernel/process/replan/queries.ts";
import { type CompiledCalendar, compileCalendar } from "#kernel/time/compiled-calendar.ts";
import { type HolidayYear, shippedHolidays } from "#kernel/time/holidays.ts";
import { checkCalendar, type WorkingCalendar } from "#kernel/time/working-calendar.ts";
import type { Keeping } from "../record-keeping/index.ts";
import { type CalendarRow, findCalendar } from "./queries.ts";
import { countsDifferently, issuesOf } from "./rules.ts";

/** What the calendars need besides: the compiled ones, and somebody to plan running clocks again. */
export type CalendarKeeping = Keeping & {
  calendars: CalendarBook;
  /** Called after a commit that left something to replan. */
  wakeReplanner: () => void;
};

export async function mustFind(db: Queryable, id: string): Promise<CalendarRow> {
  const row = await findCalendar(db, id);
  if (!row) throw notFound();
  return row;
}

/** The definition as it will be stored, or every reason why not. A calendar keeps its key: levels and engine know it by that. */
export function mustBeSound(definition: WorkingCalendar, key: string | null): WorkingCalendar {
  if (key !== null && definition.key !== key) throw invalid({ path: "definition.key", code: "key-changed" });
  const checked = checkCalendar(definition);
  if (!checked.ok) throw invalid(...issuesOf(checked.problems, "definition"));
  return checked.value;
}

export const compiledWith = (definition: WorkingCalendar, imported: readonly HolidayYear[]): CompiledCalendar =>
  compileCalendar(definition, [...shippedHolidays, ...imported]);

/** Orders the replanning of the clocks that run by a changed calendar; null where it counts as before. */
export async function replanAfter(
  tx: Queryable,
  calendarId: string,
  at: Temporal.Instant,
  before: { definition: WorkingCalendar; imported: readonly HolidayYear[] },
  after: { definition: WorkingCalendar; imported: readonly HolidayYear[] },
): Promise<string | null> {
  if (before.imported === after.imported && !countsDifferently(before.definition, after.definition)) return null;
  return orderReplan(tx, { calendarId, kind: "change", at, before, after });
}
