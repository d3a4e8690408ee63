import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema, keySchema, writtenWordsSchema } from "#kernel/http/values.ts";

const serviceSchema = z.object({
  id: idSchema,
  parentId: idSchema.nullable(),
  key: z.string(),
  name: writtenWordsSchema,
  /** The business department that answers for it. */
  departmentId: idSchema.nullable(),
  /** Its usual 2nd line, where a dispatch goes unless somebody chooses otherwise. */
  teamId: idSchema.nullable(),
  thirdLineTeamId: idSchema.nullable(),
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type ServiceView = z.infer<typeof serviceSchema>;

const fields = {
  parentId: idSchema.nullable(),
  name: writtenWordsSchema,
  departmentId: idSchema.nullable(),
  teamId: idSchema.nullable(),
  thirdLineTeamId: idSchema.nullable(),
};
const createBody = z.strictObject({
  key: keySchema,
  name: fields.name,
  parentId: fields.parentId.default(null),
  departmentId: fields.departmentId.default(null),
  teamId: fields.teamId.default(null),
  thirdLineTeamId: fields.thirdLineTeamId.default(null),
});
const changeBody = z.strictObject(fields).partial();
export type CreateService = z.output<typeof createBody>;
export type ChangeService = z.output<typeof changeBody>;

const params = z.object({ id: idSchema });
const manage = { permission: "register.manage" };
const clauses = ["D5", "L1"];

export const serviceOperations = {
  names: operation({
    id: "services.names",
    method: "GET",
    path: "/service-names",
    summary: "Names of the services in use, for whoever describes a request.",
    clauses,
    access: "signed-in",
    answer: z.object({ items: z.array(serviceSchema.pick({ id: true, parentId: true, name: true })) }),
  }),
  list: operation({
    id: "services.list",
    method: "GET",
    path: "/services",
    summary: "The tree of services with departments and usual teams; archived ones on request.",
    clauses,
    access: { permission: "register.read" },
    query: z.strictObject({ archived: z.enum(["true", "false"]).optional() }),
    answer: z.object({ items: z.array(serviceSchema) }),
  }),
  read: operation({
    id: "services.read",
    method: "GET",
    path: "/services/:id",
    summary: "One service.",
    clauses,
    access: { permission: "register.read" },
    params,
    answer: serviceSchema,
  }),
  create: operation({
    id: "services.create",
    method: "POST",
    path: "/services",
    summary: "Add a service.",
    clauses,
    access: manage,
    body: createBody,
    status: 201,
    answer: serviceSchema,
  }),
  change: operation({
    id: "services.change",
    method: "PATCH",
    path: "/services/:id",
    summary: "Rename or move a service, or change who answers for it. If-Match carries the version read.",
    clauses,
    access: manage,
    params,
    body: changeBody,
    answer: serviceSchema,
  }),
  archive: operation({
    id: "services.archive",
    method: "POST",
    path: "/services/:id/archive",
    summary: "Take a service out of use; cases that name it keep it.",
    clauses,
    access: manage,
    params,
    answer: serviceSchema,
  }),
  restore: operation({
    id: "services.restore",
    method: "POST",
    path: "/services/:id/restore",
    summary: "Take an archived service into use again.",
    clauses,
    access: manage,
    params,
    answer: serviceSchema,
  }),
} as const;
