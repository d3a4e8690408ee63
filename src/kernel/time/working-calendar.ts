import type { DayText, Weekday } from "./day.ts";
import type { Checked } from "./problem.ts";

/** Wall-clock hours, half-open: `["08:30", "12:00"]`. Only the end may be "24:00". */
export type HourRange = [from: string, until: string];

/** Hours of one single day, whatever the week or the holidays say. No ranges: closed. */
export type DayOverride = { ranges: HourRange[]; name?: { zh: string; en: string } };

/** When people work (L2). Plain JSON: stored, versioned and edited as it is. */
export type WorkingCalendar = {
  key: string;
  title: { zh: string; en: string };
  /** IANA time zone in which the hours are read from the wall. */
  zone: string;
  /** 7×24 is `[["00:00", "24:00"]]` on every weekday. */
  week: Record<Weekday, HourRange[]>;
  /** Country whose days off and make-up working days apply; null: none, and no year is ever uncovered. */
  holidays: string | null;
  /** Whose hours a make-up working day has when the notice does not say which weekday it stands in for. */
  makeUpAs: Weekday;
  days: Record<DayText, DayOverride>;
};

/** Reads a calendar from JSON, or says what is wrong with which field. */
export declare function checkCalendar(input: unknown): Checked<WorkingCalendar>;
