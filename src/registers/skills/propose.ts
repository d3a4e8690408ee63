import type { Queryable } from "#kernel/db/pool.ts";
import { type Permission, permissionKeys } from "#kernel/people/permissions.ts";
import type { Role } from "#kernel/people/roles.ts";
import type { StaffFacts } from "#kernel/process/facts.ts";
import type { CaseRecord } from "#kernel/process/record.ts";
import { candidatesOf, needOf, rightsOf } from "./queries.ts";
import { type Ranked, rank } from "./rules.ts";

/** Everybody here speaks it: it sets nobody apart. */
const commonLanguage = "zh";

/** Those whose work the cases of a team are; a liaison or a head can, and is asked last. */
const workingRoles: ReadonlySet<Role> = new Set<Role>([
  "engineer",
  "on-site-staff",
  "test-engineer",
  "junior-agent",
  "skilled-agent",
  "expert-agent",
]);

type Asked = Pick<CaseRecord, "id" | "process" | "organisationId" | "requesterId" | "fields">;

/** D7: who of a team suits a case best, best first. Reads what it weighs, decides by the pure rule. */
export async function propose(
  db: Queryable,
  staff: StaffFacts,
  record: Asked,
  team: { id: string; line: number },
  now: Temporal.Instant,
): Promise<Ranked[]> {
  const chosen = (key: string) => (typeof record.fields[key] === "string" ? record.fields[key] : null);
  const need = await needOf(db, { ...record, service: chosen("service"), category: chosen("category") });
  const rows = await candidatesOf(
    db,
    { teamId: team.id, organisationId: record.organisationId, exceptCaseId: record.id },
    now,
  );
  const mayDo = await rightsOf(db);
  const right = rightFor(record.process, team.line);
  const language = need.language === commonLanguage ? null : need.language;
  return rank(
    rows.map((row) => ({
      id: row.id,
      name: row.name,
      hasRight: staff.isAbsent(row.id, now)
        ? row.roles.length > 0
        : staff.isThere(row.id, now) && (right === null || mayDo(row.roles, right)),
      isAbsent: staff.isAbsent(row.id, now),
      isOnDuty: staff.isOnDuty(row.id, now),
      skills: need.skills.flatMap(({ id, name }) => {
        const held = row.skills.find(({ skillId }) => skillId === id);
        return held === undefined ? [] : [{ name, level: held.level }];
      }),
      speaksLanguage: language !== null && (row.language === language || row.languages.includes(language)),
      isLeading: !row.roles.some((role) => workingRoles.has(role)),
      familiarity: row.familiarity,
      load: { cases: row.cases, weight: row.weight },
    })),
    { line: team.line, skills: need.skills.map(({ name }) => name), language, customer: need.customer },
  );
}

/** What whoever gets it must be allowed to: the first line solves, the others work on it. A process without such a right asks for none. */
function rightFor(process: string, line: number): Permission | null {
  const wanted = line === 1 ? `${process}.solve-first-line` : `${process}.work`;
  return permissionKeys.find((key) => key === wanted) ?? null;
}
