import type { Language } from "#kernel/words/words.ts";

/** An instant as people say it: the day in words, the time in figures (24 h). */
export type When = { day: string; time: string };

/** 今天/昨天/明天, else `11-27 周五`; the year only if it is another. `zone` undefined: the reader's own. */
export function whenOf(instant: string, now: Date, language: Language, zone?: string): When {
  const then = partsOf(new Date(instant), zone);
  const today = partsOf(now, zone);
  const time = `${two(then.hour)}:${two(then.minute)}`;
  const days = dayNumber(then) - dayNumber(today);
  const near = nearDays[language][days];
  if (near !== undefined) return { day: near, time };
  const weekday = weekdays[language][new Date(Date.UTC(then.year, then.month - 1, then.day)).getUTCDay()]!;
  const year = then.year === today.year ? "" : `${then.year}-`;
  if (language === "zh") return { day: `${year}${two(then.month)}-${two(then.day)} ${weekday}`, time };
  return { day: `${weekday} ${then.day} ${months[then.month - 1]}${year && ` ${then.year}`}`, time };
}

/** Day and time in one line, for places where nothing is emphasised. */
export function whenLine(instant: string, now: Date, language: Language, zone?: string): string {
  const { day, time } = whenOf(instant, now, language, zone);
  return `${day} ${time}`;
}

/** A day of the calendar (YYYY-MM-DD) as people say it, seen from another: whoever reads it, it is the same day. */
export const dayOf = (day: string, today: string, language: Language): string =>
  whenOf(`${day}T00:00:00Z`, new Date(`${today}T00:00:00Z`), language, "UTC").day;

/** Which day it is there now, YYYY-MM-DD. */
export function todayIn(zone: string, now: Date): string {
  const { year, month, day } = partsOf(now, zone);
  return `${year}-${two(month)}-${two(day)}`;
}

const nearDays: Record<Language, Record<number, string>> = {
  zh: { [-1]: "昨天", 0: "今天", 1: "明天" },
  en: { [-1]: "yesterday", 0: "today", 1: "tomorrow" },
};
const weekdays = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
} as const;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

type Parts = { year: number; month: number; day: number; hour: number; minute: number };

function partsOf(date: Date, zone?: string): Parts {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  });
  const read: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(date)) read[type] = Number(value);
  return { year: read.year!, month: read.month!, day: read.day!, hour: read.hour!, minute: read.minute! };
}

const dayNumber = ({ year, month, day }: Parts) => Date.UTC(year, month - 1, day) / 86_400_000;
const two = (figure: number) => String(figure).padStart(2, "0");
