import type { Language } from "../../words/words.ts";
import type { Actor, HeldRole } from "../actor.ts";
import { type Permission, shippedPermissions } from "../permissions.ts";
import type { Role } from "../roles.ts";

/** A role held today, with what its organisation is (its own mark or one inherited from above). */
export type Membership = {
  role: Role;
  organisationId: string;
  isOwn: boolean;
  isCustomer: boolean;
  isSupplier: boolean;
};

const customerRoles: ReadonlySet<Role> = new Set<Role>(["customer", "customer-representative"]);
const supplierRoles: ReadonlySet<Role> = new Set<Role>(["supplier", "partner"]);

/** Roles that see the cases of the department they are held in, and of everything below it. */
const departmentRoles: ReadonlySet<Role> = new Set<Role>([
  "liaison",
  "department-head",
  "technical-centre-director",
  "operations-head",
  "process-manager",
]);

export type Side = Actor["side"];

export function sideOfRole(role: Role): Exclude<Side, "none"> {
  if (customerRoles.has(role)) return "customer";
  return supplierRoles.has(role) ? "supplier" : "staff";
}

/**
 * A role of staff is held in an own organisation, a supplier's in a supplier. Customers are external organisations or internal
 * departments. Held anywhere else a role gives nothing, so that a customer's user cannot become staff by a slip (U1).
 */
export function mayBeHeldIn(role: Role, organisation: Omit<Membership, "role" | "organisationId">): boolean {
  switch (sideOfRole(role)) {
    case "staff":
      return organisation.isOwn;
    case "supplier":
      return organisation.isSupplier;
    case "customer":
      return organisation.isCustomer || organisation.isOwn;
  }
}

/** What each role may do now: as shipped, but for the roles an administrator has changed. */
export type RolePermissions = ReadonlyMap<Role, readonly Permission[]>;

export const permissionsOf = (role: Role, changed: RolePermissions): readonly Permission[] =>
  changed.get(role) ?? shippedPermissions[role];

/** Somebody who may edit roles may give any; everybody else only what they may do themselves. */
export function mayGive(actor: Actor, role: Role, changed: RolePermissions): boolean {
  if (actor.kind === "system" || actor.permissions.has("roles.manage")) return true;
  return permissionsOf(role, changed).every((permission) => actor.permissions.has(permission));
}

export type Holder = {
  kind: "person" | "api-key";
  id: string;
  name: string;
  language: Language;
  zone: string;
  memberships: readonly Membership[];
  teamIds: readonly string[];
};

/** Which organisations' subtrees an actor needs expanded before it can be built. */
export function subtreesNeeded(memberships: readonly Membership[]): { departments: string[]; represented: string[] } {
  const held = valid(memberships);
  const of = (wanted: (role: Role) => boolean) => [
    ...new Set(
      held.filter(({ role, organisationId }) => organisationId !== "" && wanted(role)).map((h) => h.organisationId),
    ),
  ];
  return {
    departments: of((role) => departmentRoles.has(role)),
    represented: of((role) => role === "customer-representative"),
  };
}

/**
 * The actor behind a person or a key. Staff who are customers too (of an internal service) act as staff; supplier roles count
 * only for those who are nothing else.
 */
export function buildActor(
  holder: Holder,
  subtrees: { departmentIds: readonly string[]; representedIds: readonly string[] },
  changed: RolePermissions,
): Actor {
  const held = valid(holder.memberships);
  const sides = new Set(held.map(({ role }) => sideOfRole(role)));
  const side: Side = sides.has("staff")
    ? "staff"
    : sides.has("customer")
      ? "customer"
      : sides.has("supplier")
        ? "supplier"
        : "none";
  const permissions = new Set(held.flatMap(({ role }) => permissionsOf(role, changed)));
  const home = held.find(({ role }) => sideOfRole(role) === side);
  return {
    kind: holder.kind,
    id: holder.id,
    name: holder.name,
    side,
    roles: held.map(({ role, organisationId }): HeldRole => ({ role, organisationId })),
    permissions,
    teamIds: side === "staff" ? holder.teamIds : [],
    departmentIds: side === "staff" ? subtrees.departmentIds : [],
    representedIds: side === "customer" ? subtrees.representedIds : [],
    organisationId: side === "customer" || side === "supplier" ? (home?.organisationId ?? null) : null,
    seesAllCases: side === "staff" && permissions.has("case.read-all"),
    language: holder.language,
    zone: holder.zone,
  };
}

const valid = (memberships: readonly Membership[]) => memberships.filter((held) => mayBeHeldIn(held.role, held));
