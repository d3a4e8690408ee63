import { z } from "zod";
import { operation } from "../../http/contract.ts";
import { idSchema, instantSchema } from "../../http/values.ts";

const words = z.string().trim().max(5_000);

export const resourceRequestSchema = z.object({
  id: idSchema,
  number: z.string(),
  subject: z.string(),
  department: z.object({ id: idSchema, name: z.string() }),
  wanted: z.string(),
  by: z.string(),
  at: instantSchema,
  mayAnswer: z.boolean().describe("you head the department that is asked"),
  answer: z
    .object({ isGranted: z.boolean(), words: z.string(), by: z.string(), at: instantSchema })
    .nullable()
    .describe("null: not answered yet"),
});
export type ResourceRequest = z.infer<typeof resourceRequestSchema>;

/** Resources asked of a department head for a case, and the answer (D26). */
export const resourceOperations = {
  ask: operation({
    id: "resources.ask",
    method: "POST",
    path: "/cases/:number/resource-requests",
    summary:
      "Ask the head of the department that has this case for resources. Internal, on the timeline; wrong-state where no department has it or it has ended.",
    clauses: ["D26"],
    access: { permission: "case.ask-resources" },
    params: z.object({ number: z.string() }),
    body: z.strictObject({ wanted: words.min(1) }),
    status: 201,
    answer: z.object({ seq: z.number().int() }),
  }),
  answer: operation({
    id: "resources.answer",
    method: "POST",
    path: "/cases/:number/resource-requests/:id/answer",
    summary:
      "Answer it as head of the department: granted, or refused with the reason. already-decided the second time.",
    clauses: ["D26"],
    access: { permission: "incident.head-decide" },
    params: z.object({ number: z.string(), id: idSchema }),
    body: z.strictObject({ isGranted: z.boolean(), words: words.default("") }),
    answer: z.object({ seq: z.number().int() }),
  }),
  ofCase: operation({
    id: "resources.of-case",
    method: "GET",
    path: "/cases/:number/resource-requests",
    summary: "What was asked for this case and how it was answered, newest first, 50 at most.",
    clauses: ["D26"],
    access: { permission: "case.read-internal" },
    params: z.object({ number: z.string() }),
    answer: z.object({ items: z.array(resourceRequestSchema) }),
  }),
  mine: operation({
    id: "resources.mine",
    method: "GET",
    path: "/resource-requests",
    summary: "What you asked for, and what the departments you work in were asked for, newest first.",
    clauses: ["D26"],
    access: { permission: "case.read-internal" },
    query: z.strictObject({
      waiting: z.enum(["true"]).optional().describe("only what is not answered yet"),
      cursor: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.object({ items: z.array(resourceRequestSchema), next: idSchema.nullable() }),
  }),
} as const;
