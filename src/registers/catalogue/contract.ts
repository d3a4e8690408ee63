import { z } from "zod";
import { conditionSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema, keySchema, writtenWordsSchema } from "#kernel/http/values.ts";
import { staffRoleKeys } from "#kernel/people/roles.ts";
import { askableTypes, groupKeys, iconKeys, mostFields } from "./rules.ts";

/** What crosses the wire about the service catalogue (L1, D4). */

const longWords = z.strictObject({ zh: z.string().trim().max(2000), en: z.string().trim().max(2000) });

const itemFieldSchema = z.strictObject({
  key: keySchema,
  type: z.enum(askableTypes),
  title: writtenWordsSchema,
  hint: writtenWordsSchema.optional(),
  required: z.boolean(),
  when: conditionSchema.optional().describe("asked only when an earlier question has one of these answers"),
  choices: z
    .array(z.strictObject({ value: keySchema, title: writtenWordsSchema }))
    .max(50)
    .optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
export type ItemField = z.output<typeof itemFieldSchema>;

const approverSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("person"), personId: idSchema }),
  z
    .strictObject({ kind: z.literal("customer-representative") })
    .describe("whoever represents the customer who asks: their own house, else the nearest above it"),
  z
    .strictObject({ kind: z.literal("role"), role: z.enum(staffRoleKeys as [string, ...string[]]) })
    .describe("whoever holds the role in the department that fulfils it, else the nearest above it"),
]);
export type Approver = z.output<typeof approverSchema>;

const approvalStepSchema = z.strictObject({
  title: writtenWordsSchema,
  mode: z.enum(["any", "all"]).describe("any one of them suffices, or all must agree"),
  approvers: z.array(approverSchema).min(1).max(10),
  minutes: z.number().int().min(1).max(60_000).describe("working minutes by office hours"),
  atDeadline: z
    .enum(["remind", "delegate", "escalate"])
    .describe("remind them, pass it to their deputy, or to the department head (a customer's: to the desk)"),
});
export type ApprovalStep = z.output<typeof approvalStepSchema>;

export const contentSchema = z.strictObject({
  group: z.enum(groupKeys),
  name: writtenWordsSchema,
  description: longWords,
  help: longWords,
  icon: z.enum(iconKeys),
  serviceId: idSchema.nullable(),
  fields: z.array(itemFieldSchema).max(mostFields),
  audience: z.strictObject({
    organisationIds: z.array(idSchema).max(200).describe("with all below them; none: every customer"),
    roles: z.array(z.enum(["customer", "customer-representative"])).describe("none: everybody"),
  }),
  priority: z.number().int().min(1).max(4),
  usualHours: z.number().int().min(1).max(2000).nullable().describe("how long it usually takes, in working hours"),
  approvals: z.array(approvalStepSchema).max(8).describe("one after the other"),
  teamId: idSchema.nullable().describe("who fulfils it"),
  goesByItself: z.boolean().describe("goes to that team without the desk"),
});
export type ItemContent = z.output<typeof contentSchema>;

const itemSchema = contentSchema.extend({
  id: idSchema,
  key: z.string(),
  position: z.number().int(),
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type ItemView = z.infer<typeof itemSchema>;

const offeredSchema = itemSchema
  .pick({
    id: true,
    key: true,
    group: true,
    name: true,
    description: true,
    help: true,
    icon: true,
    serviceId: true,
    fields: true,
    priority: true,
    usualHours: true,
    version: true,
  })
  .extend({
    groupTitle: z.object({ zh: z.string(), en: z.string() }),
    approvals: z.array(z.object({ title: z.object({ zh: z.string(), en: z.string() }) })).describe("titles only"),
  });
export type OfferedItem = z.infer<typeof offeredSchema>;

const createBody = contentSchema.extend({ key: keySchema, position: z.number().int().min(0).max(10_000).default(0) });
const changeBody = contentSchema.extend({ position: z.number().int().min(0).max(10_000) }).partial();
export type CreateItem = z.output<typeof createBody>;
export type ChangeItem = z.output<typeof changeBody>;

const params = z.object({ id: idSchema });
const manage = { permission: "register.manage" };
const clauses = ["L1", "D4"];

export const catalogueOperations = {
  offered: operation({
    id: "catalogue.offered",
    method: "GET",
    path: "/catalogue",
    summary:
      "What you may ask for: items in use that are offered to you, with their questions. Staff name the customer.",
    clauses,
    access: { permission: "case.register" },
    query: z.strictObject({ organisation: idSchema.optional().describe("staff: the customer on the line") }),
    answer: z.object({ items: z.array(offeredSchema) }),
  }),
  list: operation({
    id: "catalogue.list",
    method: "GET",
    path: "/catalogue-items",
    summary: "The items of the catalogue as they are kept; archived ones on request.",
    clauses,
    access: { permission: "register.read" },
    query: z.strictObject({ archived: z.enum(["true", "false"]).optional() }),
    answer: z.object({ items: z.array(itemSchema) }),
  }),
  read: operation({
    id: "catalogue.read",
    method: "GET",
    path: "/catalogue-items/:id",
    summary: "One item, and how many requests were made by it.",
    clauses,
    access: { permission: "register.read" },
    params,
    answer: itemSchema.extend({ usedIn: z.number().int(), open: z.number().int() }),
  }),
  create: operation({
    id: "catalogue.create",
    method: "POST",
    path: "/catalogue-items",
    summary: "Add an item.",
    clauses,
    access: manage,
    body: createBody,
    status: 201,
    answer: itemSchema,
  }),
  change: operation({
    id: "catalogue.change",
    method: "PATCH",
    path: "/catalogue-items/:id",
    summary:
      "Change an item: a new version. Requests made before keep the version they were asked by. If-Match carries the version read.",
    clauses,
    access: manage,
    params,
    body: changeBody,
    answer: itemSchema,
  }),
  archive: operation({
    id: "catalogue.archive",
    method: "POST",
    path: "/catalogue-items/:id/archive",
    summary: "Offer an item no longer; requests made by it go on.",
    clauses,
    access: manage,
    params,
    answer: itemSchema,
  }),
  restore: operation({
    id: "catalogue.restore",
    method: "POST",
    path: "/catalogue-items/:id/restore",
    summary: "Offer an archived item again; what it names must be in use.",
    clauses,
    access: manage,
    params,
    answer: itemSchema,
  }),
} as const;
