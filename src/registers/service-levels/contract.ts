import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema, keySchema, writtenWordsSchema } from "#kernel/http/values.ts";
import { effectSchema } from "#kernel/process/replan/contract.ts";
import { levelClockKeys, priorityKeys } from "./rules.ts";

const longestMinutes = 366 * 24 * 60;
const minutes = z.number().int().min(1).max(longestMinutes).describe("working minutes");
const targetsSchema = z
  .partialRecord(z.enum(levelClockKeys), z.partialRecord(z.enum(priorityKeys), minutes))
  .describe("clock -> priority (1 urgent … 4 low) -> working minutes; absent: no target");

const levelSchema = z.object({
  id: idSchema,
  key: z.string(),
  name: writtenWordsSchema,
  /** Holds for every organisation that has none of its own, nor any above it. */
  isDefault: z.boolean(),
  calendarId: idSchema,
  /** For priority 1, where another applies (7×24 on site for major faults); null: the same. */
  urgentCalendarId: idSchema.nullable(),
  targets: targetsSchema,
  /** Organisations that name it themselves (those below them follow), and contracts that do. */
  usedIn: z.number().int(),
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type LevelView = z.infer<typeof levelSchema>;

const createBody = z.strictObject({
  key: keySchema,
  name: writtenWordsSchema,
  calendarId: idSchema,
  urgentCalendarId: idSchema.nullable().default(null),
  targets: targetsSchema.default({}),
});
const changeBody = z
  .strictObject({
    name: writtenWordsSchema,
    calendarId: idSchema,
    urgentCalendarId: idSchema.nullable(),
    targets: targetsSchema,
  })
  .partial();
export type CreateLevel = z.output<typeof createBody>;
export type ChangeLevel = z.output<typeof changeBody>;

const params = z.object({ id: idSchema });
const read = { permission: "register.read" };
const manage = { permission: "register.manage" };
const clauses = ["L1"];

export const serviceLevelOperations = {
  list: operation({
    id: "service-levels.list",
    method: "GET",
    path: "/service-levels",
    summary:
      "Service levels with their targets, and the clocks a level may have a target for; archived ones on request.",
    clauses,
    access: read,
    query: z.strictObject({ archived: z.enum(["true", "false"]).optional() }),
    answer: z.object({
      items: z.array(levelSchema),
      clocks: z.array(z.object({ key: z.enum(levelClockKeys), title: wordsSchema })),
    }),
  }),
  read: operation({
    id: "service-levels.read",
    method: "GET",
    path: "/service-levels/:id",
    summary: "One service level and the first 200 organisations that name it.",
    clauses,
    access: read,
    params,
    answer: levelSchema.extend({ organisations: z.array(z.object({ id: idSchema, name: z.string() })) }),
  }),
  create: operation({
    id: "service-levels.create",
    method: "POST",
    path: "/service-levels",
    summary: "Add a service level.",
    clauses,
    access: manage,
    body: createBody,
    status: 201,
    answer: levelSchema,
  }),
  change: operation({
    id: "service-levels.change",
    method: "PATCH",
    path: "/service-levels/:id",
    summary: "Change a level. Clocks that run by it follow in the background. If-Match carries the version read.",
    clauses: ["L1", "U6"],
    access: manage,
    params,
    body: changeBody,
    answer: levelSchema,
  }),
  preview: operation({
    id: "service-levels.preview",
    method: "POST",
    path: "/service-levels/:id/preview",
    summary:
      "Which open due times this change would move: how many, and the first of them, old and new. Writes nothing.",
    clauses,
    access: manage,
    params,
    body: changeBody,
    answer: effectSchema,
  }),
  previewAssignment: operation({
    id: "service-levels.preview-assignment",
    method: "POST",
    path: "/service-level-assignments/preview",
    summary:
      "Which open due times move if this customer, or contract, gets that level (null: none of its own). Writes nothing.",
    clauses,
    access: manage,
    body: z.strictObject({
      scope: z.enum(["organisation", "contract"]),
      scopeId: idSchema,
      levelId: idSchema.nullable(),
    }),
    answer: effectSchema,
  }),
  makeDefault: operation({
    id: "service-levels.make-default",
    method: "POST",
    path: "/service-levels/:id/make-default",
    summary: "Let this level hold for all who have none.",
    clauses,
    access: manage,
    params,
    answer: levelSchema,
  }),
  archive: operation({
    id: "service-levels.archive",
    method: "POST",
    path: "/service-levels/:id/archive",
    summary: "Take a level out of use: not the default one, nor one that organisations name.",
    clauses,
    access: manage,
    params,
    answer: levelSchema,
  }),
  restore: operation({
    id: "service-levels.restore",
    method: "POST",
    path: "/service-levels/:id/restore",
    summary: "Take an archived level into use again.",
    clauses,
    access: manage,
    params,
    answer: levelSchema,
  }),
} as const;
