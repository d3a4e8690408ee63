import type { Permission } from "./permissions.ts";
import type { Role } from "./roles.ts";

/** A role held in an organisation: the right reaches from that organisation down its subtree. */
export type HeldRole = { role: Role; organisationId: string };

/**
 * Who is asking. Made once per request from a session, an API key or an access link; every query and every
 * command takes it first.
 *
 * `staff` act for the provider; `customer` see their own and shared cases (their whole subtree if they represent
 * it); `supplier` only what was handed to them; `link` only the one case and purpose its token names.
 */
export type Actor = {
  kind: "person" | "api-key" | "link" | "system";
  /** Person id, API key id, or "" for the system and links that are bound to nobody. */
  id: string;
  name: string;
  side: "staff" | "customer" | "supplier" | "none";
  roles: readonly HeldRole[];
  permissions: ReadonlySet<Permission>;
  teamIds: readonly string[];
  /** Staff: departments (own organisations) whose cases the actor sees by role, subtree expanded. */
  departmentIds: readonly string[];
  /** Customers and suppliers: organisations whose cases they see whole, subtree expanded. */
  representedIds: readonly string[];
  /** The customer or supplier organisation the actor belongs to. */
  organisationId: string | null;
  /** Staff whose role sees every case of every process (desk, management, auditor, …) but the restricted ones. */
  seesAllCases: boolean;
  language: "zh" | "en";
  zone: string;
  /** Only for `link`: what the token allows. */
  link?: { purpose: string; caseId: string | null; personId: string | null };
};

/** The system itself: clocks, reactions, imports. May do whatever a definition lets `system` do. */
export const systemActor: Actor = {
  kind: "system",
  id: "",
  name: "Huiyin",
  side: "none",
  roles: [],
  permissions: new Set(),
  teamIds: [],
  departmentIds: [],
  representedIds: [],
  organisationId: null,
  seesAllCases: true,
  language: "zh",
  zone: "UTC",
};

/** Nobody in particular: whoever calls what is open to anyone. Holds no right and sees no case. */
export const anonymousActor: Actor = { ...systemActor, kind: "link", name: "", seesAllCases: false };

/**
 * The key an actor's idempotency keys and timeline entries are filed under: `person:12`, `api-key:3`, `system`. A link is told
 * apart by what it opens: two strangers must never be answered with each other's answers.
 */
export function actorKey(actor: Actor): string {
  if (actor.link) return `link:${actor.link.purpose}:${actor.link.caseId ?? ""}:${actor.link.personId ?? ""}`;
  return actor.id === "" ? actor.kind : `${actor.kind}:${actor.id}`;
}

export const mayDo = (actor: Actor, permission: Permission): boolean => actor.permissions.has(permission);
