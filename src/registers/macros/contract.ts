import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema, writtenWordsSchema } from "#kernel/http/values.ts";
import { stateViewSchema } from "#kernel/process/contract.ts";

const longWords = z.strictObject({ zh: z.string().trim().min(1).max(5_000), en: z.string().trim().min(1).max(5_000) });
const slashSchema = z
  .string()
  .max(30)
  .regex(/^[\p{L}\p{N}-]+$/u)
  .describe("typed after / in the reply box");
const fieldsSchema = z.record(z.string().max(60), z.union([z.string().max(5_000), z.number(), z.boolean()]));

const macroSchema = z.object({
  id: idSchema,
  name: writtenWordsSchema,
  /** Yours alone; else everybody's. */
  isPersonal: z.boolean(),
  slash: z.string().nullable(),
  process: z.string().nullable(),
  move: z.string().nullable(),
  fields: fieldsSchema,
  words: wordsSchema.nullable(),
  visibility: z.enum(["public", "internal"]),
  mayChange: z.boolean(),
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type MacroView = z.infer<typeof macroSchema>;
const labelledSchema = macroSchema.extend({
  labels: z.record(z.string(), wordsSchema).describe("the words of its fields' values: a person's or a team's name"),
});
export type MacroWithLabels = z.infer<typeof labelledSchema>;

const written = {
  name: writtenWordsSchema,
  slash: slashSchema.nullable(),
  process: z.string().max(60).nullable(),
  move: z.string().max(60).nullable(),
  fields: fieldsSchema,
  words: longWords.nullable(),
  visibility: z.enum(["public", "internal"]),
};
const createBody = z.strictObject({
  ...written,
  isPersonal: z.boolean(),
  slash: written.slash.default(null),
  process: written.process.default(null),
  move: written.move.default(null),
  fields: fieldsSchema.default({}),
  words: written.words.default(null),
  visibility: written.visibility.default("public"),
});
const changeBody = z.strictObject(written).partial();
export type CreateMacro = z.output<typeof createBody>;
export type ChangeMacro = z.output<typeof changeBody>;

const onCaseSchema = z.object({
  id: idSchema,
  name: writtenWordsSchema,
  isPersonal: z.boolean(),
  slash: z.string().nullable(),
  version: z.number().int(),
  /** Its words for this case, filled. */
  words: wordsSchema.nullable(),
  visibility: z.enum(["public", "internal"]),
  /** Its move, and whether it is open to you on this case now. */
  move: z.object({ key: z.string(), title: wordsSchema, isOpen: z.boolean() }).nullable(),
});
export type MacroOnCase = z.infer<typeof onCaseSchema>;

const params = z.object({ id: idSchema });
const onCase = z.object({ number: z.string(), id: idSchema });
const staff = { permission: "case.read-internal" };
const clauses = ["D22"];

export const macroOperations = {
  list: operation({
    id: "macros.list",
    method: "GET",
    path: "/macros",
    summary:
      "Macros and canned texts: everybody's and your own, with the variables their words may name; archived ones on request.",
    clauses,
    access: staff,
    query: z.strictObject({ archived: z.enum(["true", "false"]).optional() }),
    answer: z.object({
      items: z.array(labelledSchema),
      variables: z.array(z.object({ key: z.string(), title: wordsSchema })),
    }),
  }),
  create: operation({
    id: "macros.create",
    method: "POST",
    path: "/macros",
    summary: "Add a macro of your own, or with `case.share-tools` one for everybody.",
    clauses,
    access: staff,
    body: createBody,
    status: 201,
    answer: macroSchema,
  }),
  change: operation({
    id: "macros.change",
    method: "PATCH",
    path: "/macros/:id",
    summary: "Change a macro. If-Match carries the version read.",
    clauses,
    access: staff,
    params,
    body: changeBody,
    answer: macroSchema,
  }),
  archive: operation({
    id: "macros.archive",
    method: "POST",
    path: "/macros/:id/archive",
    summary: "Take a macro out of use.",
    clauses,
    access: staff,
    params,
    answer: macroSchema,
  }),
  restore: operation({
    id: "macros.restore",
    method: "POST",
    path: "/macros/:id/restore",
    summary: "Take an archived macro into use again.",
    clauses,
    access: staff,
    params,
    answer: macroSchema,
  }),
  onCase: operation({
    id: "macros.on-case",
    method: "GET",
    path: "/cases/:number/macros",
    summary: "The macros that can be used on a case, their words filled for it.",
    clauses,
    access: staff,
    params: z.object({ number: z.string() }),
    answer: z.object({ items: z.array(onCaseSchema) }),
  }),
  preview: operation({
    id: "macros.preview",
    method: "POST",
    path: "/cases/:number/macros/:id/preview",
    summary: "What applying a macro would do to a case, or why not. Changes nothing.",
    clauses,
    access: staff,
    params: onCase,
    body: z.strictObject({ language: z.enum(["zh", "en"]) }),
    answer: z.object({
      to: stateViewSchema.nullable(),
      said: z.object({ body: z.string(), visibility: z.enum(["public", "internal"]) }).nullable(),
      /** What the system would tell the customer with its move. */
      told: wordsSchema.nullable(),
      /** Old and new of what it would change, ready to show. */
      changes: z.array(z.object({ title: wordsSchema, before: wordsSchema, after: wordsSchema })),
      refused: z.object({ code: z.string(), words: wordsSchema }).nullable(),
      version: z.number().int(),
    }),
  }),
  apply: operation({
    id: "macros.apply",
    method: "POST",
    path: "/cases/:number/macros/:id",
    summary:
      "Apply a macro: its words and its move in one command, both or neither. If-Match carries the case's version.",
    clauses,
    access: staff,
    params: onCase,
    body: z.strictObject({
      language: z.enum(["zh", "en"]).describe("in which its words are said"),
      macroVersion: z.number().int().min(1).describe("the one that was previewed; another is refused with 409"),
    }),
    answer: z.object({ number: z.string(), state: z.string(), version: z.number().int() }),
  }),
} as const;
