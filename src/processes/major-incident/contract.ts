import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { instantSchema } from "#kernel/http/values.ts";
import { stateViewSchema } from "#kernel/process/contract.ts";

const params = z.object({ number: z.string() });

const openMajorSchema = z.object({
  number: z.string(),
  subject: z.string(),
  state: z.string(),
  coordinator: z.string().nullable(),
  declaredAt: instantSchema.nullable(),
  nextUpdateAt: instantSchema.nullable(),
  workaround: z.string().nullable(),
  lastUpdate: z.string().nullable().describe("in the wording for customers: what an operator may read out"),
  followers: z.number().int(),
});

const followerSchema = z.object({
  number: z.string(),
  subject: z.string(),
  state: stateViewSchema,
  organisation: z.string().nullable(),
  requester: z.string().nullable(),
  isOpen: z.boolean(),
});
const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  organisation: z.string().nullable(),
  words: z.string(),
  calledAt: instantSchema,
  answer: z.enum(["coming", "cannot"]).nullable(),
  answeredAt: instantSchema.nullable(),
});
export type CalledView = z.infer<typeof memberSchema>;

export const majorIncidentOperations = {
  open: operation({
    id: "majors.open",
    method: "GET",
    path: "/majors",
    summary: "The major incidents that are open now, with what to tell a caller.",
    clauses: ["D12"],
    access: { permission: "major.read" },
    answer: z.object({ items: z.array(openMajorSchema), asOf: instantSchema }),
  }),
  room: operation({
    id: "majors.room",
    method: "GET",
    path: "/majors/:number/room",
    summary:
      "The war room's side of a major incident: its circle, the incidents that follow it, and whom solving them would tell.",
    clauses: ["D12"],
    access: { permission: "major.read" },
    params,
    answer: z.object({
      circle: z.array(memberSchema),
      followers: z.array(followerSchema).describe("newest first, at most 200"),
      tells: z.array(z.object({ name: z.string(), organisation: z.string().nullable(), number: z.string() })),
      asOf: instantSchema,
    }),
  }),
  called: operation({
    id: "cases.called",
    method: "GET",
    path: "/cases/:number/called",
    summary: "Who was called in on a case, and what they answered.",
    clauses: ["D28", "D12"],
    access: { permission: "major.read" },
    params,
    answer: z.object({ items: z.array(memberSchema) }),
  }),
} as const;
