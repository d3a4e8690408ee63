import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, writtenWordsSchema } from "#kernel/http/values.ts";
import { listQuerySchema } from "#kernel/process/contract.ts";
import { listColumnKeys } from "#kernel/process/list-columns.ts";

/** Somebody who keeps more views than this finds none of them. */
export const mostViews = 100;

const querySchema = listQuerySchema.omit({ cursor: true, limit: true });
const reachSchema = z.enum(["mine", "team", "all"]);
const columnsSchema = z.array(z.enum(listColumnKeys as [string, ...string[]])).max(20);

const caseViewSchema = z.object({
  id: idSchema,
  name: writtenWordsSchema,
  reach: reachSchema,
  team: z.object({ id: idSchema, name: writtenWordsSchema }).nullable(),
  owner: z.object({ id: idSchema, name: z.string() }),
  query: querySchema,
  /** Empty: the usual ones. */
  columns: columnsSchema,
  /** How many it holds for you, up to the cap; null: not counted. */
  count: z.number().int().nullable(),
  mayChange: z.boolean(),
  version: z.number().int(),
});
export type SavedView = z.infer<typeof caseViewSchema>;

const nameOnce = z.string().trim().min(1).max(60);
const nameSchema = z.strictObject({ zh: nameOnce, en: nameOnce }).describe("one's own may say the same in both");
const written = {
  name: nameSchema,
  reach: reachSchema,
  teamId: idSchema.nullable().default(null),
  query: querySchema,
  columns: columnsSchema.default([]),
};
const createBody = z.strictObject(written);
const changeBody = z.strictObject({ ...written, teamId: idSchema.nullable(), columns: columnsSchema }).partial();
export type CreateView = z.output<typeof createBody>;
export type ChangeView = z.output<typeof changeBody>;

const params = z.object({ id: idSchema });
const access = { permission: "case.read-internal" };
const clauses = ["D22"];

export const caseViewOperations = {
  list: operation({
    id: "case-views.list",
    method: "GET",
    path: "/case-views",
    summary:
      "Views of the case list that are yours, your teams' and everybody's, each with how many cases it holds for you.",
    clauses,
    access,
    answer: z.object({ items: z.array(caseViewSchema), cap: z.number().int() }),
  }),
  create: operation({
    id: "case-views.create",
    method: "POST",
    path: "/case-views",
    summary:
      "Keep filters, order and columns of a list as a view: for yourself, or with `case.share-tools` for a team or everybody.",
    clauses,
    access,
    body: createBody,
    status: 201,
    answer: caseViewSchema,
  }),
  change: operation({
    id: "case-views.change",
    method: "PATCH",
    path: "/case-views/:id",
    summary: "Change a view of yours, or a shared one if you may share. If-Match carries the version read.",
    clauses,
    access,
    params,
    body: changeBody,
    answer: caseViewSchema,
  }),
  order: operation({
    id: "case-views.order",
    method: "POST",
    path: "/case-views/order",
    summary: "Put your own views in this order.",
    clauses,
    access,
    body: z.strictObject({ ids: z.array(idSchema).max(mostViews) }),
    status: 204,
    answer: z.undefined(),
  }),
  remove: operation({
    id: "case-views.remove",
    method: "DELETE",
    path: "/case-views/:id",
    summary: "Delete a view. The cases in it stay where they are.",
    clauses,
    access,
    params,
    status: 204,
    answer: z.undefined(),
  }),
} as const;
