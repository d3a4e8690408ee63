import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema } from "#kernel/http/values.ts";
import { numberParams } from "#kernel/process/contract.ts";

const rungSchema = z.object({
  title: wordsSchema,
  persons: z.array(z.object({ id: idSchema, name: z.string(), phones: z.array(z.string()) })),
  way: z.enum(["app", "phone"]),
  /** Working minutes to answer in; null: as the clock says. */
  minutes: z.number().int().nullable(),
  /** passed: was asked or skipped; asked: is asked now; ahead: will be asked if nobody answers before. */
  standing: z.enum(["passed", "asked", "ahead"]),
});
const attemptSchema = z.object({
  seq: z.number().int(),
  at: instantSchema,
  who: wordsSchema,
  way: wordsSchema,
  result: z.string(),
  resultWords: wordsSchema,
  /** Who made the attempt; null: the system. */
  by: z.string().nullable(),
});
const contactsSchema = z.object({
  /** Somebody is being asked now: the case waits to be taken. */
  isAsking: z.boolean(),
  /** Nobody on the list took it: the desk assigns. */
  hasEnded: z.boolean(),
  rungs: z.array(rungSchema),
  attempts: z.array(attemptSchema),
});
export type ContactsView = z.infer<typeof contactsSchema>;

const coordinationAwaitedSchema = z.object({
  number: z.string(),
  subject: z.string(),
  organisation: z.string().nullable(),
  version: z.number().int(),
  askedBy: z.string().nullable().describe("null: not a person"),
  reason: z.string().nullable(),
  dueAt: instantSchema.nullable().describe("until when somebody must have taken it"),
});

export const incidentOperations = {
  coordinationAwaited: operation({
    id: "incidents.coordination-awaited",
    method: "GET",
    path: "/coordination-requests",
    summary:
      "Urgent cases whose coordination was asked for and nobody has taken yet, the most pressing first: yours to take.",
    clauses: ["D28"],
    access: { permission: "incident.coordinate" },
    answer: z.object({ items: z.array(coordinationAwaitedSchema) }),
  }),
  contacts: operation({
    id: "incidents.contacts",
    method: "GET",
    path: "/cases/:number/contacts",
    summary:
      "Who is asked for this case, level by level, with every attempt so far: who, how, when, what came of it. For staff.",
    clauses: ["D8", "D27"],
    access: { permission: "case.read-internal" },
    params: numberParams,
    answer: contactsSchema,
  }),
} as const;
