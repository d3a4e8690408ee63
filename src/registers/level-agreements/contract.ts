import { z } from "zod";
import { operation } from "#kernel/http/contract.ts";
import { daySchema, idSchema, instantSchema } from "#kernel/http/values.ts";
import { effectSchema } from "#kernel/process/replan/contract.ts";

const longestMinutes = 366 * 24 * 60;
const text = (most: number) => z.string().trim().min(1).max(most);
const targets = z
  .partialRecord(
    z.enum(["response", "first-line", "proposal", "arrival", "workaround", "resolution"]),
    z.partialRecord(z.enum(["1", "2", "3", "4"]), z.number().int().min(1).max(longestMinutes)),
  )
  .describe("clock -> priority -> working minutes, instead of the level's own; absent: as in the level");
const named = z.object({ id: idSchema, name: z.string() });

const written = {
  organisationId: idSchema.nullable().describe("for all cases of this customer; or null"),
  contractId: idSchema.nullable().describe("for the cases under this contract; or null"),
  levelId: idSchema.nullable().describe("another level; null: the level stays and only targets differ"),
  targets,
  fromAt: instantSchema,
  untilAt: instantSchema,
  agreedWith: text(200).describe("who agreed for the customer"),
  agreedOn: daySchema,
  reason: text(2000),
};

const agreementSchema = z.object({
  ...written,
  id: idSchema,
  /** The customer or the contract it is for. */
  subject: named,
  level: named.extend({ name: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
  state: z.enum(["to-come", "holds", "over", "withdrawn"]),
  version: z.number().int(),
  withdrawnAt: instantSchema.nullable(),
});
export type AgreementView = z.infer<typeof agreementSchema>;

const createBody = z.strictObject({
  ...written,
  organisationId: written.organisationId.default(null),
  contractId: written.contractId.default(null),
  levelId: written.levelId.default(null),
  targets: targets.default({}),
  fromAt: z.iso.datetime({ offset: true }),
  untilAt: z.iso.datetime({ offset: true }),
});
export type CreateAgreement = z.output<typeof createBody>;

const params = z.object({ id: idSchema });
const read = { permission: "register.read" };
const manage = { permission: "register.manage" };
const clauses = ["L5"];

export const levelAgreementOperations = {
  list: operation({
    id: "level-agreements.list",
    method: "GET",
    path: "/level-agreements",
    summary:
      "Levels agreed for a while, newest first, keyset-paged: for whom, from when until when, with whom and why.",
    clauses,
    access: read,
    query: z.strictObject({
      organisation: idSchema.optional(),
      contract: idSchema.optional(),
      cursor: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.object({ items: z.array(agreementSchema), next: idSchema.nullable() }),
  }),
  read: operation({
    id: "level-agreements.read",
    method: "GET",
    path: "/level-agreements/:id",
    summary: "One level agreed for a while.",
    clauses,
    access: read,
    params,
    answer: agreementSchema,
  }),
  create: operation({
    id: "level-agreements.create",
    method: "POST",
    path: "/level-agreements",
    summary:
      "Record that another level, or other targets, hold for a customer or contract for a while. Running clocks follow by themselves when it begins and when it ends.",
    clauses,
    access: manage,
    body: createBody,
    status: 201,
    answer: agreementSchema,
  }),
  preview: operation({
    id: "level-agreements.preview",
    method: "POST",
    path: "/level-agreements/preview",
    summary:
      "Which open due times would move if this held now: how many, and the first of them, old and new. Writes nothing.",
    clauses,
    access: manage,
    body: createBody,
    answer: effectSchema,
  }),
  withdraw: operation({
    id: "level-agreements.withdraw",
    method: "POST",
    path: "/level-agreements/:id/withdraw",
    summary: "End it now, or never let it begin; running clocks follow. It stays readable.",
    clauses,
    access: manage,
    params,
    answer: agreementSchema,
  }),
} as const;
