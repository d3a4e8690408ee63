import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema } from "#kernel/http/values.ts";

const numberParams = z.object({ number: z.string() });
const idParams = z.object({ id: idSchema });
const subject = z.string().trim().min(1).max(300);
const made = z.object({ number: z.string() });

export const ruleSchema = z.strictObject({
  atOneCustomer: z
    .number()
    .int()
    .min(2)
    .max(100)
    .describe("incidents of one device, or of one service and category at one customer"),
  across: z.number().int().min(2).max(1000).describe("incidents of one service and category, whoever the customer is"),
  days: z.number().int().min(1).max(365).describe("within so many days"),
});

export const recurringSchema = z.object({
  id: idSchema,
  kind: z.enum(["device", "service", "service-everywhere"]),
  device: z.string().nullable(),
  service: wordsSchema.nullable(),
  category: wordsSchema.nullable(),
  organisation: z.string().nullable(),
  cases: z.number().int().describe("how many; 200 stands for 200 or more"),
  lastAt: instantSchema,
  foundAt: instantSchema,
  latest: z.array(z.object({ number: z.string(), subject: z.string() })).describe("the newest of them you may see"),
});
export type Recurring = z.infer<typeof recurringSchema>;

export const knownErrorSchema = z.object({
  number: z.string(),
  subject: z.string(),
  cause: z.string().nullable(),
  workaround: z.string(),
});
export type KnownError = z.infer<typeof knownErrorSchema>;

/** Recurring incidents, problem records and known errors (D6, D22, D26). */
export const problemOperations = {
  recurring: operation({
    id: "problems.recurring",
    method: "GET",
    path: "/problems/recurring",
    summary: "Incidents found to recur and not decided about yet, the latest first.",
    clauses: ["D22", "D26"],
    access: { permission: "problem.manage" },
    query: z.strictObject({
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    answer: z.object({ items: z.array(recurringSchema), next: z.string().nullable() }),
  }),
  make: operation({
    id: "problems.make",
    method: "POST",
    path: "/problems/recurring/:id/problem",
    summary: "Make it a problem record that gathers these incidents; each of them says so.",
    clauses: ["D22", "D26"],
    access: { permission: "problem.manage" },
    params: idParams,
    body: z.strictObject({ subject }),
    status: 201,
    answer: made,
  }),
  dismiss: operation({
    id: "problems.dismiss",
    method: "POST",
    path: "/problems/recurring/:id/dismissal",
    summary: "Not a problem: remembered, and offered again only when as many have come since.",
    clauses: ["D22", "D26"],
    access: { permission: "problem.manage" },
    params: idParams,
    body: z.strictObject({ because: z.string().trim().min(1).max(500) }),
    answer: z.object({}),
  }),
  makeOfCase: operation({
    id: "problems.make-of-case",
    method: "POST",
    path: "/cases/:number/problem",
    summary: "Make a problem record of one case.",
    clauses: ["D22", "D26"],
    access: { permission: "problem.manage" },
    params: numberParams,
    body: z.strictObject({ subject }),
    status: 201,
    answer: made,
  }),
  knownErrors: operation({
    id: "problems.known-errors",
    method: "GET",
    path: "/cases/:number/known-errors",
    summary: "Known errors that fit this case, with their workarounds.",
    clauses: ["D6", "D26"],
    access: { permission: "case.read-internal" },
    params: numberParams,
    answer: z.object({ items: z.array(knownErrorSchema) }),
  }),
  apply: operation({
    id: "problems.apply",
    method: "POST",
    path: "/cases/:number/known-errors",
    summary:
      "Apply a known error's workaround: it becomes this case's solution, recorded as taken from there, and the problem gathers the case.",
    clauses: ["D6", "D26"],
    access: { permission: "case.relate" },
    params: numberParams,
    body: z.strictObject({ problem: z.string().trim().min(1).max(60) }),
    answer: z.object({ number: z.string(), version: z.number().int() }),
  }),
  rule: operation({
    id: "problems.rule",
    method: "GET",
    path: "/problems/rule",
    summary: "When incidents count as recurring.",
    clauses: ["D22"],
    access: { permission: "register.read" },
    answer: ruleSchema.extend({ version: z.number().int() }),
  }),
  changeRule: operation({
    id: "problems.change-rule",
    method: "PUT",
    path: "/problems/rule",
    summary: "Change when incidents count as recurring; holds for what comes in from now on.",
    clauses: ["D22", "U6"],
    access: { permission: "register.manage" },
    body: ruleSchema,
    answer: ruleSchema.extend({ version: z.number().int() }),
  }),
} as const;
