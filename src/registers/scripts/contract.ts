import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";
import { instantSchema } from "#kernel/http/values.ts";
import { scriptFactKeys } from "#kernel/process/scripts/line.ts";

const lineText = z.string().trim().min(1).max(500);
const lineSchema = z.strictObject({ zh: lineText, en: lineText, when: z.array(z.enum(scriptFactKeys)).optional() });

const scriptSchema = z.object({
  process: z.string(),
  processTitle: wordsSchema,
  part: z.string(),
  lines: z.array(lineSchema),
  /** The house's own words, not those that were shipped. */
  isOwn: z.boolean(),
  /** 0: never changed. */
  version: z.number().int(),
});
export type ScriptView = z.infer<typeof scriptSchema>;

const changeBody = z.strictObject({ lines: z.array(lineSchema).min(1).max(40) });
export type ChangeScript = z.output<typeof changeBody>;

const params = z.object({ process: z.string().max(60), part: z.string().max(60) });
const manage = { permission: "register.manage" };
const clauses = ["D3", "U6"];

export const scriptRegisterOperations = {
  list: operation({
    id: "scripts.list",
    method: "GET",
    path: "/scripts",
    summary: "What operators say, by procedure and part of the call: the words in force.",
    clauses,
    access: { permission: "register.read" },
    answer: z.object({ items: z.array(scriptSchema), asOf: instantSchema }),
  }),
  change: operation({
    id: "scripts.change",
    method: "PUT",
    path: "/scripts/:process/:part",
    summary: "Put other words in place. If-Match carries the version read (0: the shipped words).",
    clauses,
    access: manage,
    params,
    body: changeBody,
    answer: scriptSchema,
  }),
  reset: operation({
    id: "scripts.reset",
    method: "POST",
    path: "/scripts/:process/:part/reset",
    summary: "Say the shipped words again.",
    clauses,
    access: manage,
    params,
    answer: scriptSchema,
  }),
} as const;
