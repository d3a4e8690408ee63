import { z } from "zod";
import { operation } from "../http/contract.ts";

const instant = z.string().describe("ISO 8601 instant in UTC");

export const linkOperations = {
  open: operation({
    id: "links.open",
    method: "POST",
    path: "/links/open",
    summary:
      "What a link is good for. Opening does not use it up; afterwards send it as `Authorization: Link <token>`.",
    access: "anyone",
    body: z.strictObject({ token: z.string().max(200) }),
    answer: z.object({
      purpose: z.string(),
      number: z.string().nullable().describe("the case it opens, if it opens one"),
      name: z.string().nullable().describe("the person it is for"),
      expiresAt: instant,
    }),
  }),
  track: operation({
    id: "links.track",
    method: "POST",
    path: "/track",
    summary:
      "Follow a case by its number and a proof to be its requester: e-mail, phone, or its last four digits or more.",
    clauses: ["D13", "U3"],
    access: "anyone",
    body: z.strictObject({ number: z.string().min(1).max(60), proof: z.string().min(1).max(320) }),
    status: 201,
    answer: z.object({
      token: z.string().describe("for `Authorization: Link <token>`"),
      number: z.string(),
      expiresAt: instant,
    }),
  }),
} as const;
