import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema } from "#kernel/http/values.ts";

/** What crosses the wire about letters, in and out (U4, U5). */

const letterStates = ["waiting", "created", "appended", "noted", "ignored", "quarantined", "discarded"] as const;
export type LetterState = (typeof letterStates)[number];
const numberParams = z.object({ number: z.string().max(20) });
const params = z.object({ id: idSchema });

const letterSchema = z.object({
  id: idSchema,
  state: z.enum(letterStates),
  reason: z.string().nullable().describe("why it is where it is, a code the screens have words for"),
  kind: z
    .string()
    .nullable()
    .describe("ordinary, automatic, out-of-office, bounce, delivery-report, list; null: not read yet"),
  fromName: z.string().nullable(),
  fromAddress: z.string().nullable(),
  subject: z.string().nullable(),
  summary: z.string().nullable(),
  takenAt: instantSchema,
  mailbox: z.string().nullable().describe("its address"),
  number: z.string().nullable().describe("the case it belongs to"),
});
export type LetterView = z.infer<typeof letterSchema>;

const wholeLetterSchema = letterSchema.extend({
  to: z.array(z.string()),
  sentAt: instantSchema.nullable(),
  text: z.string(),
  hasLayout: z.boolean().describe("it came as HTML, which can be looked at as it was laid out"),
  hasRemotePictures: z.boolean(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.number().int() })),
  sign: z.string().nullable().describe("the header it was known by as written by a machine"),
  isUnreadable: z.boolean(),
  answersTo: z.object({ number: z.string(), subject: z.string() }).nullable().describe("the case it refers to"),
});
export type WholeLetter = z.infer<typeof wholeLetterSchema>;

const deliveryStates = ["queued", "sent", "deferred", "bounced", "dead"] as const;
const deliverySchema = z.object({
  id: idSchema,
  number: z.string(),
  seq: z.number().int().nullable().describe("the entry it tells of"),
  address: z.string(),
  name: z.string().nullable(),
  subject: z.string(),
  state: z.enum(deliveryStates),
  reply: z.string().nullable().describe("what the server said last"),
  tries: z.number().int(),
  nextTryAt: instantSchema.nullable(),
  queuedAt: instantSchema,
  sentAt: instantSchema.nullable(),
});
export type DeliveryView = z.infer<typeof deliverySchema>;

const handle = { permission: "mail.handle" };
const page = {
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
};
const settled = z.object({ id: idSchema, state: z.enum(letterStates), number: z.string().nullable() });

export const mailOperations = {
  letters: operation({
    id: "letters.list",
    method: "GET",
    path: "/letters",
    summary:
      "Letters that came in, newest first, by what became of them; how many wait for a person (counted up to 100).",
    clauses: ["U5"],
    access: handle,
    query: z.strictObject({ state: z.enum(letterStates).optional(), ...page }),
    answer: z.object({ items: z.array(letterSchema), waiting: z.number().int(), next: z.string().nullable() }),
  }),
  letter: operation({
    id: "letters.read",
    method: "GET",
    path: "/letters/:id",
    summary: "A letter as it came: text, cleaned HTML, what was attached, and the case it refers to.",
    clauses: ["U5"],
    access: handle,
    params,
    answer: wholeLetterSchema,
  }),
  original: operation({
    id: "letters.original",
    method: "GET",
    path: "/letters/:id/original",
    summary:
      "A letter as it was laid out: cleaned HTML under a policy by which nothing runs and nothing is fetched, but pictures from outside where asked for.",
    clauses: ["U5"],
    access: handle,
    params,
    query: z.strictObject({ remote: z.enum(["true", "false"]).optional() }),
    answer: z.unknown().describe("a page"),
  }),
  release: operation({
    id: "letters.release",
    method: "POST",
    path: "/letters/:id/release",
    summary: "Make a case of a letter that waits, or put it to the case named. Refused where somebody has settled it.",
    clauses: ["U5", "D1"],
    access: handle,
    params,
    body: z.strictObject({ number: z.string().max(20).optional().describe("absent: a case of its own") }),
    answer: settled,
  }),
  discard: operation({
    id: "letters.discard",
    method: "POST",
    path: "/letters/:id/discard",
    summary: "Nothing comes of a letter. It is kept, and may still be released.",
    clauses: ["U5"],
    access: handle,
    params,
    answer: settled,
  }),
  ofCase: operation({
    id: "cases.mail",
    method: "GET",
    path: "/cases/:number/mail",
    summary: "What went out about a case by mail, and whether it arrived; which entries came as letters. For staff.",
    clauses: ["U4", "D13"],
    access: { permission: "case.read-internal" },
    params: numberParams,
    answer: z.object({
      letters: z.array(z.object({ id: idSchema, seq: z.number().int().nullable() })),
      deliveries: z.array(deliverySchema),
    }),
  }),
  deliveries: operation({
    id: "deliveries.list",
    method: "GET",
    path: "/mail-deliveries",
    summary: "Letters that did not arrive yet or never will, newest first.",
    clauses: ["U4"],
    access: handle,
    query: z.strictObject(page),
    answer: z.object({ items: z.array(deliverySchema), next: z.string().nullable() }),
  }),
  sendAgain: operation({
    id: "deliveries.send-again",
    method: "POST",
    path: "/mail-deliveries/:id/send-again",
    summary: "Try a letter again now, under the same Message-ID. Refused where it has arrived.",
    clauses: ["U4"],
    access: handle,
    params,
    answer: deliverySchema,
  }),
} as const;
