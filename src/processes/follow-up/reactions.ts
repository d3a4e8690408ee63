import type { Engine } from "#kernel/process/engine.ts";
import type { Reaction, ReactionContext } from "#kernel/process/reactions.ts";
import { isSatisfied } from "./rules.ts";

/** When a follow-up opens, ends and is dropped, told by what happens to the incident it is about (D16). */
export const followUpReactions = (engine: Engine): Reaction[] => [
  {
    name: "follow-up.plan",
    hears: ["incident.solved"],
    react: async ({ caseId, at }, context) => {
      const about = await readSubject(context, caseId);
      if (about === null) return;
      await context.register(engine, {
        process: "follow-up",
        subject: about.subject,
        description: "",
        channel: "system",
        requester: about.requester,
        requesterId: about.requester_id,
        organisationId: about.organisation_id,
        occurredAt: null,
        values: { completedAt: at.toString() },
        links: [{ toCaseId: caseId, kind: "follow-up-of" }],
      });
    },
  },
  {
    name: "follow-up.drop",
    hears: ["incident.reopened", "incident.not-solved"],
    react: async ({ caseId, at }, context) => {
      for (const open of await openFollowUps(context, caseId)) {
        // Of the solution undone here, however late this is told: a later one has its own.
        if (Temporal.Instant.compare(open.completed_at, at) <= 0)
          await context.moveIfOpen(engine, open.id, "dropAfterReopening");
      }
    },
  },
  {
    name: "follow-up.answered",
    hears: ["incident.confirmed"],
    react: async ({ caseId, payload }, context) => {
      const values = payload.values as { satisfaction: number; remark?: string } | undefined;
      if (values === undefined) return;
      const move = isSatisfied(values.satisfaction) ? "answeredSatisfied" : "answeredDissatisfied";
      const { satisfaction, remark } = values;
      for (const open of await openFollowUps(context, caseId)) {
        await context.moveIfOpen(engine, open.id, move, {
          satisfaction,
          ...(remark ? { remark } : {}),
          channel: "portal",
        });
      }
    },
  },
];

type Subject = {
  subject: string;
  requester: Record<string, string>;
  requester_id: string | null;
  organisation_id: string | null;
};

async function readSubject({ kernel }: ReactionContext, caseId: string): Promise<Subject | null> {
  const { rows } = await kernel.db.query<Subject>({
    name: "follow-up.subject",
    text: "select subject, requester, requester_id, organisation_id from cases where id = $1",
    values: [caseId],
  });
  return rows[0] ?? null;
}

async function openFollowUps({ kernel }: ReactionContext, caseId: string) {
  const { rows } = await kernel.db.query<{ id: string; completed_at: string }>({
    name: "follow-up.open",
    text: `select c.id, c.fields->>'completedAt' as completed_at from case_links l join cases c on c.id = l.from_case_id
      where l.to_case_id = $1 and l.kind = 'follow-up-of' and c.family in ('open', 'waiting') order by c.id`,
    values: [caseId],
  });
  return rows;
}
