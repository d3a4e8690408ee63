import type { Engine } from "#kernel/process/engine.ts";
import type { Reaction, ReactionContext } from "#kernel/process/reactions.ts";

/** A part opens when a case hands it over, and is taken back when that case is cancelled (D18). */
export const supplierPartReactions = (engine: Engine): Reaction[] => [
  {
    name: "supplier-part.open",
    hears: ["incident.handed-to-supplier"],
    react: async ({ caseId, payload }, context) => {
      const order = await readOrder(context, caseId, Number(payload.entry));
      if (order === null) return;
      await context.register(engine, {
        process: "supplier-part",
        subject: firstLineOf(order.task),
        description: order.task,
        channel: "system",
        requester: {},
        requesterId: null,
        // Its agreement and its accounts: for this case the supplier is who it is about.
        organisationId: order.supplier,
        occurredAt: null,
        values: order.due === null ? {} : { dueAt: order.due },
        links: [{ toCaseId: caseId, kind: "supplier-part-of" }],
        parties: [{ personId: null, organisationId: order.supplier, part: "supplier" }],
      });
    },
  },
  {
    name: "supplier-part.with-case",
    hears: ["incident.cancelled"],
    react: async ({ caseId }, context) => {
      for (const part of await context.linkedFrom(caseId, "supplier-part-of", ["asked", "atWork", "reported"]))
        await context.moveIfOpen(engine, part.id, "withdrawWithCase");
    },
  },
];

type Order = { supplier: string; task: string; due: string | null };

/** What was ordered stands in the entry: an announcement carries no words meant for one reader. */
async function readOrder({ kernel }: ReactionContext, caseId: string, entry: number): Promise<Order | null> {
  const { rows } = await kernel.db.query<Order>({
    name: "supplier-part.order",
    text: `select content->'values'->>'supplier' as supplier, content->'values'->>'supplierTask' as task,
        content->'values'->>'supplierDueAt' as due
      from event_contents where case_id = $1 and seq = $2 and content is not null`,
    values: [caseId, entry],
  });
  return rows[0] ?? null;
}

const firstLineOf = (task: string): string => {
  const line = task.split("\n")[0]?.trim() ?? "";
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
};
