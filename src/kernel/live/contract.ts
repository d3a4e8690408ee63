import { z } from "zod";
import { operation } from "../http/contract.ts";
import { idSchema, instantSchema } from "../http/values.ts";
import { personRefSchema } from "../process/contract.ts";

export const eventSchema = z.object({
  cursor: z.string(),
  kind: z.string().describe("past tense: incident.registered, incident.solved, case.commented, clock.breached, …"),
  caseId: idSchema.nullable(),
  number: z.string().nullable(),
  version: z.number().int().nullable(),
  at: instantSchema,
  payload: z.record(z.string(), z.unknown()),
});
export type EventView = z.infer<typeof eventSchema>;

/** A frame of the live stream: what changed, not how; ask again for what you show. */
export type LiveFrame = {
  cursor: string;
  kind: string;
  caseId: string | null;
  number: string | null;
  version: number | null;
};
/** `isTyping`: they are writing something about it at this moment. */
export type LookingFrame = { number: string; people: { id: string; name: string; isTyping: boolean }[] };

export const liveOperations = {
  events: operation({
    id: "events.list",
    method: "GET",
    path: "/events",
    summary:
      "What happened since a cursor, oldest first, for integrations. Keep `next`; ask again with it. Kept for 30 days.",
    access: { permission: "events.read" },
    query: z.strictObject({
      since: z.string().max(100).optional().describe("`next` of an earlier answer; absent: from the oldest kept"),
      limit: z.coerce.number().int().min(1).max(500).optional(),
    }),
    answer: z.object({ items: z.array(eventSchema), next: z.string(), hasMore: z.boolean() }),
  }),
  stream: operation({
    id: "live.stream",
    method: "GET",
    path: "/live",
    summary:
      "Server-sent events, one stream per browser: `changed` {cursor, kind, caseId, number, version}, `looking` {number, people}, `reset` (fetch everything again). Resumes by Last-Event-ID.",
    access: "signed-in",
    load: "stream",
    answer: z.unknown(),
  }),
  looking: operation({
    id: "live.looking",
    method: "POST",
    path: "/live/looking",
    summary:
      "I am looking at this case (say it again every 30 seconds), perhaps typing, or at none any more. Answers who else is.",
    access: "signed-in",
    body: z.strictObject({ number: z.string().max(60).nullable(), isTyping: z.boolean().default(false) }),
    answer: z.object({ people: z.array(personRefSchema.extend({ isTyping: z.boolean() })) }),
  }),
} as const;
