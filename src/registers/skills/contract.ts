import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema, keySchema, writtenWordsSchema } from "#kernel/http/values.ts";

const namedSchema = z.object({ id: idSchema, name: z.string() });
const skillSchema = z.object({
  id: idSchema,
  key: z.string(),
  name: wordsSchema,
  serviceIds: z.array(idSchema).describe("cases of these services, or below them, call for it"),
  categoryIds: z.array(idSchema),
  usedIn: z.number().int().describe("people who have it"),
  version: z.number().int(),
  isArchived: z.boolean(),
});
export type SkillView = z.infer<typeof skillSchema>;

const skillLevel = z.number().int().min(1).max(4).describe("1 knows it, 2 does it, 3 does it well, 4 teaches it");
const familiarity = z.number().int().min(1).max(3).describe("1 has been there, 2 knows it, 3 is at home there");
const sheetSchema = z.object({
  person: namedSchema,
  teams: z.array(z.object({ id: idSchema, name: wordsSchema })),
  skills: z.array(z.object({ skillId: idSchema, level: skillLevel })),
  languages: z.array(z.string()),
  customers: z.array(z.object({ organisationId: idSchema, name: z.string(), level: familiarity })),
  version: z.number().int(),
  mayChange: z.boolean(),
});
export type SheetView = z.infer<typeof sheetSchema>;

const reasonSchema = z.object({
  code: z.string(),
  words: wordsSchema,
  points: z.number().int().describe("what it adds to the score; 0 for what decides by itself"),
});
const candidateSchema = z.object({
  person: namedSchema,
  fits: z.boolean().describe("has the right, is not away, and is on duty if anybody who fits is"),
  score: z.number().int(),
  reasons: z.array(reasonSchema),
});
export type CandidateView = z.infer<typeof candidateSchema>;
const routingSchema = z.object({
  team: z.object({ id: idSchema, name: wordsSchema }).nullable(),
  proposed: idSchema.nullable(),
  candidates: z.array(candidateSchema).describe("best first"),
  asOf: instantSchema,
});
export type RoutingView = z.infer<typeof routingSchema>;

const skillBody = z.strictObject({
  key: keySchema,
  name: writtenWordsSchema,
  serviceIds: z.array(idSchema).max(50).default([]),
  categoryIds: z.array(idSchema).max(50).default([]),
});
const skillChange = skillBody.omit({ key: true }).extend({ isArchived: z.boolean() }).partial();
const sheetBody = z.strictObject({
  skills: z.array(z.strictObject({ skillId: idSchema, level: skillLevel })).max(60),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(20),
  customers: z.array(z.strictObject({ organisationId: idSchema, level: familiarity })).max(200),
});
export type NewSkill = z.output<typeof skillBody>;
export type ChangeSkill = z.output<typeof skillChange>;
export type NewSheet = z.output<typeof sheetBody>;

const clauses = ["D7"];
const read = { permission: "people.read" };
const manage = { permission: "register.manage" };
const byId = z.object({ id: idSchema });

export const skillOperations = {
  list: operation({
    id: "skills.list",
    method: "GET",
    path: "/skills",
    summary: "Skills people can have, with the services and categories that call for them; archived ones on request.",
    clauses,
    access: read,
    query: z.strictObject({ archived: z.enum(["true", "false"]).optional() }),
    answer: z.object({ items: z.array(skillSchema) }),
  }),
  create: operation({
    id: "skills.create",
    method: "POST",
    path: "/skills",
    summary: "Add a skill.",
    clauses,
    access: manage,
    body: skillBody,
    status: 201,
    answer: skillSchema,
  }),
  change: operation({
    id: "skills.change",
    method: "PATCH",
    path: "/skills/:id",
    summary: "Change, archive or restore a skill. If-Match carries the version read.",
    clauses: ["D7", "U6"],
    access: manage,
    params: byId,
    body: skillChange,
    answer: skillSchema,
  }),
  people: operation({
    id: "skills.people",
    method: "GET",
    path: "/skills/people",
    summary: "What the members of teams can do: skills by level, languages, customers they know.",
    clauses,
    access: read,
    query: z.strictObject({ team: idSchema.optional() }),
    answer: z.object({ items: z.array(sheetSchema) }),
  }),
  setSheet: operation({
    id: "skills.set-sheet",
    method: "PUT",
    path: "/skills/people/:id",
    summary: "What a person can do, as a whole; by who plans for a team of theirs. If-Match carries the version read.",
    clauses: ["D7", "U6"],
    access: { permission: "duty.plan" },
    params: byId,
    body: sheetBody,
    answer: sheetSchema,
  }),
  route: operation({
    id: "cases.routing",
    method: "GET",
    path: "/cases/:number/routing",
    summary: "Who of the case's team, or of another, suits it best, best first, each with the reasons.",
    clauses,
    access: read,
    params: z.object({ number: z.string().max(20) }),
    query: z.strictObject({ team: idSchema.optional() }),
    answer: routingSchema,
  }),
} as const;
