import { systemActor } from "#kernel/people/actor.ts";
import type { Engine } from "#kernel/process/engine.ts";
import { readForPlan } from "#kernel/process/queries.ts";
import type { Reaction } from "#kernel/process/reactions.ts";
import { teamRoutesByItself } from "../duty/index.ts";
import { propose } from "./propose.ts";
import { explained } from "./rules.ts";

/**
 * D7: what comes to a team that routes by itself is given to whoever suits it best, with the reasons on the timeline. Where nobody fits it
 * stays with whoever has it: the liaison, or whom it fell to.
 */
export const routingReactions = (engine: Engine): Reaction[] => [
  {
    name: "skills.route",
    hears: ["incident.dispatched"],
    react: async ({ caseId, payload }, context) => {
      const { db, now } = context.kernel;
      const { teamId: announced } = (payload.scope ?? {}) as { teamId?: string | null };
      if (!announced || !(await teamRoutesByItself(db, announced))) return;
      const read = await readForPlan(db, systemActor, caseId);
      const teamId = read?.record.teamId ?? null;
      const team = teamId === null ? null : engine.ground.teams.byId(teamId);
      if (read === null || team === null || team.id !== announced) return;
      await engine.ground.staff.refresh();
      const ranked = await propose(db, engine.ground.staff, read.record, team, now());
      const best = ranked.find(({ fits }) => fits);
      if (best === undefined) return;
      const values = { assignee: best.candidate.id, routedBecause: explained(ranked) };
      await context.moveIfOpen(engine, caseId, "route", values);
    },
  },
];
