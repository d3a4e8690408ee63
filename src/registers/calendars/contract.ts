import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { daySchema, idSchema, instantSchema, keySchema, writtenWordsSchema } from "#kernel/http/values.ts";
import { effectSchema } from "#kernel/process/replan/contract.ts";
import { WEEKDAYS } from "#kernel/time/day.ts";

const rangesSchema = z
  .array(z.tuple([z.string(), z.string()]))
  .max(12)
  .describe('wall-clock hours, e.g. [["08:30","12:00"],["13:30","18:00"]]; "24:00" may end a day; none: closed');
const weekdaySchema = z.enum(WEEKDAYS);
const countrySchema = z.string().regex(/^[a-z]{2}$/);
const yearSchema = z.coerce.number().int().min(1970).max(2199);

const definitionSchema = z.strictObject({
  key: keySchema,
  title: writtenWordsSchema,
  zone: z.string().max(60).describe("IANA time zone"),
  week: z.record(weekdaySchema, rangesSchema),
  holidays: countrySchema.nullable().describe("country whose holidays and make-up days apply; null: none"),
  makeUpAs: weekdaySchema.default("monday"),
  days: z
    .record(daySchema, z.strictObject({ ranges: rangesSchema, name: writtenWordsSchema.optional() }))
    .default({})
    .describe("hours of single days, whatever week and holidays say"),
});

const calendarSchema = z.object({
  id: idSchema,
  key: z.string(),
  definition: definitionSchema,
  /** Service levels that count by it. */
  usedIn: z.number().int(),
  /** Always there: cannot be archived. */
  isStanding: z.boolean(),
  /** Of this year and the next: those whose holidays are not known yet, so that due times in them are provisional. */
  uncoveredYears: z.array(z.number().int()),
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type CalendarView = z.infer<typeof calendarSchema>;

const dayViewSchema = z.object({
  day: daySchema,
  weekday: weekdaySchema,
  kind: z.enum(["working", "closed", "holiday", "make-up", "override"]),
  isWorking: z.boolean(),
  ranges: rangesSchema,
  name: z.object({ zh: z.string(), en: z.string() }).nullable(),
});
export type DayView = z.infer<typeof dayViewSchema>;

const yearViewSchema = z.object({
  calendarId: idSchema,
  version: z.number().int(),
  year: z.number().int(),
  isCovered: z.boolean(),
  months: z.array(z.object({ month: z.number().int(), days: z.array(dayViewSchema) })).length(12),
});
export type YearView = z.infer<typeof yearViewSchema>;

/** What a change does to clocks that run now. Times are absent where a clock is paused. */
/** Saved; null where no clock can be concerned. */
const replanRef = z.string().nullable().describe("id of the replanning of running clocks, see calendar-replans.read");
const savedSchema = z.object({ calendar: calendarSchema, replan: replanRef, touchesPast: z.boolean() });
export type SavedCalendar = z.infer<typeof savedSchema>;

/** A click on a day: the other way round; back to what week and holidays say; or hours of its own. */
const dayChangeSchema = z.discriminatedUnion("as", [
  z.strictObject({ as: z.literal("toggled") }),
  z.strictObject({ as: z.literal("rule") }),
  z.strictObject({ as: z.literal("override"), ranges: rangesSchema, name: writtenWordsSchema.optional() }),
]);
export type DayChange = z.output<typeof dayChangeSchema>;

const definitionBody = z.strictObject({ definition: definitionSchema });
export type DefinitionBody = z.output<typeof definitionBody>;

const recomputeBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export type RecomputeBody = z.output<typeof recomputeBody>;

const params = z.object({ id: idSchema });
const dayParams = z.object({ id: idSchema, day: daySchema });
const read = { permission: "register.read" };
const manage = { permission: "register.manage" };
const clauses = ["L2"];

export const calendarOperations = {
  list: operation({
    id: "calendars.list",
    method: "GET",
    path: "/calendars",
    summary: "Working calendars, with the years whose holidays are not known yet; archived ones on request.",
    clauses,
    access: read,
    query: z.strictObject({ archived: z.enum(["true", "false"]).optional() }),
    answer: z.object({ items: z.array(calendarSchema) }),
  }),
  read: operation({
    id: "calendars.read",
    method: "GET",
    path: "/calendars/:id",
    summary: "One calendar.",
    clauses,
    access: read,
    params,
    answer: calendarSchema,
  }),
  year: operation({
    id: "calendars.year",
    method: "GET",
    path: "/calendars/:id/years/:year",
    summary: "Twelve months of a calendar: for every day its hours and why.",
    clauses,
    access: read,
    params: z.object({ id: idSchema, year: yearSchema }),
    answer: yearViewSchema,
  }),
  create: operation({
    id: "calendars.create",
    method: "POST",
    path: "/calendars",
    summary: "Add a calendar.",
    clauses,
    access: manage,
    body: definitionBody,
    status: 201,
    answer: calendarSchema,
  }),
  preview: operation({
    id: "calendars.preview",
    method: "POST",
    path: "/calendars/:id/preview",
    summary: "Which running clocks another definition would move, before it is saved. Changes nothing.",
    clauses,
    access: manage,
    params,
    body: definitionBody,
    answer: effectSchema,
  }),
  change: operation({
    id: "calendars.change",
    method: "PUT",
    path: "/calendars/:id",
    summary:
      "Save another definition; running clocks are planned again in the background. If-Match carries the version read.",
    clauses: ["L2", "U6"],
    access: manage,
    params,
    body: definitionBody,
    answer: savedSchema,
  }),
  previewDay: operation({
    id: "calendars.preview-day",
    method: "POST",
    path: "/calendars/:id/days/:day/preview",
    summary: "Which running clocks another kind of day would move. Changes nothing.",
    clauses,
    access: manage,
    params: dayParams,
    body: dayChangeSchema,
    answer: effectSchema.extend({ day: dayViewSchema }),
  }),
  setDay: operation({
    id: "calendars.set-day",
    method: "PUT",
    path: "/calendars/:id/days/:day",
    summary: "Toggle a day, give it hours of its own, or take them back. If-Match carries the version read.",
    clauses: ["L2", "U6"],
    access: manage,
    params: dayParams,
    body: dayChangeSchema,
    answer: savedSchema.extend({ day: dayViewSchema }),
  }),
  previewRecompute: operation({
    id: "calendars.preview-recompute",
    method: "POST",
    path: "/calendars/:id/recompute/preview",
    summary: "What measuring the past of running clocks again would move. Changes nothing.",
    clauses,
    access: manage,
    params,
    answer: effectSchema,
  }),
  recompute: operation({
    id: "calendars.recompute",
    method: "POST",
    path: "/calendars/:id/recompute",
    summary:
      "Measure the past of running clocks again by the calendar as it stands. Explicit and recorded, with its reason.",
    clauses,
    access: manage,
    params,
    body: recomputeBody,
    status: 202,
    answer: z.object({ replan: idSchema }),
  }),
  archive: operation({
    id: "calendars.archive",
    method: "POST",
    path: "/calendars/:id/archive",
    summary: "Take a calendar out of use; clocks that run by it go on. Not a standing one, nor one that levels use.",
    clauses,
    access: manage,
    params,
    answer: calendarSchema,
  }),
  restore: operation({
    id: "calendars.restore",
    method: "POST",
    path: "/calendars/:id/restore",
    summary: "Take an archived calendar into use again.",
    clauses,
    access: manage,
    params,
    answer: calendarSchema,
  }),
  replan: operation({
    id: "calendar-replans.read",
    method: "GET",
    path: "/calendar-replans/:id",
    summary: "How far the replanning of running clocks has come.",
    clauses,
    access: manage,
    params,
    answer: z.object({ moved: z.number().int(), finishedAt: instantSchema.nullable() }),
  }),
} as const;

const holidayDaySchema = z.object({
  day: daySchema,
  kind: z.enum(["off", "work"]),
  name: z.object({ zh: z.string(), en: z.string() }),
});
const holidayYearSchema = z.object({
  country: countrySchema,
  year: z.number().int(),
  origin: z.enum(["shipped", "imported"]),
  sources: z.array(z.object({ title: z.string().nullable(), published: z.string().nullable(), url: z.string() })),
  days: z.array(holidayDaySchema),
});
export type HolidayYearView = z.infer<typeof holidayYearSchema>;

const importBody = z.strictObject({
  country: countrySchema,
  /** One year or a list of years in our form, or one in the form of the public holiday-cn data. */
  data: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown()).max(50)]),
});
export type ImportBody = z.output<typeof importBody>;

