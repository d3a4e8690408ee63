import { type DayText, parseDay, WEEKDAYS, type Weekday } from "./day.ts";
import type { Checked, Problem, ProblemCode } from "./problem.ts";

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
  /** 7×24 is `[["00:00", "24:00"]]` on every weekday. A night shift is two ranges, one on each side of midnight. */
  week: Record<Weekday, HourRange[]>;
  /** Country whose days off and make-up working days apply; null: none, and no year is ever uncovered. */
  holidays: string | null;
  /** Whose hours a make-up working day has when its notice names no weekday. */
  makeUpAs: Weekday;
  days: Record<DayText, DayOverride>;
};

const FIELDS = ["key", "title", "zone", "week", "holidays", "makeUpAs", "days"];

/**
 * Reads a calendar from JSON, or says what is wrong with which field. Ranges must be in order and may touch
 * but not overlap; the week needs working hours somewhere. A missing `makeUpAs` is Monday, missing `days` are none.
 */
export function checkCalendar(input: unknown): Checked<WorkingCalendar> {
  const problems: Problem[] = [];
  const report: Report = (code, field, value) => problems.push({ code, field, value, row: null });
  if (!isObject(input)) {
    report("not-an-object", "", input);
    return { ok: false, problems };
  }
  for (const field of Object.keys(input)) if (!FIELDS.includes(field)) report("unknown-field", field, input[field]);
  checkText(input.key, "key", report);
  checkName(input.title, "title", report);
  if (checkText(input.zone, "zone", report) && !isZone(input.zone)) report("unknown-zone", "zone", input.zone);
  if (input.holidays !== null) checkText(input.holidays, "holidays", report);
  const makeUpAs = input.makeUpAs ?? "monday";
  if (!isWeekday(makeUpAs)) report("unknown-weekday", "makeUpAs", makeUpAs);
  checkWeek(input.week, report);
  const days = input.days ?? {};
  checkDays(days, report);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { ...(input as WorkingCalendar), makeUpAs, days } as WorkingCalendar };
}

/** Minutes after midnight of "HH:MM", null if malformed; "24:00" is 1440. */
export function minutesOf(text: unknown): number | null {
  const match = typeof text === "string" ? /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) : null;
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= 1440 ? minutes : null;
}

export function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

export function isWeekday(input: unknown): input is Weekday {
  return WEEKDAYS.some((weekday) => weekday === input);
}

type Report = (code: ProblemCode, field: string, value: unknown) => void;

function checkWeek(week: unknown, report: Report): void {
  if (!isObject(week)) {
    report("not-an-object", "week", week);
    return;
  }
  for (const key of Object.keys(week)) if (!isWeekday(key)) report("unknown-weekday", `week.${key}`, week[key]);
  for (const weekday of WEEKDAYS) checkRanges(week[weekday], `week.${weekday}`, report);
  const isEmpty = WEEKDAYS.every((weekday) => Array.isArray(week[weekday]) && week[weekday].length === 0);
  if (isEmpty) report("no-working-hours", "week", week);
}

function checkDays(days: unknown, report: Report): void {
  if (!isObject(days)) {
    report("not-an-object", "days", days);
    return;
  }
  for (const [day, override] of Object.entries(days)) {
    const field = `days.${day}`;
    if (!parseDay(day)) report("day-malformed", field, day);
    if (!isObject(override)) {
      report("not-an-object", field, override);
      continue;
    }
    checkRanges(override.ranges, `${field}.ranges`, report);
    if (override.name !== undefined) checkName(override.name, `${field}.name`, report);
  }
}

function checkRanges(ranges: unknown, field: string, report: Report): void {
  if (ranges === undefined) {
    report("missing", field, ranges);
    return;
  }
  if (!Array.isArray(ranges)) {
    report("not-a-list", field, ranges);
    return;
  }
  let previous: { from: number; until: number } | null = null;
  for (const [index, range] of ranges.entries()) {
    const place = `${field}[${index}]`;
    if (!Array.isArray(range) || range.length !== 2) {
      report("range-malformed", place, range);
      continue;
    }
    const from = minutesOf(range[0]);
    const until = minutesOf(range[1]);
    if (from === null || until === null) report("time-malformed", place, range);
    else if (from >= until) report("range-empty-or-backwards", place, range);
    else {
      if (previous && until <= previous.from) report("ranges-out-of-order", place, range);
      else if (previous && from < previous.until) report("ranges-overlap", place, range);
      previous = { from, until };
    }
  }
}

function checkName(name: unknown, field: string, report: Report): void {
  if (!isObject(name)) {
    report("not-an-object", field, name);
    return;
  }
  checkText(name.zh, `${field}.zh`, report);
  checkText(name.en, `${field}.en`, report);
}

function checkText(text: unknown, field: string, report: Report): text is string {
  if (text === undefined) report("missing", field, text);
  else if (typeof text !== "string" || text.trim() === "") report("not-a-text", field, text);
  else return true;
  return false;
}

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
