import { type FieldIssue, notAllowed } from "#kernel/errors/refusal.ts";
import { type Actor, mayDo } from "#kernel/people/actor.ts";

export type Reach = "mine" | "team" | "all";
type Shared = { reach: Reach; ownerId: string; teamId: string | null };

/** One's own is one's own; what is shared is kept by those who may share, with a team by those of the team. */
export function mayKeep(actor: Actor, { reach, ownerId, teamId }: Shared): boolean {
  if (reach === "mine") return actor.kind === "person" && actor.id === ownerId;
  if (!mayDo(actor, "case.share-tools")) return false;
  return reach === "all" || (teamId !== null && actor.teamIds.includes(teamId)) || mayDo(actor, "register.manage");
}

export function refuseUnlessKept(actor: Actor, shared: Shared): void {
  if (!mayKeep(actor, shared)) throw notAllowed("not-permitted", { params: { permission: "case.share-tools" } });
}

/** A view of a team names the team, and no other does. */
export function reachIssues({ reach, teamId }: { reach: Reach; teamId: string | null }): FieldIssue[] {
  if (reach === "team" && teamId === null) return [{ path: "teamId", code: "required" }];
  if (reach !== "team" && teamId !== null) return [{ path: "teamId", code: "does-not-apply" }];
  return [];
}
