import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema } from "#kernel/http/values.ts";
import { roleKeys } from "#kernel/people/roles.ts";

const rungSchema = z.strictObject({
  personId: idSchema.nullable().describe("this person; else whoever holds the role in the department or above it"),
  role: z.enum(roleKeys).nullable(),
  way: z.enum(["app", "phone"]).describe("app: told in the system; phone: the desk is also asked to ring"),
  minutes: z
    .number()
    .int()
    .min(1)
    .max(1440)
    .nullable()
    .describe("working minutes to answer in; null: as the clock says"),
});
export type RungBody = z.infer<typeof rungSchema>;

const contactListSchema = z.object({
  id: idSchema,
  departmentId: idSchema,
  departmentName: z.string(),
  /** First to last. The department head is asked last in any case. */
  rungs: z.array(rungSchema.extend({ personName: z.string().nullable() })),
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type ContactListView = z.infer<typeof contactListSchema>;

const rungs = z.array(rungSchema).min(1).max(20);
const createBody = z.strictObject({ departmentId: idSchema, rungs });
const changeBody = z.strictObject({ rungs });
export type CreateContactList = z.output<typeof createBody>;
export type ChangeContactList = z.output<typeof changeBody>;

const params = z.object({ id: idSchema });
const read = { permission: "register.read" };
const manage = { permission: "register.manage" };
const clauses = ["D8"];

export const contactListOperations = {
  list: operation({
    id: "contact-lists.list",
    method: "GET",
    path: "/contact-lists",
    summary: "Every department's contact list, and the roles that can be asked; archived lists on request.",
    clauses,
    access: read,
    query: z.strictObject({ archived: z.enum(["true", "false"]).optional() }),
    answer: z.object({ items: z.array(contactListSchema), roles: z.array(z.enum(roleKeys)) }),
  }),
  create: operation({
    id: "contact-lists.create",
    method: "POST",
    path: "/contact-lists",
    summary: "Give a department a contact list; it may have one in use.",
    clauses,
    access: manage,
    body: createBody,
    status: 201,
    answer: contactListSchema,
  }),
  change: operation({
    id: "contact-lists.change",
    method: "PATCH",
    path: "/contact-lists/:id",
    summary:
      "Change who is asked and in which order; cases being passed along go on by the new list. If-Match carries the version read.",
    clauses,
    access: manage,
    params,
    body: changeBody,
    answer: contactListSchema,
  }),
  archive: operation({
    id: "contact-lists.archive",
    method: "POST",
    path: "/contact-lists/:id/archive",
    summary:
      "Take a list out of use: the department's liaison and head are asked then, or the list of the department above it.",
    clauses,
    access: manage,
    params,
    answer: contactListSchema,
  }),
  restore: operation({
    id: "contact-lists.restore",
    method: "POST",
    path: "/contact-lists/:id/restore",
    summary: "Take an archived list into use again.",
    clauses,
    access: manage,
    params,
    answer: contactListSchema,
  }),
} as const;
