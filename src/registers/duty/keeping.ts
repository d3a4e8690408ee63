import type { Queryable } from "#kernel/db/pool.ts";
import { notAllowed, notFound } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Actor } from "#kernel/people/actor.ts";
import { type Keeping, keep, mustBeCurrent, recordChange } from "../record-keeping/index.ts";
import { findTeam, lockRoster, type RosterRow, type TeamRow, updateRoster } from "./queries.ts";

type Place = { id: string; organisation_id: string };

/** Plans for the teams they are in, those of the departments they lead, and an administrator for all. */
export const mayPlanFor = (actor: Actor, { id, organisation_id }: Place): boolean =>
  actor.kind === "system" ||
  (actor.permissions.has("duty.plan") &&
    (actor.teamIds.includes(id) ||
      actor.departmentIds.includes(organisation_id) ||
      actor.permissions.has("register.manage")));

/**
 * One change of a team's roster by somebody who plans for it: on the version read (409 with both values), logged, and the version
 * raised. `work` answers how many entries it changed; none is no change, and leaves no trace.
 */
export async function changeRoster(
  keeping: Keeping,
  asking: Asking,
  { operation, teamId, input }: { operation: string; teamId: string; input: unknown },
  work: (
    tx: Queryable,
    roster: RosterRow,
    team: TeamRow,
  ) => Promise<{ changed: number; roster?: RosterRow; before?: unknown; after: unknown }>,
): Promise<{ version: number; changed: number }> {
  return keep(keeping, asking, { id: operation, input: { teamId, input }, right: "duty.plan" }, async (tx) => {
    const team = await findTeam(tx, teamId);
    if (team === null) throw notFound();
    if (!mayPlanFor(asking.actor, team)) throw notAllowed("not-your-team");
    const roster = await lockRoster(tx, teamId);
    mustBeCurrent(asking, roster);
    const { changed, roster: wanted = roster, before = null, after } = await work(tx, roster, team);
    if (changed === 0) return { version: roster.version, changed };
    const { version } = await updateRoster(tx, wanted);
    await recordChange(tx, asking, { register: "rosters", record: teamId, before, after });
    return { version, changed };
  });
}
