import { z } from "zod";
import { wordsSchema } from "../../forms/field.ts";
import { operation } from "../../http/contract.ts";
import { type ScriptName, scriptFactKeys, scriptNames } from "./line.ts";

/** As a definition and the register of scripts keep it (see line.ts). */
export const scriptLineSchema = wordsSchema.extend({ when: z.array(z.enum(scriptFactKeys)).optional() });

export const scriptOperations = {
  ofCase: operation({
    id: "cases.scripts",
    method: "GET",
    path: "/cases/:number/scripts",
    summary:
      "What to say about this case on the phone, chosen by what is true of it now, with its values to be filled in.",
    clauses: ["D3"],
    access: { permission: "process.read" },
    params: z.object({ number: z.string() }),
    answer: z.object({
      facts: z.array(z.enum(scriptFactKeys)),
      values: z.partialRecord(z.enum(Object.keys(scriptNames) as [ScriptName, ...ScriptName[]]), wordsSchema),
      parts: z.record(z.string(), z.array(wordsSchema)),
    }),
  }),
} as const;
