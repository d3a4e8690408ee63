import { notFound } from "#kernel/errors/refusal.ts";
import { type Route, route } from "#kernel/http/route.ts";
import { replanState } from "#kernel/process/replan/queries.ts";
import { mustManage, mustRead } from "../record-keeping/index.ts";
import { archiveCalendar } from "./commands/archive-calendar.ts";
import { changeCalendar } from "./commands/change-calendar.ts";
import { createCalendar } from "./commands/create-calendar.ts";
import { importHolidayYears } from "./commands/import-holiday-years.ts";
import { recomputeCalendar } from "./commands/recompute-calendar.ts";
import { restoreCalendar } from "./commands/restore-calendar.ts";
import { setCalendarDay } from "./commands/set-calendar-day.ts";
import { holidayOperations, calendarOperations as operations } from "./contract.ts";
import { type CalendarKeeping, mustFind } from "./keeping.ts";
import { presentCalendar, presentYear, presentYears } from "./present.ts";
import { previewDay, previewDefinition, previewImport, previewRecompute } from "./previews.ts";
import { allCalendars, importedYears } from "./queries.ts";
import { uncoveredYears } from "./rules.ts";

export const calendarRoutes = (keeping: CalendarKeeping): Route[] => {
  const { kernel, calendars } = keeping;
  const { db } = kernel;
  return [
    route(operations.list, async (asking, { query }) => {
      mustRead(asking);
      const rows = await allCalendars(db);
      const shown = query.archived === "true" ? rows : rows.filter((row) => row.archived_at === null);
      return { items: shown.map((row) => presentCalendar(row, calendars.holidays, asking.now)) };
    }),
    route(operations.read, async (asking, { params }) => {
      mustRead(asking);
      return presentCalendar(await mustFind(db, params.id), calendars.holidays, asking.now);
    }),
    route(operations.year, async (asking, { params }) => {
      mustRead(asking);
      return presentYear(await mustFind(db, params.id), calendars.holidays, params.year);
    }),
    route(operations.create, (asking, { body }) => createCalendar(keeping, asking, body)),
    route(operations.preview, (asking, { params, body }) =>
      previewDefinition(keeping, asking, params.id, () => body.definition),
    ),
    route(operations.change, (asking, { params, body }) => {
      const operation = { id: operations.change.id, input: { id: params.id, body } };
      return changeCalendar(keeping, asking, operation, params.id, () => body.definition);
    }),
    route(operations.previewDay, (asking, { params, body }) => previewDay(keeping, asking, params, body)),
    route(operations.setDay, (asking, { params, body }) => setCalendarDay(keeping, asking, params, body)),
    route(operations.previewRecompute, (asking, { params }) => previewRecompute(keeping, asking, params.id)),
    route(operations.recompute, (asking, { params, body }) => recomputeCalendar(keeping, asking, params.id, body)),
    route(operations.archive, (asking, { params }) => archiveCalendar(keeping, asking, params.id)),
    route(operations.restore, (asking, { params }) => restoreCalendar(keeping, asking, params.id)),
    route(operations.replan, async (asking, { params }) => {
      mustManage(asking);
      const state = await replanState(db, params.id);
      if (!state) throw notFound();
      return { moved: state.moved, finishedAt: state.finishedAt?.toString() ?? null };
    }),
    route(holidayOperations.list, async (asking, { query }) => {
      mustRead(asking);
      const items = presentYears(query.country, await importedYears(db));
      const thisYear = asking.now.toZonedDateTimeISO(kernel.zone).year;
      return { items, uncovered: uncoveredYears((year) => items.some((item) => item.year === year), thisYear) };
    }),
    route(holidayOperations.preview, (asking, { body }) => previewImport(keeping, asking, body)),
    route(holidayOperations.import, (asking, { body }) => importHolidayYears(keeping, asking, body)),
  ];
};
