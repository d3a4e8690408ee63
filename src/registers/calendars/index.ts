export {
  type CalendarView,
  calendarOperations,
  type DayChange,
  type DayView,
  type EffectView,
  type HolidayYearView,
  holidayOperations,
  type ImportPreview,
  type YearView,
} from "./contract.ts";
export type { CalendarKeeping } from "./keeping.ts";
export { calendarRoutes } from "./routes.ts";
