import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema } from "#kernel/http/values.ts";

const changeSchema = z.object({
  id: idSchema,
  register: z.string(),
  record: z.string(),
  at: instantSchema,
  by: z.object({ actor: z.string(), name: z.string().nullable() }),
  before: z.unknown(),
  after: z.unknown(),
});
export type RegisterChange = z.infer<typeof changeSchema>;

/** Registers whose records others name. */
const usedRegisters = ["services", "categories", "teams", "calendars", "service-levels", "macros"] as const;
export type UsedRegister = (typeof usedRegisters)[number];

const useSchema = z.object({
  /** What names it: open cases, services below it, members, … */
  kind: z.enum([
    "cases",
    "services",
    "categories",
    "levels",
    "organisations",
    "members",
    "clocks",
    "macros",
    "procedures",
  ]),
  count: z.number().int().describe("up to `cap`; `cap` + 1 says: more"),
  first: z.array(
    z.object({
      id: z.string().describe("id of the record, or key of the procedure"),
      name: z.union([wordsSchema, z.string()]),
    }),
  ),
});
export type RegisterUse = z.infer<typeof useSchema>;

export const registerChangeOperations = {
  list: operation({
    id: "register-changes.list",
    method: "GET",
    path: "/register-changes",
    summary: "Who changed a register when, with the values before and after; newest first.",
    clauses: ["U6", "M4"],
    access: { permission: "register.manage" },
    query: z.strictObject({
      register: z.string().max(60).optional(),
      record: z.string().max(60).optional(),
      by: idSchema.optional().describe("the person who changed it"),
      from: z.iso.datetime({ offset: true }).optional(),
      until: z.iso.datetime({ offset: true }).optional().describe("before this instant"),
      cursor: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.object({ items: z.array(changeSchema), next: idSchema.nullable() }),
  }),
  uses: operation({
    id: "register-uses.list",
    method: "GET",
    path: "/register-uses",
    summary: "Who names a record of a register: how many of each kind, and the first few.",
    clauses: ["U6"],
    access: { permission: "register.read" },
    query: z.strictObject({ register: z.enum(usedRegisters), record: idSchema }),
    answer: z.object({ items: z.array(useSchema), cap: z.number().int() }),
  }),
} as const;
