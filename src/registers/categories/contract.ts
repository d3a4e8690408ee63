import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema, keySchema, writtenWordsSchema } from "#kernel/http/values.ts";

const requiredFields = z.array(z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/)).max(40);

const priority = z.number().int().min(1).max(4);

const categorySchema = z.object({
  id: idSchema,
  parentId: idSchema.nullable(),
  key: z.string(),
  name: writtenWordsSchema,
  /** Keys of the case fields that must be filled before a case of this category is dispatched (D10). */
  requiredFields: z.array(z.string()),
  /** Cases up to this priority (1 urgent … 4 low) need a design agreed with the user (D14); null: by choice only. */
  designForPriority: priority.nullable(),
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type CategoryView = z.infer<typeof categorySchema>;

const createBody = z.strictObject({
  key: keySchema,
  name: writtenWordsSchema,
  parentId: idSchema.nullable().default(null),
  requiredFields: requiredFields.default([]),
  designForPriority: priority.nullable().default(null),
});
const changeBody = z
  .strictObject({
    name: writtenWordsSchema,
    parentId: idSchema.nullable(),
    requiredFields,
    designForPriority: priority.nullable(),
  })
  .partial();
export type CreateCategory = z.output<typeof createBody>;
export type ChangeCategory = z.output<typeof changeBody>;

const params = z.object({ id: idSchema });
const manage = { permission: "register.manage" };
const clauses = ["D5", "D10", "D14"];

export const categoryOperations = {
  list: operation({
    id: "categories.list",
    method: "GET",
    path: "/categories",
    summary: "The tree of categories with the fields each one requires; archived ones on request.",
    clauses,
    access: { permission: "register.read" },
    query: z.strictObject({ archived: z.enum(["true", "false"]).optional() }),
    answer: z.object({ items: z.array(categorySchema) }),
  }),
  read: operation({
    id: "categories.read",
    method: "GET",
    path: "/categories/:id",
    summary: "One category.",
    clauses,
    access: { permission: "register.read" },
    params,
    answer: categorySchema,
  }),
  create: operation({
    id: "categories.create",
    method: "POST",
    path: "/categories",
    summary: "Add a category.",
    clauses,
    access: manage,
    body: createBody,
    status: 201,
    answer: categorySchema,
  }),
  change: operation({
    id: "categories.change",
    method: "PATCH",
    path: "/categories/:id",
    summary: "Rename or move a category, or change what it requires. If-Match carries the version read.",
    clauses,
    access: manage,
    params,
    body: changeBody,
    answer: categorySchema,
  }),
  archive: operation({
    id: "categories.archive",
    method: "POST",
    path: "/categories/:id/archive",
    summary: "Take a category out of use; cases that name it keep it.",
    clauses,
    access: manage,
    params,
    answer: categorySchema,
  }),
  restore: operation({
    id: "categories.restore",
    method: "POST",
    path: "/categories/:id/restore",
    summary: "Take an archived category into use again.",
    clauses,
    access: manage,
    params,
    answer: categorySchema,
  }),
} as const;
