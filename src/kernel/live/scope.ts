import type { Actor } from "../people/actor.ts";
import { personOf, seesInternal } from "../people/scope.ts";

/** What decides who may hear of a case. */
export type CaseFacts = {
  number: string;
  organisationId: string | null;
  requesterId: string | null;
  teamId: string | null;
  assigneeId: string | null;
  departmentId: string | null;
  isRestricted: boolean;
  isInternal: boolean;
  partyPersonIds: readonly string[];
  partyOrganisationIds: readonly string[];
};

/**
 * The scope of cases (people/scope.ts) for one case in memory: 500 streams cannot ask the database for each change. A property
 * test holds the two together.
 */
export function mayHearOf(actor: Actor, facts: CaseFacts): boolean {
  const me = personOf(actor);
  const isParty = me !== null && facts.partyPersonIds.includes(me);
  if (actor.side === "staff") {
    if (isParty) return true;
    if (facts.isRestricted) return false;
    return (
      actor.seesAllCases ||
      isIn(facts.teamId, actor.teamIds) ||
      isIn(facts.departmentId, actor.departmentIds) ||
      (me !== null && (facts.assigneeId === me || facts.requesterId === me))
    );
  }
  if (facts.isInternal) return false;
  const home = actor.organisationId === null ? actor.representedIds : [actor.organisationId, ...actor.representedIds];
  if (isParty || facts.partyOrganisationIds.some((id) => home.includes(id))) return true;
  if (facts.isRestricted) return false;
  if (me !== null && facts.requesterId === me) return true;
  return actor.side === "customer" && isIn(facts.organisationId, actor.representedIds);
}

const isIn = (id: string | null, ids: readonly string[]): boolean => id !== null && ids.includes(id);

/**
 * What somebody is told happened. The customer's side is not told of anything internal, nor how we call what we do (S8).
 * Null: nothing.
 */
export function kindFor(actor: Actor, announced: { kind: string; payload: Record<string, unknown> }): string | null {
  if (actor.side === "staff") {
    return announced.payload.visibility === "internal" && !seesInternal(actor) ? null : announced.kind;
  }
  if (announced.payload.visibility === "internal" || announced.kind.startsWith("clock.")) return null;
  return "case.changed";
}
