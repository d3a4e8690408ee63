import { z } from "zod";
import { operation } from "../../http/contract.ts";
import { daySchema, idSchema, instantSchema } from "../../http/values.ts";

const deputySchema = z.object({
  id: idSchema,
  person: z.object({ id: idSchema, name: z.string() }),
  deputy: z.object({ id: idSchema, name: z.string() }),
  from: daySchema,
  until: daySchema,
  endedAt: instantSchema.nullable().describe("ended early; null: it holds, or held, to its last day"),
});
export type DeputyView = z.infer<typeof deputySchema>;

const mine = { permission: "deputies.name" };

export const deputyOperations = {
  list: operation({
    id: "deputies.list",
    method: "GET",
    path: "/me/deputies",
    summary:
      "Who stands in for you, and for whom you stand in: today and later; and the last ten who stood in for you before.",
    clauses: ["D4"],
    access: mine,
    answer: z.object({ items: z.array(deputySchema), past: z.array(deputySchema) }),
  }),
  name: operation({
    id: "deputies.name",
    method: "POST",
    path: "/me/deputies",
    summary:
      "Name who decides in your place on these days. What is asked of you then goes to them, recorded as in your place.",
    clauses: ["D4"],
    access: mine,
    body: z.strictObject({ deputyId: idSchema, from: daySchema, until: daySchema }),
    status: 201,
    answer: deputySchema,
  }),
  end: operation({
    id: "deputies.end",
    method: "POST",
    path: "/me/deputies/:id/end",
    summary: "You are back: end it before its last day. What they have already been asked stays theirs.",
    clauses: ["D4"],
    access: mine,
    params: z.object({ id: idSchema }),
    status: 204,
    answer: z.void(),
  }),
} as const;
