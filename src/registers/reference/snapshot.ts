import type { Queryable } from "#kernel/db/pool.ts";
import type { ListedContact } from "#kernel/process/contact.ts";
import type { ScriptLine } from "#kernel/process/scripts/line.ts";
import type { Words } from "#kernel/words/words.ts";
import type { ItemContent } from "../catalogue/index.ts";
import {
  type AgreementFact,
  type ContractFact,
  contractFingerprint,
  readAgreementFacts,
  readContractFacts,
} from "../contracts/index.ts";
import { pathOf } from "../record-keeping/index.ts";
import type { Targets } from "../service-levels/index.ts";
import { readStandardSteps, type StandardSteps } from "../standard-steps/index.ts";

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

/** An item of the catalogue as one of its versions has it. */
export type ItemFact = ItemContent & { id: string; version: number };

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
  /** Where each organisation hangs (from the root down to itself), and the level it names itself. */
  organisations: ReadonlyMap<string, { path: readonly string[]; levelId: string | null }>;
  contracts: ReadonlyMap<string, ContractFact>;
  /** L5: those not withdrawn, past and to come. */
  agreements: readonly AgreementFact[];
  /** `process.part` -> the house's own words (D3); where there are none the shipped ones hold. */
  scripts: ReadonlyMap<string, ScriptLine[]>;
  /** D7: lists of standard steps in use. */
  standardSteps: readonly StandardSteps[];
  /** The catalogue as it is now, by id; and every version there was, by `id:version`. */
  items: ReadonlyMap<string, ItemFact>;
  itemVersions: ReadonlyMap<string, ItemFact>;
};

/** Rows are never deleted and versions only grow, so these sums move with every change. */
export const fingerprint = `select
  (select array[count(*), sum(version)] from services) as services,
  (select array[count(*), sum(version)] from categories) as categories,
  (select array[count(*), sum(version)] from priority_matrix) as matrix,
  (select array[count(*), sum(version)] from service_levels) as levels,
  (select array[count(*), sum(version)] from teams) as teams,
  (select array[count(*), sum(version)] from scripts) as scripts,
  (select array[count(*), sum(version)] from catalogue_items) as catalogue,
  (select array[count(*), sum(version)] from standard_steps) as "standardSteps",
  (select array[count(*), sum(version)] from contact_lists) as "contactLists",
  (select array[count(*), sum(version)] from organisations) as organisations,
  ${contractFingerprint}`;

/** Reads all registers: a few hundred rows, every contract, and three columns of every organisation. */
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
  const organisations = await db.query<{ id: string; path: string[]; levelId: string | null }>({
    text: `select id, path::text[] as path, service_level_id as "levelId" from organisations`,
  });
  const scripts = await db.query<{ key: string; lines: ScriptLine[] }>({
    text: "select process || '.' || part as key, lines from scripts where lines is not null",
  });
  const items = await db.query<{ id: string; version: number; content: ItemContent }>({
    text: "select item_id as id, version, content from catalogue_item_versions order by item_id, version",
  });
  const itemVersions = items.rows.map(({ id, version, content }): ItemFact => ({ ...content, id, version }));
  return {
    // The last of each stands.
    items: new Map(itemVersions.map((item) => [item.id, item])),
    itemVersions: new Map(itemVersions.map((item) => [`${item.id}:${item.version}`, item])),
    services: byId(services.rows),
    categories: withInherited(byId(categories.rows)),
    matrix: new Map(matrix.rows.map(({ impact, urgency, priority }) => [`${impact}:${urgency}`, priority])),
    levels: byId(levels.rows),
    teams: byId(teams.rows),
    scripts: new Map(scripts.rows.map(({ key, lines }) => [key, lines])),
    contactLists: new Map(contactLists.rows.map(({ departmentId, rungs }) => [departmentId, rungs])),
    organisations: byId(organisations.rows),
    contracts: byId(await readContractFacts(db)),
    agreements: await readAgreementFacts(db),
    standardSteps: await readStandardSteps(db),
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
