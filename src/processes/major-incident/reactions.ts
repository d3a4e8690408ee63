import type { Queryable } from "#kernel/db/pool.ts";
import { tellPersons } from "#kernel/notify/notices.ts";
import type { Engine, NewCase } from "#kernel/process/engine.ts";
import { formatNumber } from "#kernel/process/numbers.ts";
import type { Heard, Reaction, ReactionContext } from "#kernel/process/reactions.ts";
import { openFollowersOf, readEntryValues, readOpenedFor } from "./queries.ts";
import { triggeredBy } from "./triggers.ts";

/** How a major incident comes about, and what it does to the incidents that follow it. REQ D12 D28. */
export const majorIncidentReactions = (engine: Engine): Reaction[] => [
  {
    name: "major.trigger",
    hears: ["incident.registered", "incident.triaged", "incident.dispatched", "incident.corrected"],
    react: async (heard, context) => {
      const found = await triggeredBy(context.kernel.db, heard.caseId, heard.at);
      if (found === null) return;
      const { zh } = found.serviceName;
      const order = proposal(`${zh}：${found.cases.length} 个事件`, { service: found.service, rule: found.rule });
      await context.register(engine, found.declares ? { ...order, andMove: { move: "declare", values: {} } } : order);
      await follow(engine, heard, context, found.cases);
    },
  },
  {
    name: "major.raised",
    hears: ["incident.raised-to-major"],
    react: async (heard, context) => {
      const { caseId, payload } = heard;
      const subject = await subjectOf(context.kernel.db, caseId);
      const values = await readEntryValues(context.kernel.db, caseId, Number(payload.entry));
      const because = typeof values.reason === "string" ? { proposedBecause: values.reason } : {};
      await context.register(
        engine,
        proposal(subject.subject, { ...because, ...(subject.service && { service: subject.service }) }),
      );
      await follow(engine, heard, context, [caseId]);
    },
  },
  {
    name: "major.tell-followers",
    hears: ["major-incident.updated", "major-incident.workaround-given", "major-incident.restored"],
    react: async (heard, context) => {
      const { kind, caseId, payload } = heard;
      const values = (payload.values ?? {}) as Record<string, unknown>;
      await tellCircle(heard, context);
      const entry = await readEntryValues(context.kernel.db, caseId, Number(payload.entry));
      const isSolved = kind === "major-incident.restored" && entry.resolvesFollowers === "yes";
      const words = payload.told as { zh: string } | undefined;
      for (const { id } of await openFollowersOf(context.kernel.db, caseId)) {
        if (isSolved) await context.moveIfOpen(engine, id, "solvedByMajor", { result: values.result });
        else await context.moveIfOpen(engine, id, "majorUpdate", { update: words?.zh ?? "" });
      }
    },
  },
  {
    name: "major.improvement",
    hears: ["major-incident.action-decided"],
    react: async ({ caseId, payload }, context) => {
      const decided = await readEntryValues(context.kernel.db, caseId, Number(payload.entry));
      await context.register(engine, {
        ...proposal(String(decided.improvement ?? ""), {
          assignee: decided.improvementOwner,
          dueAt: decided.improvementDue,
        }),
        process: "improvement-item",
        links: [{ toCaseId: caseId, kind: "improvement-of" }],
      });
    },
  },
];

const proposal = (subject: string, values: Record<string, unknown>): NewCase => ({
  process: "major-incident",
  subject,
  description: "",
  channel: "system",
  requester: {},
  requesterId: null,
  organisationId: null,
  occurredAt: null,
  values,
});

/** The incidents that brought it about follow it from the start. */
async function follow(
  engine: Engine,
  heard: Heard,
  context: ReactionContext,
  caseIds: readonly string[],
): Promise<void> {
  const number = await readOpenedFor(context.kernel.db, heard.mark);
  if (number === null) return;
  for (const id of caseIds) await context.moveIfOpen(engine, id, "followMajor", { majorNumber: formatNumber(number) });
}

async function subjectOf(db: Queryable, caseId: string): Promise<{ subject: string; service: string | null }> {
  const { rows } = await db.query<{ subject: string; service: string | null }>({
    name: "major.subject",
    text: "select subject, fields->>'service' as service from cases where id = $1",
    values: [caseId],
  });
  return rows[0] ?? { subject: "", service: null };
}

/** Everybody in the circle hears of it inside the system; customers' contacts among them read the public wording. */
async function tellCircle({ caseId, at, mark }: Heard, { kernel }: ReactionContext): Promise<void> {
  const { rows } = await kernel.db.query<{ id: string }>({
    name: "major.circle",
    text: "select person_id as id from case_calls where case_id = $1",
    values: [caseId],
  });
  await kernel.db.transaction((tx) =>
    tellPersons(tx, [
      {
        personIds: rows.map(({ id }) => id),
        notice: { kind: "news-for-customer", caseId, once: `circle:${mark}` },
        at,
      },
    ]),
  );
}
