import type { WorkingCalendar } from "#kernel/time/working-calendar.ts";
import type { Words } from "#kernel/words/words.ts";
import type { Targets } from "#registers/service-levels/index.ts";
import type { CustomerKey } from "./customers.ts";

/** Service levels agreed with single customers, each by a calendar of its own; the others have the default level. */
export const levels: readonly {
  key: string;
  name: Words;
  customer: CustomerKey;
  /** Urgent cases by 7×24 instead. */
  isUrgentAlways: boolean;
  calendar: Omit<WorkingCalendar, "zone">;
  targets: Targets;
}[] = [
  {
    key: "beiming-2026",
    name: { zh: "北溟大学图书馆 2026", en: "Beiming University Library 2026" },
    customer: "library",
    isUrgentAlways: false,
    calendar: {
      key: "beiming-5x8",
      title: { zh: "北溟 5×8", en: "Beiming 5×8" },
      week: weekOf(
        [
          ["08:30", "12:00"],
          ["13:30", "18:00"],
        ],
        [],
      ),
      holidays: "cn",
      makeUpAs: "monday",
      days: {},
    },
    targets: {
      response: { "1": 15, "2": 30, "3": 60, "4": 240 },
      "first-line": { "1": 20, "2": 30, "3": 60, "4": 120 },
      proposal: { "1": 90, "2": 120, "3": 240, "4": 480 },
      resolution: { "1": 120, "2": 180, "3": 480, "4": 1440 },
    },
  },
  {
    key: "jianmu-7x12",
    name: { zh: "建木医院 7×12", en: "Jianmu Hospital 7×12" },
    customer: "hospital",
    isUrgentAlways: true,
    calendar: {
      key: "jianmu-7x12",
      title: { zh: "建木 7×12", en: "Jianmu 7×12" },
      week: weekOf([["07:30", "19:30"]], [["07:30", "19:30"]]),
      holidays: null,
      makeUpAs: "monday",
      days: {},
    },
    targets: {
      response: { "1": 10, "2": 20, "3": 60, "4": 240 },
      "first-line": { "1": 15, "2": 30, "3": 60, "4": 120 },
      proposal: { "1": 60, "2": 120, "3": 240, "4": 720 },
      resolution: { "1": 120, "2": 180, "3": 480, "4": 1440 },
    },
  },
];

type Ranges = WorkingCalendar["week"]["monday"];

function weekOf(workday: Ranges, weekend: Ranges): WorkingCalendar["week"] {
  return {
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: workday,
    saturday: weekend,
    sunday: weekend,
  };
}
