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

const candidateSchema = z.object({
  id: idSchema,
  name: z.string(),
  organisation: z.string().nullable().describe("the part of the house they belong to"),
});
export type CandidateView = z.infer<typeof candidateSchema>;

const mine = { permission: "deputies.name" };
const anybodys = { permission: "people.manage" } as const;
const newDeputySchema = z.strictObject({ deputyId: idSchema, from: daySchema, until: daySchema });
const deputiesSchema = z.object({ items: z.array(deputySchema), past: z.array(deputySchema) });

export const deputyOperations = {
  list: operation({
    id: "deputies.list",
    method: "GET",
    path: "/me/deputies",
    summary:
      "Who stands in for you, and for whom you stand in: today and later; and the last ten who stood in for you before.",
    clauses: ["D4"],
    access: mine,
    answer: deputiesSchema,
  }),
  name: operation({
    id: "deputies.name",
    method: "POST",
    path: "/me/deputies",
    summary:
      "Name who decides in your place on these days. What is asked of you then goes to them, recorded as in your place. Staff name one of our own, a customer's representative somebody of the same customer.",
    clauses: ["D4"],
    access: mine,
    body: newDeputySchema,
    status: 201,
    answer: deputySchema,
  }),
  candidates: operation({
    id: "deputies.candidates",
    method: "GET",
    path: "/me/deputies/candidates",
    summary:
      "Whom a customer's representative may name: the people of the same customer, by name, the first fifty. Empty for everybody else; staff look among `persons`.",
    clauses: ["D4"],
    access: mine,
    query: z.strictObject({ q: z.string().trim().min(1).max(100).optional().describe("part of the name") }),
    answer: z.object({ items: z.array(candidateSchema), hasMore: z.boolean() }),
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
  listOf: operation({
    id: "persons.deputies",
    method: "GET",
    path: "/persons/:id/deputies",
    summary: "Who stands in for somebody, and for whom they stand in: today and later; and the last ten before.",
    clauses: ["D4"],
    access: anybodys,
    params: z.object({ id: idSchema }),
    answer: deputiesSchema,
  }),
  nameFor: operation({
    id: "persons.name-deputy",
    method: "POST",
    path: "/persons/:id/deputies",
    summary:
      "Name a deputy for somebody who is away: one of our own for one of our own; for a customer's representative somebody of the same customer. Logged as a change of the person.",
    clauses: ["D4", "U1"],
    access: anybodys,
    params: z.object({ id: idSchema }),
    body: newDeputySchema,
    status: 201,
    answer: deputySchema,
  }),
  endOf: operation({
    id: "persons.end-deputy",
    method: "POST",
    path: "/persons/:id/deputies/:deputy/end",
    summary: "End it for them before its last day. What the deputy has already been asked stays theirs.",
    clauses: ["D4", "U1"],
    access: anybodys,
    params: z.object({ id: idSchema, deputy: idSchema }),
    status: 204,
    answer: z.void(),
  }),
} as const;
