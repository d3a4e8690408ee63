import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema } from "#kernel/http/values.ts";

const namedSchema = z.object({ id: idSchema, name: z.string() });
const shiftSchema = z.object({ name: wordsSchema, from: instantSchema, until: instantSchema });
const caseSchema = z.object({ number: z.string(), subject: z.string(), state: wordsSchema });
const noteSchema = z.object({
  id: idSchema,
  team: z.object({ id: idSchema, name: wordsSchema }),
  author: namedSchema,
  body: z.string(),
  /** Those the reader may see. */
  cases: z.array(caseSchema),
  leaving: shiftSchema.nullable(),
  coming: shiftSchema.nullable().describe("null: everybody else of the team"),
  writtenAt: instantSchema,
  readers: z.array(namedSchema.extend({ readAt: instantSchema.nullable() })).describe("who must read it, and who has"),
  isMineToRead: z.boolean(),
});
export type NoteView = z.infer<typeof noteSchema>;

const offeredSchema = z.object({
  number: z.string(),
  subject: z.string(),
  state: wordsSchema,
  priority: z.number().int(),
  dueAt: instantSchema.nullable(),
});
const noteBody = z.strictObject({
  teamId: idSchema,
  body: z.string().trim().min(1).max(10_000),
  cases: z.array(z.string().max(20)).max(30).default([]).describe("numbers of cases of concern"),
});
export type NewNote = z.output<typeof noteBody>;

const clauses = ["D20"];
const access = { permission: "people.read" };

export const handOverOperations = {
  list: operation({
    id: "hand-over.list",
    method: "GET",
    path: "/hand-over-notes",
    summary: "Hand-over notes of one's teams, or of one of them; newest first, searched in text and author.",
    clauses,
    access,
    query: z.strictObject({
      team: idSchema.optional(),
      q: z.string().trim().max(100).optional(),
      cursor: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    answer: z.object({ items: z.array(noteSchema), next: idSchema.nullable() }),
  }),
  unread: operation({
    id: "hand-over.unread",
    method: "GET",
    path: "/hand-over-notes/unread",
    summary: "What the asker must still read: notes for a shift of theirs, and for a team without a roster.",
    clauses,
    access,
    answer: z.object({ items: z.array(noteSchema) }),
  }),
  offer: operation({
    id: "hand-over.offer",
    method: "GET",
    path: "/hand-over-notes/offer",
    summary: "What the next note of a team would be: the shifts, and open cases of the team, nearest limit first.",
    clauses,
    access,
    query: z.strictObject({ team: idSchema }),
    answer: z.object({
      leaving: shiftSchema.nullable(),
      coming: shiftSchema.nullable(),
      readers: z.array(z.string()),
      cases: z.array(offeredSchema),
    }),
  }),
  write: operation({
    id: "hand-over.write",
    method: "POST",
    path: "/hand-over-notes",
    summary: "Leave a note for the coming shift of a team one belongs to. Notes are never changed.",
    clauses,
    access,
    body: noteBody,
    status: 201,
    answer: noteSchema,
  }),
  read: operation({
    id: "hand-over.read",
    method: "POST",
    path: "/hand-over-notes/:id/read",
    summary: "Confirm that one has read a note.",
    clauses,
    access,
    params: z.object({ id: idSchema }),
    answer: noteSchema,
  }),
} as const;
