import type { CalendarBook } from "#kernel/clocks/calendars.ts";
import type { Queryable } from "#kernel/db/pool.ts";
import { checkDefinition, checkTogether } from "#kernel/process/check.ts";
import { compareVersions } from "#kernel/process/compare.ts";
import { type ProcessDefinition, processSchema } from "#kernel/process/definition.ts";
import type { ProcessRoom } from "#kernel/process/room.ts";

/**
 * What is wrong with the definitions: shipped ones by the whole checker; stored ones, which cases may still run, by the names
 * of guards and consequences this program must have, and by what later versions may not take back.
 */
export async function definitionFindings(db: Queryable, rooms: readonly ProcessRoom[]): Promise<string[]> {
  const shipped = rooms.flatMap((room) =>
    checkDefinition(room.definition, room).map(
      ({ code, where }) => `definition ${room.definition.key}: ${code} at ${where}`,
    ),
  );
  const stored = await readStored(db);
  const names = stored.flatMap(({ process, version, definition }) => {
    const room = rooms.find((one) => one.definition.key === process);
    if (room === undefined) return [`definition ${process} ${version}: this program has no such process`];
    return checkDefinition(definition, room)
      .filter(({ code }) => code === "unknown-guard" || code === "unknown-consequence")
      .map(({ code, where }) => `definition ${process} ${version}: ${code} at ${where}`);
  });
  const apart = checkTogether(rooms.map(({ definition }) => definition)).map(
    ({ code, where }) => `definition ${where}: ${code}`,
  );
  return [...shipped, ...apart, ...names, ...rooms.flatMap(({ definition }) => coreFindings(definition, stored))];
}

type Stored = { process: string; version: number; definition: ProcessDefinition; isOfTheHouse: boolean };

async function readStored(db: Queryable): Promise<Stored[]> {
  const { rows } = await db.query<Stored>({
    text: `select process, version, definition, published_by is not null as "isOfTheHouse" from process_versions order by process, version`,
  });
  return rows.map((row) => ({ ...row, definition: processSchema.parse(row.definition) }));
}

/** Where a version takes back, or uses for something else, what an earlier one has: each with all before it, the shipped one included. */
function coreFindings(shipped: ProcessDefinition, all: readonly Stored[]): string[] {
  const { key: process, version } = shipped;
  const stored = all.filter((one) => one.process === process);
  const isStored = stored.some((one) => one.version === version);
  const versions = [...stored, ...(isStored ? [] : [{ process, version, definition: shipped, isOfTheHouse: false }])];
  versions.sort((a, b) => a.version - b.version);
  return versions.flatMap((later, index) =>
    versions
      .slice(0, index)
      .flatMap((earlier) =>
        compareVersions(earlier.definition, later.definition, { mayLack: earlier.isOfTheHouse }).map(
          ({ code, where }) =>
            `definition ${process} ${later.version}: ${code} at ${where} since version ${earlier.version}`,
        ),
      ),
  );
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
