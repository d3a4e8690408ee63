/** Days of the grid, as `YYYY-MM-DD`: no zone, no time. */

const asUtc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const asDay = (date: Date): string => date.toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  const date = asUtc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return asDay(date);
}

export function mondayOf(day: string): string {
  return addDays(day, -((asUtc(day).getUTCDay() + 6) % 7));
}

export type Span = "week" | "month";

/** The days shown around one of them: its week from Monday, or its month. */
export function daysAround(day: string, span: Span): string[] {
  if (span === "week") return Array.from({ length: 7 }, (_, at) => addDays(mondayOf(day), at));
  const first = `${day.slice(0, 7)}-01`;
  const length = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
  return Array.from({ length }, (_, at) => addDays(first, at));
}

/** One span on or back: a month from its first day, so that the 31st loses nobody a month. */
export function stepped(day: string, span: Span, by: 1 | -1): string {
  if (span === "week") return addDays(day, 7 * by);
  const date = asUtc(`${day.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return asDay(date);
}

/** The day on the wall of a zone at an instant. */
export function dayIn(iso: string | number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(iso),
  );
}

export const weekdayOf = (day: string): number => asUtc(day).getUTCDay();
