import { z } from "zod";
import { wordsSchema } from "../../forms/field.ts";
import { operation } from "../../http/contract.ts";
import { caseRowSchema } from "../contract.ts";
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
} as const;
