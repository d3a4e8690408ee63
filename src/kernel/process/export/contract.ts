import { z } from "zod";
import { operation } from "../../http/contract.ts";
import { listQuerySchema } from "../contract.ts";
import { listColumnKeys } from "../list-columns.ts";

export const exportOperations = {
  csv: operation({
    id: "cases.export",
    method: "GET",
    path: "/case-list.csv",
    summary:
      "What a list shows, as CSV in your language and zone: the same filters, order and scope as `cases.list`, up to 100,000 rows. Cells a spreadsheet would take for formulas are text.",
    clauses: ["D22"],
    access: { permission: "case.read-internal" },
    load: "export",
    query: listQuerySchema.omit({ cursor: true, limit: true }).extend({
      columns: z
        .string()
        .max(300)
        .optional()
        .describe(`which columns, in order, separated by commas: ${listColumnKeys.join(", ")}`),
    }),
    answer: z.unknown(),
  }),
} as const;
