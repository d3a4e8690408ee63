import { z } from "zod";
import { wordsSchema } from "../../forms/field.ts";
import { operation } from "../../http/contract.ts";
import { idSchema, instantSchema } from "../../http/values.ts";
import { clockViewSchema, personRefSchema, stateViewSchema, wordsRefSchema } from "../contract.ts";

/** What the desk looks at, the gravest first (M2). */
export const boardSections = [
  "majors",
  "urgent",
  "breached",
  "atRisk",
  "risk",
  "unassigned",
  "waiting",
  "followUps",
] as const;
export type BoardSection = (typeof boardSections)[number];

/** A case on the board: nothing of the caller but the organisation, for it may hang on a wall. */
const boardRowSchema = z.object({
  number: z.string(),
  process: z.string(),
  processTitle: wordsSchema,
  subject: z.string(),
  priority: z.number().int(),
  state: stateViewSchema,
  organisation: z.string().nullable(),
  team: wordsRefSchema.nullable(),
  assignee: personRefSchema.nullable(),
  clock: clockViewSchema.nullable(),
});
export type BoardRow = z.infer<typeof boardRowSchema>;

const sectionSchema = z.object({
  key: z.enum(boardSections),
  count: z.number().int().describe("up to `cap`; `cap` + 1 says: more"),
  rows: z.array(boardRowSchema).describe("the most pressing, the one due first first"),
});

export const boardOperations = {
  read: operation({
    id: "board.read",
    method: "GET",
    path: "/board",
    summary:
      "The desk's live board: major incidents, what is urgent, breached, said to be at risk, due next, unassigned, waiting for our word, and calls due.",
    clauses: ["M2", "D11", "D12", "D28"],
    access: { permission: "case.read-all" },
    query: z.strictObject({ team: idSchema.optional().describe("only cases that lie with this team") }),
    answer: z.object({
      sections: z.array(sectionSchema),
      /** Cases that stand still until the customer answers. */
      onHold: z.number().int(),
      cap: z.number().int(),
      asOf: instantSchema,
    }),
  }),
} as const;
