import { standingCalendars } from "#kernel/clocks/calendars.ts";
import type { HourRange, WorkingCalendar } from "#kernel/time/working-calendar.ts";

const everyDay = (ranges: HourRange[]): WorkingCalendar["week"] => ({
  monday: ranges,
  tuesday: ranges,
  wednesday: ranges,
  thursday: ranges,
  friday: ranges,
  saturday: ranges,
  sunday: ranges,
});

const dayAndNight: HourRange[] = [["00:00", "24:00"]];
const officeHours: HourRange[] = [
  ["08:30", "12:00"],
  ["13:30", "18:00"],
];

/** L1, L2: what an installation starts with, in its own zone. */
export const shippedCalendars = (zone: string): WorkingCalendar[] => [
  {
    key: standingCalendars.office,
    title: { zh: "5×8 工作时间", en: "5×8 office hours" },
    zone,
    week: { ...everyDay(officeHours), saturday: [], sunday: [] },
    holidays: "cn",
    makeUpAs: "monday",
    days: {},
  },
  {
    key: standingCalendars.always,
    title: { zh: "7×24", en: "7×24" },
    zone,
    week: everyDay(dayAndNight),
    holidays: null,
    makeUpAs: "monday",
    days: {},
  },
  {
    key: standingCalendars.desk,
    title: { zh: "服务台 7×24", en: "Service desk 7×24" },
    zone,
    week: everyDay(dayAndNight),
    holidays: null,
    makeUpAs: "monday",
    days: {},
  },
];
