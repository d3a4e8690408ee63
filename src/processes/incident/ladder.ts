import type { ContactWay, ListedContact } from "#kernel/process/contact.ts";

/** Somebody to be asked: one person, or whoever holds a role in one of these organisations, the nearest first. */
export type Rung = {
  personId: string | null;
  role: string | null;
  organisationIds: readonly string[];
  way: ContactWay;
  /** Working minutes to answer in; null: as the clock says. */
  minutes: number | null;
};

export const routes = ["liaison", "project-manager", "desk"] as const;
/** The way a dispatched case goes to somebody's hands (D27). */
export type Route = (typeof routes)[number];

type RouteFacts = {
  route: Route;
  projectManagerId: string | null;
  /** The department's own list; null where it keeps none: the liaison, then the head. */
  list: readonly ListedContact[] | null;
  /** The department and those above it, nearest first. */
  departmentIds: readonly string[];
  /** Where there is a technical centre director, nearest first. */
  centreIds: readonly string[];
};

const ofRole = (role: string, organisationIds: readonly string[], way: ContactWay = "app"): Rung => ({
  personId: null,
  role,
  organisationIds,
  way,
  minutes: null,
});

/**
 * Who is asked for a case, first to last (D8, D27). The department head always stands at the end, if nowhere before: no list ends below
 * the one who answers for the department.
 */
export function ladderOf({ route, projectManagerId, list, departmentIds, centreIds }: RouteFacts): Rung[] {
  const first: Rung[] =
    route === "project-manager"
      ? [
          ...(projectManagerId === null
            ? []
            : [{ ...ofRole("project-manager", []), role: null, personId: projectManagerId, way: "phone" as const }]),
          ofRole("technical-centre-director", centreIds, "phone"),
        ]
      : (list ?? [{ personId: null, role: "liaison", way: "app" as const, minutes: null }]).map((contact) => ({
          ...contact,
          organisationIds: contact.role === null ? [] : departmentIds,
        }));
  const hasHead = first.some(({ role }) => role === "department-head");
  return hasHead ? first : [...first, ofRole("department-head", departmentIds)];
}

/** Can somebody be reached on this rung now? Where: the organisation the role was found in. */
export type Reach = { is: "there"; organisationId: string | null } | { is: "nobody" } | { is: "off-duty" };

export type Climb = {
  /** Rungs passed over on the way, and why. */
  skipped: { at: number; why: "nobody" | "off-duty" }[];
  /** Null: the ladder has ended. */
  next: { at: number; organisationId: string | null } | null;
};

/** The next rung after `from` (-1: from the bottom) where somebody can be reached (D8: an empty or off-duty level is skipped). */
export function climbFrom(ladder: readonly Rung[], from: number, reach: (rung: Rung) => Reach): Climb {
  const skipped: Climb["skipped"] = [];
  for (let at = from + 1; at < ladder.length; at += 1) {
    const found = reach(ladder[at]!);
    if (found.is === "there") return { skipped, next: { at, organisationId: found.organisationId } };
    skipped.push({ at, why: found.is });
  }
  return { skipped, next: null };
}
