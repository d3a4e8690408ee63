import type { Language } from "#kernel/words/words.ts";

/**
 * Instants as people say them, in the reader's zone: 今天/昨天/明天 with the time, else `11-27 周五`, the year only if it
 * is another. Pure and on Intl alone, because not every browser of the last two years has Temporal.
 */

type Parts = { year: number; month: number; day: number; weekday: number; time: string };

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdaysZh = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
const weekdaysEn = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const monthsEn = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Where a moment stands for a reader: calendar day and wall time in their zone. */
export function wallTime(at: number, zone: string): Parts {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const [year, month, day] = [Number(part.year), Number(part.month), Number(part.day)];
  return {
    year,
    month,
    day,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
    time: `${part.hour}:${part.minute}`,
  };
}

/** Whole calendar days from `now` to `at` in this zone: 0 today, -1 yesterday, 1 tomorrow. */
export function daysFrom(now: number, at: number, zone: string): number {
  const dayNumber = ({ year, month, day }: Parts) => Date.UTC(year, month - 1, day) / 86_400_000;
  return dayNumber(wallTime(at, zone)) - dayNumber(wallTime(now, zone));
}

export type Reader = { language: Language; zone: string; now: number };

/** `time`: far days carry it too. `inside`: within a sentence, where English writes today small. */
type WhenOptions = { time?: "always"; inside?: boolean };

/** `今天 11:25`, `明天 09:00`, `11-27 周五`, `2027-01-04 周一`. */
export function when(iso: string | number, reader: Reader, options: WhenOptions = {}): string {
  const at = new Date(iso).getTime();
  const { time } = wallTime(at, reader.zone);
  const near = nearDay(daysFrom(reader.now, at, reader.zone), reader.language);
  if (near) return `${options.inside ? near.toLowerCase() : near} ${time}`;
  const day = dayName(at, reader);
  return options.time === "always" ? `${day} ${time}` : day;
}

/** Only the time today, else as `when` says it: for columns headed "when". */
export function shortWhen(iso: string | number, reader: Reader): string {
  const at = new Date(iso).getTime();
  return daysFrom(reader.now, at, reader.zone) === 0 ? wallTime(at, reader.zone).time : when(at, reader);
}

/** Tight, for the clock's intervals and strip: `今 09:10`, `昨 16:20`, `周一 17:05`, `11-16 17:05`. */
export function tightWhen(iso: string | number, reader: Reader): string {
  const at = new Date(iso).getTime();
  const { month, day, weekday, time } = wallTime(at, reader.zone);
  const away = daysFrom(reader.now, at, reader.zone);
  const zh = reader.language === "zh";
  if (away === 0) return zh ? `今 ${time}` : time;
  if (away === -1) return zh ? `昨 ${time}` : `Yest. ${time}`;
  if (Math.abs(away) < 7) return `${(zh ? weekdaysZh : weekdaysEn)[weekday]} ${time}`;
  return zh ? `${two(month)}-${two(day)} ${time}` : `${day} ${monthsEn[month - 1]} ${time}`;
}

/** The line between days in a timeline: `今天 周二`, `11 月 23 日 周一`, `2025 年 11 月 23 日 周日`. */
export function dayLine(iso: string | number, reader: Reader): string {
  const at = new Date(iso).getTime();
  const { year, month, day, weekday } = wallTime(at, reader.zone);
  const near = nearDay(daysFrom(reader.now, at, reader.zone), reader.language);
  const otherYear = year !== wallTime(reader.now, reader.zone).year;
  if (reader.language === "en") {
    const date = `${weekdaysEn[weekday]} ${day} ${monthsEn[month - 1]}${otherYear ? ` ${year}` : ""}`;
    return near ? `${near}, ${weekdaysEn[weekday]}` : date;
  }
  if (near) return `${near} ${weekdaysZh[weekday]}`;
  return `${otherYear ? `${year} 年 ` : ""}${month} 月 ${day} 日 ${weekdaysZh[weekday]}`;
}

/** `16:20` in the reader's zone. */
export function clockTime(iso: string | number, zone: string): string {
  return wallTime(new Date(iso).getTime(), zone).time;
}

/** `2026-11-23 15:50`, sortable and complete: for titles, fields and sheets. */
export function fullTime(iso: string | number, zone: string): string {
  const { year, month, day, time } = wallTime(new Date(iso).getTime(), zone);
  return `${year}-${two(month)}-${two(day)} ${time}`;
}

/** The instant at which the clock on this zone's wall shows `2026-11-23 15:50`; undefined if that is no such time. */
export function fromWallTime(text: string, zone: string): string | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})$/.exec(text);
  if (!found) return undefined;
  const [year, month, day, hour, minute] = found.slice(1).map(Number) as [number, number, number, number, number];
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  // The zone's offset at a first guess is right except within hours of a change; the second look settles those.
  const first = asUtc - offset(asUtc, zone);
  const at = asUtc - offset(first, zone);
  return fullTime(at, zone) === text.replace("T", " ") ? new Date(at).toISOString() : undefined;
}

function offset(at: number, zone: string): number {
  const { year, month, day, time } = wallTime(at, zone);
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / 60_000) * 60_000;
}

function nearDay(away: number, language: Language): string | undefined {
  const names = language === "zh" ? ["昨天", "今天", "明天"] : ["Yesterday", "Today", "Tomorrow"];
  return names[away + 1];
}

function dayName(at: number, reader: Reader): string {
  const { year, month, day, weekday } = wallTime(at, reader.zone);
  const otherYear = year !== wallTime(reader.now, reader.zone).year;
  if (reader.language === "en")
    return `${weekdaysEn[weekday]} ${day} ${monthsEn[month - 1]}${otherYear ? ` ${year}` : ""}`;
  return `${otherYear ? `${year}-` : ""}${two(month)}-${two(day)} ${weekdaysZh[weekday]}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
