import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { instantSchema } from "#kernel/http/values.ts";

const actSchema = z.object({
  place: z.string(),
  act: z.enum(["asked", "approved", "refused", "passed-on", "fell"]),
  who: wordsSchema.describe("a person's name, or the role and house that is asked"),
  inPlaceOf: z.string().nullable().describe("in whose place they were asked or decided"),
  remark: z.string().nullable(),
  at: instantSchema,
});
const stepSchema = z.object({
  step: z.number().int(),
  title: wordsSchema,
  mode: z.enum(["any", "all"]),
  status: z.enum(["ahead", "asked", "approved", "refused"]),
  acts: z.array(actSchema),
});
export type ApprovalsView = { steps: z.infer<typeof stepSchema>[] };

export const serviceRequestOperations = {
  approvals: operation({
    id: "service-requests.approvals",
    method: "GET",
    path: "/cases/:number/approvals",
    summary:
      "The approvals of a service request: steps, who was asked, who decided and in whose place. Empty for other cases.",
    clauses: ["D4"],
    access: "signed-in",
    params: z.object({ number: z.string() }),
    answer: z.object({ steps: z.array(stepSchema) }),
  }),
} as const;
