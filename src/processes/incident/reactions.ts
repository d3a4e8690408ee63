import type { Engine } from "#kernel/process/engine.ts";
import type { Reaction } from "#kernel/process/reactions.ts";

/**
 * What an incident does when its follow-up has been concluded (D15, D16): satisfied or not reached closes it, dissatisfied
 * brings it back. The desk may take the result before or after; whichever comes last closes.
 */
export const incidentReactions = (engine: Engine): Reaction[] => [
  {
    // D14: one "no" of the two answers returns it to work.
    name: "incident.after-verification",
    hears: ["incident.verified"],
    react: async ({ caseId, payload }, context) => {
      const { verifiedSolved, verifiedNoEffect } = (payload.values ?? {}) as Record<string, unknown>;
      if (verifiedSolved === "no" || verifiedNoEffect === "no")
        await context.moveIfOpen(engine, caseId, "failVerification");
    },
  },
  {
    // D18: the customer's case says no longer that a supplier is at work on it.
    name: "incident.after-supplier",
    hears: ["supplier-part.taken", "supplier-part.withdrawn"],
    react: async ({ caseId }, context) => {
      const incident = await context.linkedTo(caseId, "supplier-part-of");
      if (incident !== null) await context.moveIfOpen(engine, incident.id, "supplierEnded");
    },
  },
  {
    name: "incident.after-follow-up",
    hears: ["follow-up.satisfied", "follow-up.unreached", "follow-up.dissatisfied"],
    react: async ({ caseId, kind }, context) => {
      const incident = await context.linkedTo(caseId, "follow-up-of");
      if (incident === null) return;
      if (kind === "follow-up.dissatisfied") await context.moveIfOpen(engine, incident.id, "reopenAfterFollowUp");
      else await context.moveIfOpen(engine, incident.id, "close");
    },
  },
  {
    // D19: whichever of the two answers comes last lets it go on.
    name: "incident.after-answers",
    hears: ["incident.approval-granted", "incident.consented"],
    react: ({ caseId }, context) => context.moveIfOpen(engine, caseId, "goOn"),
  },
  {
    name: "incident.after-result",
    hears: ["incident.result-taken"],
    react: async ({ caseId }, context) => {
      const concluded = await context.linkedFrom(caseId, "follow-up-of", ["satisfied", "unreached"]);
      const since = await context.lastMeasured(caseId, "solved");
      const isOfThisSolution = concluded.some(
        ({ closedAt }) => closedAt !== null && since !== null && Temporal.Instant.compare(closedAt, since) >= 0,
      );
      if (isOfThisSolution) await context.moveIfOpen(engine, caseId, "close");
    },
  },
];
