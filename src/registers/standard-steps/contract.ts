import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema, keySchema, writtenWordsSchema } from "#kernel/http/values.ts";
import { mostSteps } from "./rules.ts";

/** What crosses the wire about the standard steps of the first line (D7). */

const stepSchema = z.strictObject({
  key: keySchema.describe("stays the step's own while its words or place change"),
  title: writtenWordsSchema,
  hint: writtenWordsSchema.optional(),
});
export type Step = z.output<typeof stepSchema>;

const body = z.strictObject({
  name: writtenWordsSchema,
  serviceId: idSchema.nullable().describe("with all below it; null: any service"),
  categoryId: idSchema.nullable().describe("with all below it; null: any category"),
  steps: z.array(stepSchema).min(1).max(mostSteps),
});
const changeBody = body.partial();
export type CreateStandardSteps = z.output<typeof body>;
export type ChangeStandardSteps = z.output<typeof changeBody>;

const standardStepsSchema = body.extend({
  id: idSchema,
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type StandardStepsView = z.infer<typeof standardStepsSchema>;

const params = z.object({ id: idSchema });
const manage = { permission: "register.manage" };
const clauses = ["D7"];

export const standardStepsOperations = {
  list: operation({
    id: "standard-steps.list",
    method: "GET",
    path: "/standard-steps",
    summary: "The lists of standard steps the first line follows; archived ones on request.",
    clauses,
    access: { permission: "register.read" },
    query: z.strictObject({ archived: z.enum(["true", "false"]).optional() }),
    answer: z.object({ items: z.array(standardStepsSchema) }),
  }),
  create: operation({
    id: "standard-steps.create",
    method: "POST",
    path: "/standard-steps",
    summary: "Add a list; it holds for the next case of its service or category that is solved by standard steps.",
    clauses,
    access: manage,
    body,
    status: 201,
    answer: standardStepsSchema,
  }),
  change: operation({
    id: "standard-steps.change",
    method: "PATCH",
    path: "/standard-steps/:id",
    summary: "Change a list; what was followed keeps its words. If-Match carries the version read.",
    clauses,
    access: manage,
    params,
    body: changeBody,
    answer: standardStepsSchema,
  }),
  archive: operation({
    id: "standard-steps.archive",
    method: "POST",
    path: "/standard-steps/:id/archive",
    summary: "Take a list out of use.",
    clauses,
    access: manage,
    params,
    answer: standardStepsSchema,
  }),
  restore: operation({
    id: "standard-steps.restore",
    method: "POST",
    path: "/standard-steps/:id/restore",
    summary: "Take an archived list into use again; what it names must be in use, and its place free.",
    clauses,
    access: manage,
    params,
    answer: standardStepsSchema,
  }),
} as const;
