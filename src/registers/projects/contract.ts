import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema } from "#kernel/http/values.ts";

const text = (most: number) => z.string().trim().max(most);
const named = z.object({ id: idSchema, name: z.string() });
const written = {
  number: text(60).min(1),
  name: text(200).min(1),
  organisationId: idSchema.describe("the customer"),
  managerId: idSchema.nullable().describe("the project manager, one of our own people; null: nobody named yet"),
};

const projectSchema = z.object({
  ...written,
  id: idSchema,
  organisation: named,
  manager: named.nullable(),
  /** Contracts in use that belong to it. */
  usedIn: z.number().int(),
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type ProjectView = z.infer<typeof projectSchema>;

const createBody = z.strictObject({ ...written, managerId: written.managerId.default(null) });
const changeBody = z.strictObject(written).partial();
export type CreateProject = z.output<typeof createBody>;
export type ChangeProject = z.output<typeof changeBody>;

const listQuery = z.strictObject({
  q: text(100).optional().describe("part of a number, a name or a customer's name"),
  organisation: idSchema.optional().describe("this customer and all above it"),
  archived: z.enum(["true", "false"]).optional(),
  cursor: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type ListProjects = z.output<typeof listQuery>;

const params = z.object({ id: idSchema });
const read = { permission: "register.read" };
const manage = { permission: "register.manage" };
const clauses = ["L1"];

export const projectOperations = {
  list: operation({
    id: "projects.list",
    method: "GET",
    path: "/projects",
    summary: "Projects, newest first, keyset-paged: named sets of a customer's contracts, each with a project manager.",
    clauses,
    access: read,
    query: listQuery,
    answer: z.object({ items: z.array(projectSchema), next: idSchema.nullable() }),
  }),
  read: operation({
    id: "projects.read",
    method: "GET",
    path: "/projects/:id",
    summary: "One project and its contracts in use.",
    clauses,
    access: read,
    params,
    answer: projectSchema.extend({
      contracts: z.array(z.object({ id: idSchema, number: z.string(), name: z.string() })),
    }),
  }),
  create: operation({
    id: "projects.create",
    method: "POST",
    path: "/projects",
    summary: "Add a project.",
    clauses,
    access: manage,
    body: createBody,
    status: 201,
    answer: projectSchema,
  }),
  change: operation({
    id: "projects.change",
    method: "PATCH",
    path: "/projects/:id",
    summary: "Change a project. If-Match carries the version read.",
    clauses: ["L1", "U6"],
    access: manage,
    params,
    body: changeBody,
    answer: projectSchema,
  }),
  archive: operation({
    id: "projects.archive",
    method: "POST",
    path: "/projects/:id/archive",
    summary: "Take a project out of use: not while contracts in use belong to it.",
    clauses,
    access: manage,
    params,
    answer: projectSchema,
  }),
  restore: operation({
    id: "projects.restore",
    method: "POST",
    path: "/projects/:id/restore",
    summary: "Take an archived project into use again.",
    clauses,
    access: manage,
    params,
    answer: projectSchema,
  }),
} as const;
