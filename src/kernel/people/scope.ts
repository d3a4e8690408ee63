import type { Actor } from "./actor.ts";

/**
 * What an actor may see of the table `cases` (alias `c`), as SQL. Every query over cases takes one of these; there is
 * no other way to a case (S7). Outside it a case does not exist: 404.
 */
export type Scope = {
  /**
   * Names the text: two scopes of one shape (and one first parameter) have the same text and differ only in their
   * values, so a prepared statement may carry it in its name: `cases.read.${scope.shape}`.
   */
  readonly shape: string;
  /** A condition on `c`, in parentheses. */
  readonly sql: string;
  /** Values of its parameters, numbered from the first parameter that was asked for. */
  readonly values: readonly unknown[];
};

/** `each`: the part is several owners' cases; an index on that column gives an order within one owner only. */
type Branch = {
  name: string;
  sql: string;
  parties?: boolean;
  each?: { column: OwnerColumn; of: "teams" | "departments" };
};
type OwnerColumn = "team_id" | "department_id";
export type ScopeBranch = Scope & { readonly each: { column: OwnerColumn; ids: readonly string[] } | null };

/**
 * One condition for one case, for counts, and for lists of actors who see everything. `firstParameter` is the number of
 * its first placeholder: with `2` it begins at `$2`, after one parameter of yours.
 *
 * The parts are OR-ed so that PostgreSQL can combine their indexes (parties come as an array made once, not as a join).
 */
export function caseScope(actor: Actor, firstParameter = 1): Scope {
  return combine(actor, firstParameter, branchesOf(actor), (parts) => parts.join(" or "));
}

/**
 * The same right as a list of conditions that each have an index of their own (team, assignee, department, organisation,
 * requester, parties): for keyset lists, made as one `(select … where branch … order by … limit n)` per branch and merged.
 * They overlap: remove doubles by id. An empty list means: sees nothing.
 */
export function caseScopeBranches(actor: Actor, firstParameter = 1): ScopeBranch[] {
  return branchesOf(actor).map((branch) => ({
    ...combine(actor, firstParameter, [branch], (parts) => parts.join()),
    each: branch.each ? { column: branch.each.column, ids: parameters[branch.each.of](actor) } : null,
  }));
}

/** Staff with the right to it read the whole timeline; everybody else only what is public (S8). */
export const seesInternal = (actor: Actor): boolean =>
  actor.kind === "system" || (actor.side === "staff" && actor.permissions.has("case.read-internal"));

/** The customer's or a supplier's side, and whoever shows a link: they read the plain words and nothing of the inside. */
export const isOutside = (actor: Actor): boolean => actor.side !== "staff" && actor.kind !== "system";

/** The person behind an actor, or null: the id of an API key is not the id of a person. */
export function personOf(actor: Actor): string | null {
  if (actor.kind === "person") return actor.id;
  return actor.kind === "link" ? (actor.link?.personId ?? null) : null;
}

/** Order of the parameters every text may use; only those it does use are passed. */
const parameters = {
  me: (actor: Actor) => personOf(actor),
  teams: (actor: Actor) => actor.teamIds,
  departments: (actor: Actor) => actor.departmentIds,
  represented: (actor: Actor) => actor.representedIds,
  home: (actor: Actor) => [...new Set([actor.organisationId, ...actor.representedIds].filter((id) => id !== null))],
  case: (actor: Actor) => actor.link?.caseId ?? null,
} as const;
type Parameter = keyof typeof parameters;

const partiesByPerson = "c.id = any(array(select p.case_id from case_parties p where p.person_id = {me}::bigint))";
const partiesByHome =
  "c.id = any(array(select p.case_id from case_parties p where p.organisation_id = any({home}::bigint[])))";

function branchesOf(actor: Actor): Branch[] {
  if (actor.kind === "system") return [{ name: "system", sql: "true", parties: true }];
  if (actor.kind === "link") {
    // A link opens the one case it names, restricted or not, and the one that went into, where it was merged; nothing else of its holder.
    const reached = "c.id in ({case}::bigint, surviving_case({case}::bigint))";
    return actor.link?.caseId ? [{ name: "link", sql: reached, parties: true }] : [];
  }
  if (actor.side === "staff") return staffBranches(actor);
  return outsideBranches(actor);
}

function staffBranches(actor: Actor): Branch[] {
  const asPerson = personOf(actor) !== null;
  const parties: Branch[] = asPerson ? [{ name: "parties", sql: partiesByPerson, parties: true }] : [];
  if (actor.seesAllCases) return [{ name: "all", sql: "true" }, ...parties];
  const branches: Branch[] = [];
  if (actor.teamIds.length > 0)
    branches.push({
      name: "teams",
      sql: "c.team_id = any({teams}::bigint[])",
      each: { column: "team_id", of: "teams" },
    });
  if (asPerson) branches.push({ name: "assignee", sql: "c.assignee_id = {me}::bigint" });
  if (actor.departmentIds.length > 0) {
    branches.push({
      name: "departments",
      sql: "c.department_id = any({departments}::bigint[])",
      each: { column: "department_id", of: "departments" },
    });
  }
  // Staff who ask for themselves follow their own request.
  if (asPerson) branches.push({ name: "requester", sql: "c.requester_id = {me}::bigint" });
  return [...branches, ...parties];
}

function outsideBranches(actor: Actor): Branch[] {
  const branches: Branch[] = [];
  if (personOf(actor) !== null) {
    branches.push({ name: "requester", sql: "c.requester_id = {me}::bigint" });
    branches.push({ name: "parties", sql: partiesByPerson, parties: true });
  }
  if (actor.side === "customer" && actor.representedIds.length > 0) {
    branches.push({ name: "represented", sql: "c.organisation_id = any({represented}::bigint[])" });
  }
  if (actor.organisationId !== null || actor.representedIds.length > 0) {
    branches.push({ name: "shared", sql: partiesByHome, parties: true });
  }
  return branches;
}

function combine(actor: Actor, first: number, branches: Branch[], join: (parts: string[]) => string): Scope {
  if (branches.length === 0) return { shape: "nothing", sql: "(false)", values: [] };
  // A restricted case is seen by its parties only, in every list, count and search; a matter of the house by staff only.
  const isOfTheHouse = actor.side === "staff" || actor.kind === "system";
  const limits = (parties: boolean | undefined) =>
    [parties ? "" : " and not c.is_restricted", isOfTheHouse ? "" : " and not c.is_internal"].join("");
  const text = join(branches.map(({ sql, parties }) => `(${sql}${limits(parties)})`));
  const values: unknown[] = [];
  const places = new Map<string, string>();
  const sql = text.replace(/\{(\w+)\}/g, (_, name: Parameter) => {
    const known = places.get(name);
    if (known !== undefined) return known;
    values.push(parameters[name](actor));
    const place = `$${first + values.length - 1}`;
    places.set(name, place);
    return place;
  });
  return {
    shape: branches.map(({ name }) => name).join("+") + (isOfTheHouse ? "" : "-outside"),
    sql: `(${sql})`,
    values,
  };
}
