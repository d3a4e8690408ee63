import type { Course } from "../course.ts";
import type { Dice } from "../dice.ts";
import type { Life } from "../life.ts";
import type { Cast } from "../world/cast.ts";

/** What somebody is going to do next, and when, unless a clock or somebody else is faster. */
export type Act = { at: Temporal.Instant; make: () => Promise<void> };

/** All that decides what people do with a case. */
export type Playing = { life: Life; course: Course; cast: Cast; dice: Dice };

/** What the one responsible in a state is going to do; null: it is over. */
export type Habit = (playing: Playing) => Act | null;

/** Within the hours of the customer's support, about so many minutes from now, faster for graver cases. */
export const soon = ({ life, course, dice }: Playing, minutes: number): Temporal.Instant =>
  life.in(dice.around(minutes * course.pace), life.supportCalendar(course.caller.organisationId, course.priority));

/** Within office hours, about so many minutes from now. */
export const inOfficeHours = ({ life, dice }: Playing, minutes: number): Temporal.Instant =>
  life.in(dice.around(minutes), life.officeCalendar());

/** Who of the desk is there at this time of day, with the right to solve. */
export function agentOnDuty({ life, cast, dice }: Playing): string {
  const { hour, dayOfWeek } = life.now.toZonedDateTimeISO(life.zone);
  return hour < 8 || hour >= 19 || (dayOfWeek > 5 && dice.chance(0.6)) ? cast.desk.night : dice.pick(cast.desk.agents);
}
