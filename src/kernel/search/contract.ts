import { z } from "zod";
import { operation } from "../http/contract.ts";
import { idSchema, instantSchema } from "../http/values.ts";
import { namedRefSchema, stateViewSchema } from "../process/contract.ts";

const foundCaseSchema = z.object({
  number: z.string().describe("grouped"),
  process: z.string(),
  subject: z.string(),
  state: stateViewSchema,
  organisation: namedRefSchema.nullable(),
  requesterName: z.string().nullable(),
  createdAt: instantSchema,
  /** Why it was found: `number`, `phone`, `email`, or `words`. */
  by: z.enum(["number", "phone", "email", "words"]),
});
export type FoundCase = z.infer<typeof foundCaseSchema>;

const foundPersonSchema = z.object({
  id: idSchema,
  name: z.string(),
  organisation: namedRefSchema.nullable(),
  contact: z.string().nullable().describe("the phone or address it was found by, else the preferred one"),
});
const foundOrganisationSchema = z.object({ id: idSchema, name: z.string(), kind: z.string(), isCustomer: z.boolean() });
const foundDeviceSchema = z.object({
  id: idSchema,
  model: z.string(),
  serial: z.string(),
  name: z.string(),
  organisation: namedRefSchema,
});
export type FoundPerson = z.infer<typeof foundPersonSchema>;
export type FoundOrganisation = z.infer<typeof foundOrganisationSchema>;
export type FoundDevice = z.infer<typeof foundDeviceSchema>;

const similarCaseSchema = z.object({
  number: z.string(),
  process: z.string(),
  subject: z.string(),
  state: stateViewSchema,
  organisation: namedRefSchema.nullable(),
  solvedAt: instantSchema.nullable(),
  solution: z.string().nullable(),
  /** The words both have, rarest first. */
  words: z.array(z.string()),
});
export type SimilarCase = z.infer<typeof similarCaseSchema>;
const similarAnswer = z.object({ items: z.array(similarCaseSchema) });

export const searchOperations = {
  search: operation({
    id: "search",
    method: "GET",
    path: "/search",
    summary:
      "Find cases, persons, organisations and devices: by number, phone, e-mail, serial, name, initials, or words.",
    access: "signed-in",
    query: z.strictObject({ q: z.string().max(200), limit: z.coerce.number().int().min(1).max(50).optional() }),
    answer: z.object({
      /** It has the shape of a number, but one digit is wrong. */
      isMistyped: z.boolean(),
      cases: z.array(foundCaseSchema),
      persons: z.array(foundPersonSchema),
      organisations: z.array(foundOrganisationSchema),
      devices: z.array(foundDeviceSchema),
    }),
  }),
  similarToCase: operation({
    id: "cases.similar",
    method: "GET",
    path: "/cases/:number/similar",
    summary: "Similar cases, solved ones first, with their solution.",
    clauses: ["D6"],
    access: "signed-in",
    params: z.object({ number: z.string() }),
    answer: similarAnswer,
  }),
  similar: operation({
    id: "similar",
    method: "GET",
    path: "/similar",
    summary: "Cases similar to a text that is still being typed.",
    clauses: ["D6"],
    access: "signed-in",
    query: z.strictObject({ q: z.string().max(5_000), organisation: idSchema.optional() }),
    answer: similarAnswer,
  }),
} as const;
