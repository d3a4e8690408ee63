import { z } from "zod";
import { operation } from "../../http/contract.ts";
import { idSchema, instantSchema } from "../../http/values.ts";
import { caseRowSchema } from "../contract.ts";

/** Reviews of how cases were handled (D26). */
export const reviewOperations = {
  sign: operation({
    id: "reviews.sign",
    method: "POST",
    path: "/cases/:number/reviews",
    summary: "Sign a review of how this case was handled: reasonable or not, with a remark. Internal, kept for ever.",
    clauses: ["D26"],
    access: { permission: "case.review" },
    params: z.object({ number: z.string() }),
    body: z
      .strictObject({ isReasonable: z.boolean(), remark: z.string().trim().max(5_000).default("") })
      .describe("a remark is asked for where it was not reasonable"),
    status: 201,
    answer: z.object({ seq: z.number().int() }),
  }),
  list: operation({
    id: "reviews.list",
    method: "GET",
    path: "/case-reviews",
    summary: "Reviews of cases you may see, newest first, with their counts.",
    clauses: ["D26"],
    access: { permission: "case.review" },
    query: z.strictObject({
      reasonable: z.enum(["true", "false"]).optional(),
      cursor: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.object({
      items: z.array(
        z.object({
          id: idSchema,
          isReasonable: z.boolean(),
          remark: z.string(),
          by: z.string(),
          at: instantSchema,
          case: caseRowSchema,
        }),
      ),
      next: idSchema.nullable(),
    }),
  }),
} as const;
