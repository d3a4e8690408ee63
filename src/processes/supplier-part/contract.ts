import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { instantSchema } from "#kernel/http/values.ts";

export const supplierPartOperations = {
  link: operation({
    id: "supplier-parts.link",
    method: "POST",
    path: "/supplier-parts/:number/link",
    summary:
      "Make a link by which a supplier without an account sees this part and answers; earlier links to it end. Shown once.",
    clauses: ["D18"],
    access: { permission: "supplier-part.coordinate" },
    params: z.object({ number: z.string() }),
    status: 201,
    answer: z.object({
      path: z.string().describe("path of the page below this server's own address, token included"),
      expiresAt: instantSchema,
    }),
  }),
} as const;
