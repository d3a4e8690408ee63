import type { Asking } from "#kernel/http/route.ts";
import type { EffectView } from "#kernel/process/replan/contract.ts";
import { emptyPreview, presentEffect, previewReplan } from "#kernel/process/replan/preview.ts";
import { compileCalendar } from "#kernel/time/compiled-calendar.ts";
import { dayNumber } from "#kernel/time/day.ts";
import { readHolidays } from "#kernel/time/holiday-import.ts";
import { type HolidayYear, shippedHolidays, yearsOf } from "#kernel/time/holidays.ts";
import type { WorkingCalendar } from "#kernel/time/working-calendar.ts";
import { mustManage } from "../record-keeping/index.ts";
import type { DayChange, DayView, ImportBody, ImportPreview } from "./contract.ts";
import { type CalendarKeeping, compiledWith, mustBeSound, mustFind } from "./keeping.ts";
import { presentDays } from "./present.ts";
import { allCalendars, importedYears } from "./queries.ts";
import { dayView, issuesOf, touchesPast, withDay, withYears } from "./rules.ts";

/** What another definition would move (L2, design: Clocks). Every preview asks what saving asks, and writes nothing. */
export async function previewDefinition(
  keeping: CalendarKeeping,
  asking: Asking,
  id: string,
  changed: (stored: WorkingCalendar) => WorkingCalendar,
): Promise<EffectView> {
  mustManage(asking);
  const { db } = keeping.kernel;
  const row = await mustFind(db, id);
  const imported = await importedYears(db);
  const definition = mustBeSound(changed(row.definition), row.key);
  return effectOf(keeping, asking, id, [row.definition, imported], [definition, imported]);
}

export async function previewDay(
  keeping: CalendarKeeping,
  asking: Asking,
  { id, day }: { id: string; day: string },
  change: DayChange,
): Promise<EffectView & { day: DayView }> {
  const { holidays } = keeping.calendars;
  let after: WorkingCalendar | undefined;
  const effect = await previewDefinition(keeping, asking, id, (stored) => {
    after = withDay(compileCalendar(stored, holidays), day, change);
    return after;
  });
  return { ...effect, day: dayView(compileCalendar(after!, holidays), Temporal.PlainDate.from(day)) };
}

/** What measuring the past again would move. */
export async function previewRecompute(keeping: CalendarKeeping, asking: Asking, id: string): Promise<EffectView> {
  mustManage(asking);
  const { db } = keeping.kernel;
  const row = await mustFind(db, id);
  const after = compiledWith(row.definition, await importedYears(db));
  return presentEffect(await previewReplan(db, id, { kind: "remeasure", after, at: asking.now }), true);
}

/** What a file of holidays says and would do; its problems row by row instead of a refusal. */
export async function previewImport(
  keeping: CalendarKeeping,
  asking: Asking,
  body: ImportBody,
): Promise<ImportPreview> {
  mustManage(asking);
  const { db } = keeping.kernel;
  const read = readHolidays(body.data, body.country);
  if (!read.ok) {
    const problems = issuesOf(read.problems, "data").map(({ path, code }, index) => ({
      path,
      code,
      row: read.problems[index]!.row,
    }));
    return { years: [], problems, effect: presentEffect(emptyPreview(), false) };
  }
  const before = await importedYears(db);
  const after = withYears(before, read.value);
  const effects: EffectView[] = [];
  for (const { id, definition } of await allCalendars(db)) {
    if (definition.holidays !== body.country) continue;
    effects.push(await effectOf(keeping, asking, id, [definition, before], [definition, after]));
  }
  const years = read.value.map((year) => ({
    year: year.year,
    replaces: originOf(year, before),
    days: presentDays(year),
  }));
  return { years, problems: [], effect: sum(effects) };
}

type Counted = [definition: WorkingCalendar, imported: readonly HolidayYear[]];

async function effectOf(keeping: CalendarKeeping, asking: Asking, id: string, was: Counted, will: Counted) {
  const before = compiledWith(...was);
  const after = compiledWith(...will);
  const today = dayNumber(asking.now.toZonedDateTimeISO(was[0].zone).toPlainDate());
  const change = { kind: "change", before, after, at: asking.now } as const;
  return presentEffect(await previewReplan(keeping.kernel.db, id, change), touchesPast(before, after, today));
}

function originOf({ country, year }: HolidayYear, imported: readonly HolidayYear[]): "shipped" | "imported" | null {
  const stands = (years: readonly HolidayYear[]) => yearsOf(country, years).some((known) => known.year === year);
  return stands(imported) ? "imported" : stands(shippedHolidays) ? "shipped" : null;
}

function sum(effects: readonly EffectView[]): EffectView {
  const total = (key: "clocks" | "moved" | "earlier" | "later" | "overdueAtOnce") =>
    effects.reduce((so, effect) => so + effect[key], 0);
  return {
    clocks: total("clocks"),
    moved: total("moved"),
    earlier: total("earlier"),
    later: total("later"),
    overdueAtOnce: total("overdueAtOnce"),
    items: effects.flatMap(({ items }) => items).slice(0, 100),
    touchesPast: effects.some((effect) => effect.touchesPast),
  };
}
