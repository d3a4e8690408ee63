import { z } from "zod";
import { wordsSchema } from "../../forms/field.ts";
import { operation } from "../../http/contract.ts";
import { formFieldViewSchema, stateViewSchema } from "../contract.ts";
import { mostAtOnce, mostChosen } from "./limits.ts";

const number = z.string().max(20);
export const bulkActSchema = z.strictObject({
  move: z
    .strictObject({
      process: z.string().max(60),
      key: z.string().max(60),
      fields: z.record(z.string(), z.unknown()).default({}),
    })
    .optional(),
  say: z
    .strictObject({ body: z.string().trim().min(1).max(50_000), visibility: z.enum(["public", "internal"]) })
    .optional(),
  follow: z.boolean().optional().describe("true: follow, false: follow no more; you yourself"),
});
export type BulkAct = z.output<typeof bulkActSchema>;

const previewedSchema = z.object({
  number: z.string(),
  subject: z.string(),
  version: z.number().int(),
  from: stateViewSchema,
  /** Where it would lead; null where it would not be done. */
  to: stateViewSchema.nullable(),
  assignee: z.string().nullable(),
  /** The customer who would be told, and in which words; null: nobody is told. */
  tells: z.object({ who: z.string(), words: z.array(wordsSchema) }).nullable(),
  /** Why not: the code of the refusal with its words. */
  refused: z.object({ code: z.string(), words: wordsSchema }).nullable(),
});
export type Previewed = z.infer<typeof previewedSchema>;

const offeredMoveSchema = z.object({
  process: z.string(),
  processTitle: wordsSchema,
  key: z.string(),
  title: wordsSchema,
  about: wordsSchema.nullable(),
  /** For how many of those chosen it is open to you. */
  count: z.number().int(),
  isReturn: z.boolean(),
  tells: wordsSchema.nullable(),
  form: z.array(formFieldViewSchema),
});
export type OfferedMove = z.infer<typeof offeredMoveSchema>;

const access = { permission: "case.bulk" };
const clauses = ["D22"];

export const bulkOperations = {
  moves: operation({
    id: "case-bulk.moves",
    method: "POST",
    path: "/case-bulk/moves",
    summary: "Which moves are open to you on which share of these cases. Changes nothing.",
    clauses,
    access,
    body: z.strictObject({ numbers: z.array(number).min(1).max(mostChosen) }),
    answer: z.object({ found: z.number().int(), moves: z.array(offeredMoveSchema) }),
  }),
  preview: operation({
    id: "case-bulk.preview",
    method: "POST",
    path: "/case-bulk/preview",
    summary:
      "What an act would do to each of these cases, or why not, and which customers would be told what. Changes nothing.",
    clauses,
    access,
    body: z.strictObject({ numbers: z.array(number).min(1).max(mostChosen), act: bulkActSchema }),
    answer: z.object({ items: z.array(previewedSchema) }),
  }),
  act: operation({
    id: "case-bulk.act",
    method: "POST",
    path: "/case-bulk/act",
    summary:
      "Do an act upon these cases, one after the other, each in a transaction of its own and once under this Idempotency-Key; say for each how it went. A version that was previewed and has moved on is left alone (`changed-meanwhile`).",
    clauses,
    access,
    body: z.strictObject({
      cases: z
        .array(z.strictObject({ number, version: z.number().int().min(1).optional() }))
        .min(1)
        .max(mostAtOnce),
      act: bulkActSchema,
    }),
    answer: z.object({
      items: z.array(
        z.object({
          number: z.string(),
          done: z.boolean(),
          refused: z.object({ code: z.string(), words: wordsSchema }).nullable(),
        }),
      ),
    }),
  }),
} as const;
