import type { CalendarView } from "../contract.ts";
import { readHours, writeHours } from "./hours.ts";

type Definition = CalendarView["definition"];
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof weekdays)[number];

/** A definition as it stands in the form: hours as text. */
export type Written = {
  key: string;
  title: { zh: string; en: string };
  zone: string;
  week: Record<Weekday, string>;
  holidays: string | null;
};

export function writtenOf({ key, title, zone, week, holidays }: Definition): Written {
  const hours = weekdays.map((day) => [day, writeHours(week[day] ?? [])] as const);
  return { key, title, zone, holidays, week: Object.fromEntries(hours) as Written["week"] };
}

/** The form as a definition; days of their own stay as they are. Null while some hours cannot be read. */
export function definitionOf(written: Written, stored: Pick<Definition, "days" | "makeUpAs">): Definition | null {
  const week: Partial<Definition["week"]> = {};
  for (const day of weekdays) {
    const ranges = readHours(written.week[day]);
    if (ranges === null) return null;
    week[day] = ranges;
  }
  return { ...written, week: week as Definition["week"], days: stored.days, makeUpAs: stored.makeUpAs };
}
