import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema, writtenWordsSchema } from "#kernel/http/values.ts";

const body = z.strictObject({
  name: writtenWordsSchema,
  priority: z.number().int().min(1).max(4).describe("this or graver: 1 urgent … 4 low"),
  serviceId: idSchema.nullable().describe("null: any service"),
  categoryId: idSchema.nullable().describe("null: any category"),
  cases: z.number().int().min(1).max(1000).describe("so many open incidents of one service"),
  customers: z.number().int().min(1).max(1000).describe("of so many customers"),
  withinMinutes: z.number().int().min(1).max(10_080).describe("that came in within so many minutes"),
  declares: z.boolean().describe("true: declared at once; false: proposed to the incident manager"),
});
const changeBody = body.partial();
export type CreateMajorRule = z.output<typeof body>;
export type ChangeMajorRule = z.output<typeof changeBody>;

const majorRuleSchema = z.object({
  id: idSchema,
  ...body.shape,
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type MajorRuleView = z.infer<typeof majorRuleSchema>;

const params = z.object({ id: idSchema });
const manage = { permission: "register.manage" };
const clauses = ["D12"];

export const majorRuleOperations = {
  list: operation({
    id: "major-rules.list",
    method: "GET",
    path: "/major-rules",
    summary: "The rules by which incidents become a major one; archived ones on request.",
    clauses,
    access: { permission: "register.read" },
    query: z.strictObject({ archived: z.enum(["true", "false"]).optional() }),
    answer: z.object({ items: z.array(majorRuleSchema) }),
  }),
  create: operation({
    id: "major-rules.create",
    method: "POST",
    path: "/major-rules",
    summary: "Add a rule; it looks at incidents from the next one told of.",
    clauses,
    access: manage,
    body,
    status: 201,
    answer: majorRuleSchema,
  }),
  change: operation({
    id: "major-rules.change",
    method: "PATCH",
    path: "/major-rules/:id",
    summary: "Change a rule; what it brought about stays. If-Match carries the version read.",
    clauses,
    access: manage,
    params,
    body: changeBody,
    answer: majorRuleSchema,
  }),
  archive: operation({
    id: "major-rules.archive",
    method: "POST",
    path: "/major-rules/:id/archive",
    summary: "Take a rule out of use.",
    clauses,
    access: manage,
    params,
    answer: majorRuleSchema,
  }),
  restore: operation({
    id: "major-rules.restore",
    method: "POST",
    path: "/major-rules/:id/restore",
    summary: "Take an archived rule into use again; what it names must be in use.",
    clauses,
    access: manage,
    params,
    answer: majorRuleSchema,
  }),
} as const;
