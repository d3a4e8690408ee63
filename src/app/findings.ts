import type { CalendarBook } from "#kernel/clocks/calendars.ts";
import type { Queryable } from "#kernel/db/pool.ts";
import { checkDefinition } from "#kernel/process/check.ts";
import { processSchema } from "#kernel/process/definition.ts";
import type { ProcessRoom } from "#kernel/process/room.ts";

/**
 * What is wrong with the definitions: shipped ones by the whole checker; stored ones, which cases may still run, by the names
 * of guards and consequences this program must have.
 */
export async function definitionFindings(db: Queryable, rooms: readonly ProcessRoom[]): Promise<string[]> {
  const shipped = rooms.flatMap((room) =>
    checkDefinition(room.definition, room).map(
      ({ code, where }) => `definition ${room.definition.key}: ${code} at ${where}`,
    ),
  );
  const { rows } = await db.query<{ process: string; version: number; definition: unknown }>({
    text: "select process, version, definition from process_versions order by process, version",
  });
  const stored = rows.flatMap(({ process, version, definition }) => {
    const room = rooms.find((one) => one.definition.key === process);
    if (room === undefined) return [`definition ${process} ${version}: this program has no such process`];
    return checkDefinition(processSchema.parse(definition), room)
      .filter(({ code }) => code === "unknown-guard" || code === "unknown-consequence")
      .map(({ code, where }) => `definition ${process} ${version}: ${code} at ${where}`);
  });
  return [...shipped, ...stored];
}

/** Calendars whose holidays are not known for this year or, from November on, the next: due times in it are provisional (L2). */
export function coverageFindings(calendars: Pick<CalendarBook, "all">, today: Temporal.PlainDate): string[] {
  const years = today.month >= 11 ? [today.year, today.year + 1] : [today.year];
  return calendars
    .all()
    .flatMap(({ key, compiled }) =>
      years
        .filter((year) => !compiled.isCovered(year))
        .map(
          (year) =>
            `calendar ${key}: no holidays known for ${year}; import the year once it is published (docs/guides/add-a-year-of-holidays.md)`,
        ),
    );
}
