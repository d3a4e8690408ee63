import type { Actor } from "#kernel/people/actor.ts";
import { mayPlanFor } from "../duty/index.ts";
import type { CandidateView, SheetView, SkillView } from "./contract.ts";
import type { SheetRow, SkillRow } from "./queries.ts";
import type { Ranked } from "./rules.ts";

export const presentSkill = (row: SkillRow): SkillView => ({
  id: row.id,
  key: row.key,
  name: row.name,
  serviceIds: row.service_ids,
  categoryIds: row.category_ids,
  usedIn: row.used_in,
  version: row.version,
  isArchived: row.archived_at !== null,
});

/** Whoever plans for one of their teams knows what they can do. */
export const mayChangeSheet = (actor: Actor, { teams }: SheetRow): boolean =>
  teams.some(({ id, organisation }) => mayPlanFor(actor, { id, organisation_id: organisation }));

export const presentSheet = (row: SheetRow, actor: Actor): SheetView => ({
  person: { id: row.id, name: row.name },
  teams: row.teams.map(({ id, name }) => ({ id, name })),
  skills: row.skills,
  languages: row.languages,
  customers: row.customers,
  version: row.version,
  mayChange: mayChangeSheet(actor, row),
});

export const presentRanked = ({ candidate, fits, score, reasons }: Ranked): CandidateView => ({
  person: { id: candidate.id, name: candidate.name },
  fits,
  score,
  reasons,
});
