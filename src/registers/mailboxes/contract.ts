import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { idSchema, instantSchema, writtenWordsSchema } from "#kernel/http/values.ts";

/** What crosses the wire about mailboxes (U5). Passwords go in and never come out. */

const address = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@"<>]+@[a-z0-9.-]+$/);
const port = z.number().int().min(1).max(65_535);
const password = z
  .string()
  .min(1)
  .max(500)
  .optional()
  .describe("absent: the one stored, while host, port, security and user stay");

const connectionBody = z.strictObject({
  host: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(/^[a-z0-9.:-]+$/),
  port,
  security: z.enum(["tls", "starttls", "none"]).describe("none only for a server on a network of one's own"),
  user: z.string().trim().min(1).max(320).nullable(),
  password,
});
const incomingBody = connectionBody.extend({ folder: z.string().trim().min(1).max(200).default("INBOX") });

const content = z.strictObject({
  name: writtenWordsSchema,
  address,
  senderName: z.string().trim().min(1).max(100).describe("what recipients read before the address"),
  teamId: idSchema.nullable().describe("a team of the first line; null: the desk"),
  process: z.string().max(60).describe("what a new letter becomes"),
  language: z.enum(["zh", "en"]),
  accepts: z
    .enum(["anyone", "known"])
    .describe("known: people on record and the senders named here; others wait for a person"),
  knownSenders: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .max(254)
        .regex(/^[^\s@"<>]*@[a-z0-9.-]+$/),
    )
    .max(200)
    .describe("addresses, or @domains"),
  incoming: incomingBody.nullable().describe("IMAP; null: nothing is fetched"),
  outgoing: connectionBody.nullable().describe("SMTP; null: nothing is sent from it"),
});
const changeBody = content.partial();
export type MailboxContent = z.output<typeof content>;
export type ChangeMailbox = z.output<typeof changeBody>;

export const outcomes = [
  "good",
  "host-unknown",
  "refused",
  "timed-out",
  "certificate",
  "login-refused",
  "folder-missing",
  "no-encryption",
  "secret-unopened",
  "other",
] as const;
const probed = z.object({
  outcome: z.enum(outcomes).describe("good, or what is wrong, in a word that stays"),
  detail: z.string().describe("what the server said, without the password should it repeat that"),
});
export type Probed = z.infer<typeof probed>;

const connectionView = connectionBody.omit({ password: true }).extend({ hasPassword: z.boolean() });
const mailboxSchema = content.extend({
  id: idSchema,
  incoming: connectionView.extend({ folder: z.string() }).nullable(),
  outgoing: connectionView.nullable(),
  lastGoodAt: instantSchema.nullable().describe("when letters were last looked for without trouble"),
  lastTrouble: probed.extend({ at: instantSchema }).nullable().describe("null: the last look went well"),
  version: z.number().int(),
  archivedAt: instantSchema.nullable(),
});
export type MailboxView = z.infer<typeof mailboxSchema>;

const probeBody = z.strictObject({
  mailboxId: idSchema.optional().describe("whose stored password counts where none is given"),
  incoming: incomingBody.optional(),
  outgoing: connectionBody.optional(),
});
export type ProbeBody = z.output<typeof probeBody>;

const params = z.object({ id: idSchema });
const access = { permission: "installation.manage" };
/** What a new letter may become: procedures whose registration asks for nothing. */
const processSchema = z.object({ key: z.string(), title: writtenWordsSchema });
const clauses = ["U5"];

export const mailboxOperations = {
  list: operation({
    id: "mailboxes.list",
    method: "GET",
    path: "/mailboxes",
    summary: "The mailboxes the desk is written to and answers from, with how fetching goes; archived ones on request.",
    clauses,
    access: { permission: "mailbox.read" },
    query: z.strictObject({ archived: z.enum(["true", "false"]).optional() }),
    answer: z.object({ items: z.array(mailboxSchema), processes: z.array(processSchema) }),
  }),
  create: operation({
    id: "mailboxes.create",
    method: "POST",
    path: "/mailboxes",
    summary: "Add a mailbox; letters are fetched from it within a minute.",
    clauses,
    access,
    body: content,
    status: 201,
    answer: mailboxSchema,
  }),
  change: operation({
    id: "mailboxes.change",
    method: "PATCH",
    path: "/mailboxes/:id",
    summary:
      "Change a mailbox. Another host, port, security or user without a password drops the one stored. If-Match carries the version read.",
    clauses,
    access,
    params,
    body: changeBody,
    answer: mailboxSchema,
  }),
  archive: operation({
    id: "mailboxes.archive",
    method: "POST",
    path: "/mailboxes/:id/archive",
    summary: "Fetch from and send by a mailbox no longer; what came by it stays.",
    clauses,
    access,
    params,
    answer: mailboxSchema,
  }),
  restore: operation({
    id: "mailboxes.restore",
    method: "POST",
    path: "/mailboxes/:id/restore",
    summary: "Take an archived mailbox into use again; its address must be free.",
    clauses,
    access,
    params,
    answer: mailboxSchema,
  }),
  probe: operation({
    id: "mailboxes.probe",
    method: "POST",
    path: "/mailbox-tests",
    summary: "Try a connection as it would be used, within ten seconds: nothing is fetched, sent or kept.",
    clauses,
    access,
    body: probeBody,
    answer: z.object({ incoming: probed.nullable(), outgoing: probed.nullable() }),
  }),
} as const;
