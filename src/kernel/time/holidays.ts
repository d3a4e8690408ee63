import type { DayText, Weekday } from "./day.ts";

export type HolidayName = { zh: string; en: string };

/** The official notice a year was taken from. */
export type HolidaySource = { title: string; published: string; url: string };

export type Holiday = {
  name: HolidayName;
  /** Days off: single days, or first and last day as "2026-02-15/2026-02-23". */
  off: string[];
  /** Make-up working days; `as` names the weekday whose hours apply, if the notice says so. */
  work: { date: DayText; as?: Weekday }[];
};

/** One country's days off and make-up working days of one year: the form shipped, stored, and imported. */
export type HolidayYear = { country: string; year: number; sources: HolidaySource[]; holidays: Holiday[] };
