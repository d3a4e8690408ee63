import type { Queryable } from "../db/pool.ts";
import { Snapshot } from "../db/snapshot.ts";
import type { Kernel } from "../kernel.ts";
import { type CompiledCalendar, compileCalendar } from "../time/compiled-calendar.ts";
import { type HolidayYear, shippedHolidays } from "../time/holidays.ts";
import type { WorkingCalendar } from "../time/working-calendar.ts";

/** Keys of the calendars an installation always has: installed at set-up, editable, never archived. */
export const standingCalendars = { office: "5x8", always: "7x24", desk: "desk" } as const;

/** A calendar ready for arithmetic, with the row it came from. */
export type CalendarEntry = { id: string; key: string; version: number; compiled: CompiledCalendar };

type Kept = {
  byId: ReadonlyMap<string, CalendarEntry>;
  byKey: ReadonlyMap<string, CalendarEntry>;
  imported: readonly HolidayYear[];
  holidays: readonly HolidayYear[];
};

/**
 * What planning leans on (process/facts.ts): all working calendars (L2), compiled and kept in memory: archived ones too, since running clocks may still name them.
 * Holidays are the shipped years overlaid by the imported ones.
 */
export class CalendarBook {
  readonly #kept: Snapshot<Kept>;

  constructor(kept: Snapshot<Kept>) {
    this.#kept = kept;
  }

  /** Throws a fault for an id that no row has: ids come from foreign keys. */
  byId(id: string): CompiledCalendar {
    return this.entry(id).compiled;
  }

  entry(id: string): CalendarEntry {
    return known(this.#kept.value.byId.get(id), id);
  }

  /** Throws a fault for an unknown key; see {@link standingCalendars} for those that are always there. */
  byKey(key: string): CalendarEntry {
    return known(this.#kept.value.byKey.get(key), key);
  }

  all(): CalendarEntry[] {
    return [...this.#kept.value.byId.values()];
  }

  officeCalendarId(): string {
    return this.byKey(standingCalendars.office).id;
  }

  alwaysCalendarId(): string {
    return this.byKey(standingCalendars.always).id;
  }

  /** The years that count: shipped ones first, imported ones behind, so that the imported win. */
  get holidays(): readonly HolidayYear[] {
    return this.#kept.value.holidays;
  }

  /** Resolves when everything committed before the call is in the book. To be called on `register.changed`. */
  refresh(): Promise<void> {
    return this.#kept.refresh();
  }

  close(): void {
    this.#kept.close();
  }
}

/** Opens the book; it keeps itself fresh until closed. */
export async function loadCalendarBook(kernel: Pick<Kernel, "db" | "log">): Promise<CalendarBook> {
  return new CalendarBook(
    await Snapshot.open<Kept>({
      db: kernel.db,
      // Rows are never deleted and versions only grow, so these sums move with every change.
      fingerprint: `select (select array[count(*), sum(version)] from calendars) as calendars,
        (select array[count(*), sum(version)] from holiday_years) as holidays`,
      load: read,
      onFailure: (error) => kernel.log.fault("calendars.refresh", error),
    }),
  );
}

async function read(db: Queryable, before: Kept | null): Promise<Kept> {
  const years = await db.query<{ data: HolidayYear }>({
    text: "select data from holiday_years order by country, year",
  });
  const imported = years.rows.map(({ data }) => data);
  const same = before !== null && JSON.stringify(before.imported) === JSON.stringify(imported);
  const holidays = same ? before.holidays : [...shippedHolidays, ...imported];
  const { rows } = await db.query<{ id: string; key: string; version: number; definition: WorkingCalendar }>({
    text: "select id, key, version, definition from calendars order by id",
  });
  const entries = rows.map(({ id, key, version, definition }): CalendarEntry => {
    const old = same ? before.byId.get(id) : undefined;
    if (old?.version === version) return old; // what it has computed so far stays useful
    return { id, key, version, compiled: compileCalendar(definition, holidays) };
  });
  return {
    byId: new Map(entries.map((entry) => [entry.id, entry])),
    byKey: new Map(entries.map((entry) => [entry.key, entry])),
    imported,
    holidays,
  };
}

function known(entry: CalendarEntry | undefined, name: string): CalendarEntry {
  if (!entry) throw new Error(`no calendar ${name}`);
  return entry;
}
