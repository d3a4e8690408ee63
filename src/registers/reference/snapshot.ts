import type { Queryable } from "#kernel/db/pool.ts";
import type { ListedContact } from "#kernel/process/contact.ts";
import type { Words } from "#kernel/words/words.ts";
import { pathOf } from "../record-keeping/index.ts";
import type { Targets } from "../service-levels/index.ts";

export type ServiceFact = {
  id: string;
  parentId: string | null;
  key: string;
  name: Words;
  departmentId: string | null;
  teamId: string | null;
  thirdLineTeamId: string | null;
  isArchived: boolean;
};
export type CategoryFact = {
  id: string;
  parentId: string | null;
  key: string;
  name: Words;
  /** D10: its own and those of the branches above it. */
  requiredFields: readonly string[];
  /** D14: the widest of its own and those of the branches above it. */
  designForPriority: number | null;
  isArchived: boolean;
};
export type LevelFact = {
  id: string;
  name: Words;
  isDefault: boolean;
  calendarId: string;
  urgentCalendarId: string | null;
  targets: Targets;
  version: number;
};
export type TeamFact = {
  id: string;
  key: string;
  name: Words;
  line: number;
  departmentId: string;
  departmentName: string;
  isArchived: boolean;
};

/** The registers as deciding code needs them, all of one moment. */
export type References = {
  services: ReadonlyMap<string, ServiceFact>;
  categories: ReadonlyMap<string, CategoryFact>;
  /** `impact:urgency` -> priority */
  matrix: ReadonlyMap<string, number>;
  levels: ReadonlyMap<string, LevelFact>;
  teams: ReadonlyMap<string, TeamFact>;
  /** Who is called for a department, first to last (D8), by department. */
  contactLists: ReadonlyMap<string, readonly ListedContact[]>;
  /** Our own departments: each with those above it, nearest first. */
  departmentPaths: ReadonlyMap<string, readonly string[]>;
  /** The level that holds for an organisation by its own or the nearest above it; null: the default. */
  levelIdByOrganisation: ReadonlyMap<string, string | null>;
};

/** Rows are never deleted and versions only grow, so these sums move with every change. */
export const fingerprint = `select
  (select array[count(*), sum(version)] from services) as services,
  (select array[count(*), sum(version)] from categories) as categories,
  (select array[count(*), sum(version)] from priority_matrix) as matrix,
  (select array[count(*), sum(version)] from service_levels) as levels,
  (select array[count(*), sum(version)] from teams) as teams,
  (select array[count(*), sum(version)] from contact_lists) as "contactLists",
  (select array[count(*), sum(version)] from organisations) as organisations`;

const nearestLevel = `(select l.service_level_id from unnest(o.path) with ordinality as p(id, depth)
  join organisations l on l.id = p.id where l.service_level_id is not null order by p.depth desc limit 1)`;

/** Reads all registers; a few hundred rows, and two columns of every organisation. */
export async function readReferences(db: Queryable): Promise<References> {
  const services = await db.query<ServiceFact>({
    text: `select id, parent_id as "parentId", key, name, department_id as "departmentId", team_id as "teamId",
      third_line_team_id as "thirdLineTeamId", archived_at is not null as "isArchived" from services`,
  });
  const categories = await db.query<CategoryFact>({
    text: `select id, parent_id as "parentId", key, name, required_fields as "requiredFields", design_for_priority as "designForPriority",
      archived_at is not null as "isArchived" from categories`,
  });
  const matrix = await db.query<{ impact: number; urgency: number; priority: number }>({
    text: "select impact, urgency, priority from priority_matrix",
  });
  const levels = await db.query<LevelFact>({
    text: `select id, name, is_default as "isDefault", calendar_id as "calendarId", urgent_calendar_id as "urgentCalendarId",
      targets, version from service_levels`,
  });
  const teams = await db.query<TeamFact>({
    text: `select t.id, t.key, t.name, t.line, t.organisation_id as "departmentId", o.name as "departmentName",
      t.archived_at is not null as "isArchived" from teams t join organisations o on o.id = t.organisation_id order by t.id`,
  });
  const contactLists = await db.query<{ departmentId: string; rungs: ListedContact[] }>({
    text: `select department_id as "departmentId", rungs from contact_lists where archived_at is null`,
  });
  const departments = await db.query<{ id: string; path: string[] }>({
    text: `select o.id, o.path from organisations o
      where exists (select from organisations a where a.id = any(o.path) and a.is_own)`,
  });
  const organisations = await db.query<{ id: string; levelId: string | null }>({
    text: `select o.id, case when exists (select from organisations where service_level_id is not null) then ${nearestLevel} end
      as "levelId" from organisations o`,
  });
  return {
    services: byId(services.rows),
    categories: withInherited(byId(categories.rows)),
    matrix: new Map(matrix.rows.map(({ impact, urgency, priority }) => [`${impact}:${urgency}`, priority])),
    levels: byId(levels.rows),
    teams: byId(teams.rows),
    contactLists: new Map(contactLists.rows.map(({ departmentId, rungs }) => [departmentId, rungs])),
    departmentPaths: new Map(departments.rows.map(({ id, path }) => [id, path.toReversed()])),
    levelIdByOrganisation: new Map(organisations.rows.map(({ id, levelId }) => [id, levelId])),
  };
}

function withInherited(categories: ReadonlyMap<string, CategoryFact>): ReadonlyMap<string, CategoryFact> {
  const all = [...categories.values()].map((category): [string, CategoryFact] => {
    const path = pathOf(categories, category.id);
    const required = path.flatMap((branch) => branch.requiredFields);
    const designFor = path.map((branch) => branch.designForPriority ?? 0);
    const designForPriority = Math.max(0, ...designFor) || null;
    return [category.id, { ...category, requiredFields: [...new Set(required)], designForPriority }];
  });
  return new Map(all);
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
