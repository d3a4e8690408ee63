import { WEEKDAYS, type Weekday } from "../day.ts";
import type { HourRange, WorkingCalendar } from "../working-calendar.ts";

/** Calendars for tests. */
export function sampleCalendar(changes: Partial<WorkingCalendar> = {}): WorkingCalendar {
  return {
    key: "desk",
    title: { zh: "服务台", en: "Service desk" },
    zone: "Asia/Shanghai",
    week: weekdays(["08:30", "12:00"], ["13:30", "17:30"]),
    holidays: "cn",
    makeUpAs: "monday",
    days: {},
    ...changes,
  };
}

/** Monday to Friday. */
export function weekdays(...ranges: HourRange[]): Record<Weekday, HourRange[]> {
  return { ...everyDay(...ranges), saturday: [], sunday: [] };
}

export function everyDay(...ranges: HourRange[]): Record<Weekday, HourRange[]> {
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, ranges])) as Record<Weekday, HourRange[]>;
}

/** The instant at which the wall in `zone` shows `text`; of a repeated hour the first. */
export function wall(text: string, zone = "Asia/Shanghai"): Temporal.Instant {
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone, { disambiguation: "earlier" }).toInstant();
}

/** What the wall in `zone` shows, to the minute. */
export function onWall(at: Temporal.Instant, zone = "Asia/Shanghai"): string {
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
