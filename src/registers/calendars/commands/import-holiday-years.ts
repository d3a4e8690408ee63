import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { readHolidays } from "#kernel/time/holiday-import.ts";
import { keep, recordChange } from "../../record-keeping/index.ts";
import { holidayOperations, type ImportBody } from "../contract.ts";
import { type CalendarKeeping, replanAfter } from "../keeping.ts";
import { allCalendars, importedYears, lockCalendars, putYear } from "../queries.ts";
import { issuesOf, withYears } from "../rules.ts";

/**
 * L2: imports holidays, all years of the file or none; clocks that run by calendars of the country are planned again, and due times that
 * were provisional become certain.
 */
export async function importHolidayYears(
  keeping: CalendarKeeping,
  asking: Asking,
  body: ImportBody,
): Promise<{ years: number[]; replans: string[] }> {
  const done = await keep(keeping, asking, { id: holidayOperations.import.id, input: body }, async (tx) => {
    const read = readHolidays(body.data, body.country);
    if (!read.ok) throw invalid(...issuesOf(read.problems, "data"));
    await lockCalendars(tx);
    const before = await importedYears(tx);
    const after = withYears(before, read.value);
    for (const year of read.value) {
      await putYear(tx, year);
      const old = before.find((known) => known.country === year.country && known.year === year.year) ?? null;
      const record = `${year.country}:${year.year}`;
      await recordChange(tx, asking, { register: "holiday-years", record, before: old, after: year });
    }
    const replans: string[] = [];
    for (const { id, definition } of await allCalendars(tx)) {
      if (definition.holidays !== body.country) continue;
      const was = { definition, imported: before };
      const replan = await replanAfter(tx, id, asking.now, was, { definition, imported: after });
      if (replan !== null) replans.push(replan);
    }
    return { years: read.value.map(({ year }) => year), replans };
  });
  keeping.wakeReplanner();
  return done;
}