const importPreviewSchema = z.object({
  years: z.array(
    z.object({
      year: z.number().int(),
      /** What stands there now and would be replaced. */
      replaces: z.enum(["shipped", "imported"]).nullable(),
      days: z.array(holidayDaySchema),
    }),
  ),
  problems: z.array(z.object({ path: z.string(), code: z.string(), row: z.number().int().nullable() })),
  effect: effectSchema,
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const holidayOperations = {
  list: operation({
    id: "holiday-years.list",
    method: "GET",
    path: "/holiday-years",
    summary: "Years whose holidays are known for a country, and of this year and the next those that are not.",
    clauses,
    access: read,
    query: z.strictObject({ country: countrySchema.default("cn") }),
    answer: z.object({ items: z.array(holidayYearSchema), uncovered: z.array(z.number().int()) }),
  }),
  preview: operation({
    id: "holiday-years.preview",
    method: "POST",
    path: "/holiday-years/preview",
    summary: "What a file of holidays says, what is wrong with it row by row, and which running clocks it would move.",
    clauses: ["L2", "U7"],
    access: manage,
    body: importBody,
    answer: importPreviewSchema,
  }),
  import: operation({
    id: "holiday-years.import",
    method: "POST",
    path: "/holiday-years",
    summary: "Import holidays; all of the file or nothing. An imported year wins over the shipped one.",
    clauses: ["L2", "U7"],
    access: manage,
    body: importBody,
    status: 201,
    answer: z.object({ years: z.array(z.number().int()), replans: z.array(idSchema) }),
  }),
} as const;
