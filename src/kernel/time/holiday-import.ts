import { dayNumber, dayOf, parseDay, type Weekday } from "./day.ts";
import {
  type Holiday,
  type HolidayName,
  type HolidaySource,
  type HolidayYear,
  parseDays,
  shippedHolidays,
} from "./holidays.ts";
import type { Checked, Problem, ProblemCode } from "./problem.ts";
import { isObject, isWeekday } from "./working-calendar.ts";

/**
 * Reads an imported file of holidays for one country: our own form (one year or a list of years), or the form of the
 * public holiday-cn data (`{year, papers, days: [{name, date, isOffDay}]}`). All problems are reported at once, each with the
 * row (the holiday or day, from 1). A file without days is refused: the year would count as covered though its
 * notice is not out yet.
 */
export function readHolidays(input: unknown, country: string): Checked<HolidayYear[]> {
  const problems: Problem[] = [];
  const years: HolidayYear[] = [];
  for (const [index, entry] of (Array.isArray(input) ? input : [input]).entries()) {
    const prefix = Array.isArray(input) ? `[${index}].` : "";
    const reader = new Reader(prefix, problems);
    if (!isObject(entry)) reader.report("not-an-object", "", entry);
    else years.push(readYear(entry, country, reader));
  }
  const twice = years.find((entry, index) => years.slice(0, index).some((other) => other.year === entry.year));
  if (twice) new Reader("", problems).report("year-twice", "year", twice.year);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: years };
}

/** Collects problems and days seen while one year is read. */
class Reader {
  readonly #prefix: string;
  readonly #problems: Problem[];
  readonly #seen = new Set<number>();
  row: number | null = null;

  constructor(prefix: string, problems: Problem[]) {
    this.#prefix = prefix;
    this.#problems = problems;
  }

  report(code: ProblemCode, field: string, value: unknown): void {
    this.#problems.push({ code, field: this.#prefix + field, value, row: this.row });
  }

  text(value: unknown, field: string): string {
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    this.report(value === undefined ? "missing" : "not-a-text", field, value);
    return "";
  }

