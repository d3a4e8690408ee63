import type { HolidayYear } from "./holidays.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** A calendar ready for arithmetic. Keep one per calendar version and share it: its cache only ever fills. */
export type CompiledCalendar = { readonly calendar: WorkingCalendar };

/** Of several entries for one country and year the last counts, so `[...shippedHolidays, ...imported]` does what it says. */
export declare function compileCalendar(calendar: WorkingCalendar, holidays: readonly HolidayYear[]): CompiledCalendar;
