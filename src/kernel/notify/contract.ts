import { z } from "zod";
import { wordsSchema } from "../forms/field.ts";
import { operation } from "../http/contract.ts";

const instant = z.string().describe("ISO 8601 instant in UTC");

export const noticeSchema = z.object({
  id: z.string(),
  kind: z.string(),
  text: wordsSchema,
  number: z.string().nullable().describe("the case it is about, grouped"),
  at: instant,
  readAt: instant.nullable(),
});
export type NoticeView = z.infer<typeof noticeSchema>;

export const noticeOperations = {
  list: operation({
    id: "notices.list",
    method: "GET",
    path: "/notices",
    summary: "What you were told, newest first, and how much of it is unread (counted up to 100).",
    clauses: ["U4"],
    access: "signed-in",
    query: z.strictObject({
      cursor: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    answer: z.object({ items: z.array(noticeSchema), unread: z.number().int(), next: z.string().nullable() }),
  }),
  read: operation({
    id: "notices.read",
    method: "POST",
    path: "/notices/:id/read",
    summary: "Mark a notice as read.",
    clauses: ["U4"],
    access: "signed-in",
    params: z.object({ id: z.string().regex(/^[1-9]\d{0,17}$/) }),
    status: 204,
    answer: z.undefined(),
  }),
  readAll: operation({
    id: "notices.read-all",
    method: "POST",
    path: "/notices/read",
    summary: "Mark everything as read, up to the notice named.",
    clauses: ["U4"],
    access: "signed-in",
    body: z.strictObject({
      upTo: z
        .string()
        .regex(/^[1-9]\d{0,17}$/)
        .optional(),
    }),
    status: 204,
    answer: z.undefined(),
  }),
} as const;
