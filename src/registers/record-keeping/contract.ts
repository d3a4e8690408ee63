import { z } from "zod";
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
      cursor: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.object({ items: z.array(changeSchema), next: idSchema.nullable() }),
  }),
} as const;
