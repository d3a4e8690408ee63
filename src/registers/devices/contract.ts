import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema } from "#kernel/http/values.ts";

const text = (most: number) => z.string().trim().max(most);

const deviceSchema = z.object({
  id: idSchema,
  organisation: z.object({ id: idSchema, name: z.string() }),
  model: z.string(),
  serial: z.string(),
  name: z.string(),
  site: z.string(),
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type DeviceView = z.infer<typeof deviceSchema>;

const createBody = z.strictObject({
  organisationId: idSchema,
  model: text(200).min(1),
  serial: text(100).default(""),
  name: text(200).default(""),
  site: text(200).default(""),
});
const changeBody = z
  .strictObject({
    organisationId: idSchema,
    model: text(200).min(1),
    serial: text(100),
    name: text(200),
    site: text(200),
  })
  .partial();
export type CreateDevice = z.output<typeof createBody>;
export type ChangeDevice = z.output<typeof changeBody>;

const listQuery = z.strictObject({
  organisation: idSchema.optional().describe("this organisation and all below it"),
  q: text(100).optional().describe("beginning of a serial number or a model"),
  archived: z.enum(["true", "false"]).optional(),
  cursor: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type ListDevices = z.output<typeof listQuery>;

const params = z.object({ id: idSchema });
/** A right of its own: the desk adds a caller's device while the caller is on the phone. */
const manage = { permission: "device.manage" } as const;
const clauses = ["D2"];

export const deviceOperations = {
  list: operation({
    id: "devices.list",
    method: "GET",
    path: "/devices",
    summary: "Devices, keyset-paged; customers see those of their own organisations.",
    clauses,
    access: "signed-in",
    query: listQuery,
    answer: z.object({ items: z.array(deviceSchema), next: idSchema.nullable() }),
  }),
  read: operation({
    id: "devices.read",
    method: "GET",
    path: "/devices/:id",
    summary: "One device; outside one's own organisations there is none.",
    clauses,
    access: "signed-in",
    params,
    answer: deviceSchema,
  }),
  create: operation({
    id: "devices.create",
    method: "POST",
    path: "/devices",
    summary: "Add a device of an organisation.",
    clauses,
    access: manage,
    body: createBody,
    status: 201,
    answer: deviceSchema,
  }),
  change: operation({
    id: "devices.change",
    method: "PATCH",
    path: "/devices/:id",
    summary: "Change a device. If-Match carries the version read.",
    clauses,
    access: manage,
    params,
    body: changeBody,
    answer: deviceSchema,
  }),
  archive: operation({
    id: "devices.archive",
    method: "POST",
    path: "/devices/:id/archive",
    summary: "Take a device out of use; cases that name it keep it.",
    clauses,
    access: manage,
    params,
    answer: deviceSchema,
  }),
  restore: operation({
    id: "devices.restore",
    method: "POST",
    path: "/devices/:id/restore",
    summary: "Take an archived device into use again.",
    clauses,
    access: manage,
    params,
    answer: deviceSchema,
  }),
} as const;