  /** Addresses become links on a screen, so only web addresses pass. */
  url(value: unknown, field: string): string {
    const url = this.text(value, field);
    if (url !== "" && !/^https?:\/\/[^\s"'<>]+$/.test(url)) this.report("url-malformed", field, value);
    return url;
  }

  list(value: unknown, field: string): unknown[] {
    if (Array.isArray(value)) return value;
    this.report(value === undefined ? "missing" : "not-a-list", field, value);
    return [];
  }

  /** Days must lie in the year or the month before and after it, and be spoken of once. */
  days(first: number, last: number, year: number, field: string, value: unknown): void {
    if (first > last) {
      this.report("days-backwards", field, value);
      return;
    }
    const earliest = dayNumber(Temporal.PlainDate.from({ year: year - 1, month: 12, day: 1 }));
    const latest = dayNumber(Temporal.PlainDate.from({ year: year + 1, month: 1, day: 31 }));
    if (first < earliest || last > latest) {
      this.report("day-outside-year", field, value);
      return;
    }
    for (let day = first; day <= last; day++) {
      if (this.#seen.has(day)) this.report("day-twice", field, dayOf(day).toString());
      this.#seen.add(day);
    }
  }

  get isEmpty(): boolean {
    return this.#seen.size === 0;
  }
}

function readYear(entry: Record<string, unknown>, country: string, reader: Reader): HolidayYear {
  const year = Number.isInteger(entry.year) ? Number(entry.year) : Number.NaN;
  if (!(year >= 1970 && year < 2200)) {
    reader.report("year-malformed", "year", entry.year);
    return { country, year, sources: [], holidays: [] };
  }
  const read = "holidays" in entry ? readOwn : "days" in entry ? readPublic : null;
  if (!read) {
    reader.report("unknown-form", "", Object.keys(entry));
    return { country, year, sources: [], holidays: [] };
  }
  const content = read(entry, country, year, reader);
  reader.row = null;
  if (reader.isEmpty) reader.report("no-days", "holidays" in entry ? "holidays" : "days", content.holidays);
  return { country, year, ...content };
}

type Content = Pick<HolidayYear, "sources" | "holidays">;
type ReadForm = (entry: Record<string, unknown>, country: string, year: number, reader: Reader) => Content;

const readOwn: ReadForm = (entry, country, year, reader) => {
  if (entry.country !== country) reader.report("country-differs", "country", entry.country);
  const sources = reader.list(entry.sources, "sources").map((source, index): HolidaySource => {
    const fields = isObject(source) ? source : {};
    const place = `sources[${index}]`;
    // Null says that nobody has read it there: better than a guess.
    if (fields.published !== null && !parseDay(fields.published)) {
      reader.report("day-malformed", `${place}.published`, fields.published);
    }
    return {
      title: fields.title === null ? null : reader.text(fields.title, `${place}.title`),
      published: fields.published === null ? null : String(fields.published),
      url: reader.url(fields.url, `${place}.url`),
    };
  });
  const holidays = reader.list(entry.holidays, "holidays").map((holiday, index): Holiday => {
    reader.row = index + 1;
    const fields = isObject(holiday) ? holiday : {};
    const place = `holidays[${index}]`;
    return {
      name: readName(fields.name, `${place}.name`, reader),
      off: reader
        .list(fields.off, `${place}.off`)
        .map((text, at) => readOff(text, year, `${place}.off[${at}]`, reader)),
      work: reader
        .list(fields.work, `${place}.work`)
        .map((work, at) => readWork(work, year, `${place}.work[${at}]`, reader)),
    };
  });
  return { sources, holidays };
};

function readName(name: unknown, field: string, reader: Reader): HolidayName {
  const fields = isObject(name) ? name : {};
  return { zh: reader.text(fields.zh, `${field}.zh`), en: reader.text(fields.en, `${field}.en`) };
}

function readOff(text: unknown, year: number, field: string, reader: Reader): string {
  const days = parseDays(text);
  if (days) reader.days(days.first, days.last, year, field, text);
  else reader.report("day-malformed", field, text);
  return String(text);
}

function readWork(work: unknown, year: number, field: string, reader: Reader): { date: string; as?: Weekday } {
  const fields = isObject(work) ? work : {};
  const date = readDay(fields.date, year, `${field}.date`, reader);
  if (fields.as === undefined) return { date };
  if (!isWeekday(fields.as)) reader.report("unknown-weekday", `${field}.as`, fields.as);
  return { date, as: fields.as as Weekday };
}

function readDay(text: unknown, year: number, field: string, reader: Reader): string {
  const day = parseDay(text);
  if (day) reader.days(dayNumber(day), dayNumber(day), year, field, text);
  else reader.report("day-malformed", field, text);
  return String(text);
}

/** The public form lists single days and knows Chinese names only; the English ones are those we ship, where known. */
const readPublic: ReadForm = (entry, _country, year, reader) => {
  const sources = reader
    .list(entry.papers ?? [], "papers")
    .map((url, index) => ({ title: null, published: null, url: reader.url(url, `papers[${index}]`) }));
  const byName = new Map<string, Holiday>();
  for (const [index, item] of reader.list(entry.days, "days").entries()) {
    reader.row = index + 1;
    const fields = isObject(item) ? item : {};
    const name = reader.text(fields.name, `days[${index}].name`);
    const date = readDay(fields.date, year, `days[${index}].date`, reader);
    if (typeof fields.isOffDay !== "boolean") reader.report("missing", `days[${index}].isOffDay`, fields.isOffDay);
    const holiday = byName.get(name) ?? { name: shippedName(name), off: [], work: [] };
    byName.set(name, holiday);
    if (fields.isOffDay) holiday.off.push(date);
    else holiday.work.push({ date });
  }
  return { sources, holidays: [...byName.values()] };
};

function shippedName(zh: string): HolidayName {
  const known = shippedHolidays.flatMap((year) => year.holidays).find((holiday) => holiday.name.zh === zh);
  return known?.name ?? { zh, en: zh };
}
