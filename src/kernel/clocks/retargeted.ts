import { type ClockRun, type ClockTarget, recalendar, retarget } from "../time/clock.ts";
import type { CompiledCalendar } from "../time/compiled-calendar.ts";

/**
 * The run with another target, from `at` on counted by another calendar where that differs too: what ran before stays as measured,
 * time used stays used. Preview and saving both ask this function, so they cannot differ.
 */
export function retargeted(
  run: ClockRun,
  to: { target: ClockTarget | null; before: CompiledCalendar; after: CompiledCalendar; isOther: boolean },
  at: Temporal.Instant,
): ClockRun {
  const live = to.isOther ? recalendar(run, to.before, to.after, at) : run;
  return retarget(live, to.after, at, to.target, run.warnFraction);
}
