import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { daySchema, idSchema, instantSchema } from "#kernel/http/values.ts";

export const dispatchRoutes = ["liaison", "project-manager", "desk"] as const;
const units = ["minutes", "visits"] as const;
const text = (most: number) => z.string().trim().max(most);
const named = z.object({ id: idSchema, name: z.string() });
const ids = z.array(idSchema).max(500);

/** What an administrator writes down of a contract (L1). */
const written = {
  number: text(60).min(1),
  name: text(200).min(1),
  organisationId: idSchema.describe("the customer; it holds for all below them too"),
  contractorId: idSchema.describe("the own organisation that signed it"),
  projectId: idSchema.nullable(),
  signedOn: daySchema.nullable(),
  fromDay: daySchema,
  untilDay: daySchema.nullable().describe("last day included; null: until it is ended"),
  warnDays: z.number().int().min(0).max(366).describe("so many days before its end it counts as expiring"),
  serviceIds: ids.describe("with all below them; empty: every service"),
  siteIds: ids.describe("organisations below the customer; empty: every site"),
  deviceIds: ids.describe("empty: every device of the customer"),
  levelId: idSchema.nullable().describe("null: the organisation's service level"),
  balanceUnit: z.enum(units).nullable().describe("what is counted; null: nothing"),
  bought: z.number().int().min(0).max(100_000_000).describe("minutes or visits"),
  route: z.enum(dispatchRoutes).nullable().describe("how its cases are dispatched; null: by the liaison"),
  isKeyCustomer: z.boolean(),
  hasOurStaff: z.boolean(),
  complaintDays: z
    .number()
    .int()
    .min(1)
    .max(366)
    .nullable()
    .describe("agreed limit for settling complaints, working days"),
  note: text(2000),
};

const contractSchema = z.object({
  ...written,
  id: idSchema,
  organisation: named,
  contractor: named,
  project: named.extend({ number: z.string() }).nullable(),
  manager: named.nullable(),
  used: z.number().int().describe("minutes or visits booked so far"),
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type ContractView = z.infer<typeof contractSchema>;

const defaults = {
  projectId: null,
  signedOn: null,
  untilDay: null,
  warnDays: 30,
  serviceIds: [],
  siteIds: [],
  deviceIds: [],
  levelId: null,
  balanceUnit: null,
  bought: 0,
  route: null,
  isKeyCustomer: false,
  hasOurStaff: false,
  complaintDays: null,
  note: "",
};
const createBody = z
  .strictObject(written)
  .partial(
    Object.fromEntries(Object.keys(defaults).map((key) => [key, true])) as { [Key in keyof typeof defaults]: true },
  )
  .transform((body) => ({ ...defaults, ...body }));
const changeBody = z.strictObject(written).partial();
export type CreateContract = z.output<typeof createBody>;
export type ChangeContract = z.output<typeof changeBody>;

const stateSchema = z.enum(["running", "expiring", "ended", "used-up", "to-come"]);
const listQuery = z.strictObject({
  q: text(100).optional().describe("part of a number, a name or a customer's name"),
  organisation: idSchema.optional().describe("this customer and all below it"),
  project: idSchema.optional(),
  state: stateSchema.optional(),
  archived: z.enum(["true", "false"]).optional(),
  cursor: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type ListContracts = z.output<typeof listQuery>;

const coverSchema = z.object({
  state: z.enum(["in", "expiring", "used-up", "out", "unchecked"]),
  reason: wordsSchema,
  contract: z
    .object({
      id: idSchema,
      number: z.string(),
      name: z.string(),
      projectName: z.string().nullable(),
      managerId: idSchema.nullable(),
      route: z.enum(dispatchRoutes).nullable(),
      isKeyCustomer: z.boolean(),
      hasOurStaff: z.boolean(),
    })
    .nullable(),
  /** The contracts an operator may choose from, each with what it says to this case. */
  choices: z.array(
    z.object({ id: idSchema, number: z.string(), name: z.string(), state: z.string(), reason: wordsSchema }),
  ),
});
export type CoverView = z.infer<typeof coverSchema>;

const params = z.object({ id: idSchema });
const read = { permission: "register.read" };
const manage = { permission: "register.manage" };
const clauses = ["L1"];

export const contractOperations = {
  list: operation({
    id: "contracts.list",
    method: "GET",
    path: "/contracts",
    summary: "Contracts of customers, newest first, keyset-paged; archived ones on request.",
    clauses,
    access: read,
    query: listQuery,
    answer: z.object({ items: z.array(contractSchema), next: idSchema.nullable() }),
  }),
  read: operation({
    id: "contracts.read",
    method: "GET",
    path: "/contracts/:id",
    summary: "One contract: open cases under it, and the first 50 bookings of its hours or visits, newest first.",
    clauses,
    access: read,
    params,
    answer: contractSchema.extend({
      openCases: z.number().int(),
      bookings: z.array(
        z.object({
          number: z.string(),
          amount: z.number().int().describe("minutes or visits"),
          at: instantSchema,
          by: z.string().nullable(),
        }),
      ),
    }),
  }),
  cover: operation({
    id: "contracts.cover",
    method: "GET",
    path: "/contract-cover",
    summary:
      "Is this covered: in, expiring, used up, out, or unchecked where the customer has no contract; why, and by which.",
    clauses: ["L1", "D19"],
    access: read,
    query: z.strictObject({
      organisation: idSchema.optional(),
      service: idSchema.optional(),
      device: idSchema.optional(),
      contract: idSchema.optional().describe("only this one is judged: somebody has chosen it"),
      at: daySchema.optional().describe("the day it came in; today if absent"),
    }),
    answer: coverSchema,
  }),
  create: operation({
    id: "contracts.create",
    method: "POST",
    path: "/contracts",
    summary: "Add a contract.",
    clauses,
    access: manage,
    body: createBody,
    status: 201,
    answer: contractSchema,
  }),
  change: operation({
    id: "contracts.change",
    method: "PATCH",
    path: "/contracts/:id",
    summary:
      "Change a contract. Another service level moves the clocks of its open cases, in the background. If-Match carries the version read.",
    clauses: ["L1", "U6"],
    access: manage,
    params,
    body: changeBody,
    answer: contractSchema,
  }),
  archive: operation({
    id: "contracts.archive",
    method: "POST",
    path: "/contracts/:id/archive",
    summary: "Take a contract out of use: not while open cases are under it.",
    clauses,
    access: manage,
    params,
    answer: contractSchema,
  }),
  restore: operation({
    id: "contracts.restore",
    method: "POST",
    path: "/contracts/:id/restore",
    summary: "Take an archived contract into use again.",
    clauses,
    access: manage,
    params,
    answer: contractSchema,
  }),
} as const;
