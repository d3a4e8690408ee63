import { z } from "zod";
import { wordsSchema } from "#kernel/forms/field.ts";
import { operation } from "#kernel/http/contract.ts";

const three = z.number().int().min(1).max(3);
const cellSchema = z.strictObject({ impact: three, urgency: three, priority: z.number().int().min(1).max(4) });
export type Cell = z.infer<typeof cellSchema>;

const degreeSchema = z.object({ value: three, name: wordsSchema });
const matrixSchema = z.object({
  cells: z.array(cellSchema),
  version: z.number().int(),
  /** Highest first, with the words people choose by. */
  impacts: z.array(degreeSchema),
  urgencies: z.array(degreeSchema),
});
export type MatrixView = z.infer<typeof matrixSchema>;

const changeBody = z.strictObject({ cells: z.array(cellSchema).length(9) });
export type ChangeMatrix = z.output<typeof changeBody>;

export const priorityMatrixOperations = {
  read: operation({
    id: "priority-matrix.read",
    method: "GET",
    path: "/priority-matrix",
    summary: "Priority by impact and urgency; 1 is the highest of each.",
    clauses: ["D5"],
    access: { permission: "register.read" },
    answer: matrixSchema,
  }),
  change: operation({
    id: "priority-matrix.change",
    method: "PUT",
    path: "/priority-matrix",
    summary: "Replace all nine cells. If-Match carries the version read. Cases registered before keep their priority.",
    clauses: ["D5", "U6"],
    access: { permission: "register.manage" },
    body: changeBody,
    answer: matrixSchema,
  }),
} as const;
