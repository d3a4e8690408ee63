import type { Language } from "#kernel/words/words.ts";

/** Working time in words. Pure, so that staff screens, the public client and sheets say it alike. All inputs are ms ≥ 0. */

const minute = 60_000;
const hour = 60 * minute;
const wholeDay = 24 * hour;

export type Figure = { figure: string; unit: string };

/**
 * What stands in a clock chip: `43 分`, `2:05`, `1 工作日 1:53`, `3 工作日`. `dayMs` is the working time of a working day;
 * from three days on the hours are left out. Parts of a minute are dropped, as a kitchen clock does; less than one is `<1 分`.
 */
export function chipFigures(ms: number, dayMs: number, language: Language): Figure[] {
  const minutes = Math.floor(Math.max(0, ms) / minute);
  const days = dayMs > 0 ? Math.floor((minutes * minute) / dayMs) : 0;
  const rest = minutes - (days * dayMs) / minute;
  const clockFigure: Figure = {
    figure: `${Math.floor(rest / 60)}:${String(Math.floor(rest % 60)).padStart(2, "0")}`,
    unit: "",
  };
  if (days > 0) {
    const dayFigure: Figure = { figure: String(days), unit: dayUnit(days, dayMs, language) };
    return days >= 3 || rest < 1 ? [dayFigure] : [dayFigure, clockFigure];
  }
  const under = ms < minute ? "<1" : String(minutes);
  return minutes < 60 ? [{ figure: under, unit: language === "zh" ? "分" : "min" }] : [clockFigure];
}

function dayUnit(days: number, dayMs: number, language: Language): string {
  const roundTheClock = dayMs >= wholeDay;
  if (language === "zh") return roundTheClock ? "天" : "工作日";
  return `${roundTheClock ? "" : "work "}${days === 1 ? "day" : "days"}`;
}

/** For tables and sentences: `45 分`, `1 时 32 分`, `3 时`; `1 h 32 min`; `不到 1 分`. Hours are not turned into days. */
export function spokenDuration(ms: number, language: Language): string {
  if (ms > 0 && ms < minute) return language === "zh" ? "不到 1 分" : "under 1 min";
  const minutes = Math.floor(Math.max(0, ms) / minute);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const [h, m] = language === "zh" ? ["时", "分"] : ["h", "min"];
  if (hours === 0) return `${rest} ${m}`;
  return rest === 0 ? `${hours} ${h}` : `${hours} ${h} ${rest} ${m}`;
}

/** For the explaining sentence: `43 分钟`, `2 小时 5 分钟`, `3 个工作日`, `不到 1 分钟`; English as in tables and chips. */
export function sentenceDuration(ms: number, dayMs: number, language: Language): string {
  if (ms < minute) return language === "zh" ? "不到 1 分钟" : "under 1 min";
  const minutes = Math.floor(Math.max(0, ms) / minute);
  if (dayMs > 0 && minutes * minute >= 3 * dayMs) {
    const days = Math.floor((minutes * minute) / dayMs);
    return language === "zh"
      ? `${days} ${dayMs >= wholeDay ? "天" : "个工作日"}`
      : `${days} ${dayUnit(days, dayMs, language)}`;
  }
  if (language === "en") return spokenDuration(ms, language);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}
