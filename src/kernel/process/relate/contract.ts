import { z } from "zod";
import { wordsSchema } from "../../forms/field.ts";
import { operation } from "../../http/contract.ts";
import { idSchema } from "../../http/values.ts";
import { caseRowSchema, stateViewSchema } from "../contract.ts";
import { kindsByHand, linkKindKeys } from "./kinds.ts";

const numberParams = z.object({ number: z.string() });
const caseNumber = z.string().trim().min(1).max(60).describe("the number of the other case, as people write it");
const linkBody = z.strictObject({
  kind: z.enum(kindsByHand),
  other: caseNumber,
  direction: z
    .enum(["to", "from"])
    .default("to")
    .describe("`to`: the link goes from this case to the other; `from`: the other way round"),
});

/** Why something cannot be done, as an error's code and words. */
const refusalSchema = z.object({ code: z.string(), words: wordsSchema });

const madeSchema = z.object({ number: z.string(), version: z.number().int() });

/** How cases stand to each other (D22). */
export const relateOperations = {
  linked: operation({
    id: "cases.linked",
    method: "GET",
    path: "/cases/:number/links",
    summary: "Cases linked with this one, by kind, newest first; only those you may see.",
    clauses: ["D22"],
    access: "signed-in",
    params: numberParams,
    query: z.strictObject({
      kind: z.enum(linkKindKeys).optional(),
      direction: z.enum(["to", "from"]).optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.object({
      items: z.array(
        z.object({
          kind: z.string(),
          direction: z.enum(["to", "from"]),
          title: wordsSchema.describe("what the other case is to this one"),
          isByHand: z.boolean().describe("may be taken away by hand"),
          case: caseRowSchema,
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  link: operation({
    id: "cases.link",
    method: "POST",
    path: "/cases/:number/links",
    summary: "Link this case with another; both timelines say so.",
    clauses: ["D22"],
    access: { permission: "case.relate" },
    params: numberParams,
    body: linkBody,
    status: 201,
    answer: z.object({ seq: z.number().int() }),
  }),
  unlink: operation({
    id: "cases.unlink",
    method: "POST",
    path: "/cases/:number/links/end",
    summary: "Take a link away; both timelines say so.",
    clauses: ["D22"],
    access: { permission: "case.relate" },
    params: numberParams,
    body: linkBody,
    answer: z.object({ seq: z.number().int() }),
  }),
  merge: operation({
    id: "cases.merge",
    method: "POST",
    path: "/cases/:number/merge",
    summary: "Merge other cases of the same customer into this one. Their numbers lead here; their customers are told.",
    clauses: ["D22"],
    access: { permission: "case.merge" },
    params: numberParams,
    body: z.strictObject({
      version: z.number().int().optional().describe("of this case, as read"),
      cases: z
        .array(z.strictObject({ number: caseNumber, version: z.number().int().optional() }))
        .min(1)
        .max(50),
    }),
    answer: z.object({ merged: z.array(z.object({ number: z.string(), version: z.number().int() })) }),
  }),
  mergePreview: operation({
    id: "cases.merge-preview",
    method: "GET",
    path: "/cases/:number/merge",
    summary:
      "What merging these into this one would do: who is told what, who will read along, and what stands against it.",
    clauses: ["D22"],
    access: { permission: "case.merge" },
    params: numberParams,
    query: z.strictObject({ cases: z.string().min(1).max(3000).describe("numbers, separated by commas") }),
    answer: z.object({
      items: z.array(
        z.object({
          number: z.string(),
          version: z.number().int(),
          subject: z.string(),
          state: stateViewSchema,
          requesterName: z.string().nullable(),
          told: wordsSchema.nullable().describe("what its customer is told"),
          readsAlong: z.boolean().describe("its customer is another person and will read the surviving case"),
          refusal: refusalSchema.nullable(),
        }),
      ),
    }),
  }),
  unmerge: operation({
    id: "cases.unmerge",
    method: "POST",
    path: "/cases/:number/unmerge",
    summary: "Undo the merge of this case: state, turn and clocks as before, the time in between counts.",
    clauses: ["D22"],
    access: { permission: "case.merge" },
    params: numberParams,
    body: z.strictObject({ version: z.number().int().optional() }),
    answer: z.object({
      number: z.string(),
      state: z.string(),
      version: z.number().int(),
      dueAt: z.string().nullable(),
    }),
  }),
  split: operation({
    id: "cases.split",
    method: "POST",
    path: "/cases/:number/split",
    summary: "Make a new, linked case of words of this one: same requester, customer and device; the original says so.",
    clauses: ["D22"],
    access: { permission: "case.relate" },
    params: numberParams,
    body: z.strictObject({
      subject: z.string().trim().min(1).max(300),
      text: z.string().max(50_000).default(""),
      entries: z
        .array(z.number().int().min(1).max(2_147_483_647))
        .max(100)
        .default([])
        .describe("timeline entries whose public words go along"),
    }),
    status: 201,
    answer: madeSchema,
  }),
  clone: operation({
    id: "cases.clone",
    method: "POST",
    path: "/cases/:number/clone",
    summary: "Register the same again as a new, linked case.",
    clauses: ["D22"],
    access: { permission: "case.relate" },
    params: numberParams,
    body: z.strictObject({}),
    status: 201,
    answer: madeSchema,
  }),
  cascadePreview: operation({
    id: "cases.cascade-preview",
    method: "POST",
    path: "/cases/:number/cascade/preview",
    summary:
      "What ending this parent by a move would do to each open child, and what its customer would be told. Writes nothing.",
    clauses: ["D22"],
    access: { permission: "case.relate" },
    params: numberParams,
    body: z.strictObject({ move: z.string(), fields: z.record(z.string(), z.unknown()).default({}) }),
    answer: z.object({
      items: z.array(
        z.object({
          number: z.string(),
          version: z.number().int(),
          subject: z.string(),
          state: stateViewSchema,
          requesterName: z.string().nullable(),
          told: wordsSchema.nullable(),
          refusal: refusalSchema.nullable(),
        }),
      ),
    }),
  }),
  cascade: operation({
    id: "cases.cascade",
    method: "POST",
    path: "/cases/:number/cascade",
    summary:
      "End a parent by a move, and the children named with it, each through a move of its own; the others go on without it.",
    clauses: ["D22"],
    access: { permission: "case.relate" },
    params: numberParams,
    body: z.strictObject({
      move: z.string(),
      version: z.number().int().optional(),
      fields: z.record(z.string(), z.unknown()).default({}),
      children: z
        .array(z.strictObject({ number: caseNumber, version: z.number().int().optional() }))
        .max(500)
        .default([])
        .describe("those that end with it; children left out are released"),
    }),
    answer: z.object({
      version: z.number().int(),
      state: z.string(),
      children: z.array(
        z.object({ number: z.string(), state: z.string().nullable(), refusal: refusalSchema.nullable() }),
      ),
    }),
  }),
  applySolution: operation({
    id: "cases.apply-solution",
    method: "POST",
    path: "/cases/:number/solution",
    summary: "Take over what helped in another case; where it came from is recorded.",
    clauses: ["D6"],
    access: { permission: "case.relate" },
    params: numberParams,
    body: z.strictObject({ from: caseNumber }),
    answer: madeSchema,
  }),
  suspected: operation({
    id: "cases.suspected",
    method: "GET",
    path: "/case-duplicates",
    summary: "Open cases a call may be about: same device, same person, or similar words at the same customer.",
    clauses: ["D6"],
    access: { permission: "case.register" },
    query: z.strictObject({
      device: idSchema.optional(),
      person: idSchema.optional(),
      organisation: idSchema.optional(),
      q: z.string().max(5_000).optional().describe("what has been typed so far"),
    }),
    answer: z.object({
      items: z.array(z.object({ why: z.enum(["device", "person", "words"]), case: caseRowSchema })),
    }),
  }),
  calledAgain: operation({
    id: "cases.called-again",
    method: "POST",
    path: "/cases/:number/calls",
    summary: "The customer called again about it: their words are added, the call is counted as chasing.",
    clauses: ["D6"],
    access: { permission: "case.relate" },
    params: numberParams,
    body: z.strictObject({
      words: z.string().trim().min(1).max(50_000),
      caller: z.string().trim().max(200).optional().describe("who called, where it is not the requester"),
    }),
    status: 201,
    answer: z.object({ number: z.string(), seq: z.number().int(), version: z.number().int() }),
  }),
} as const;
