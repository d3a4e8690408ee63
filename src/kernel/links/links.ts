import { createHash, randomBytes } from "node:crypto";
import type { Queryable } from "../db/pool.ts";
import { Refusal } from "../errors/refusal.ts";
import type { Actor } from "../people/actor.ts";
import type { Permission } from "../people/permissions.ts";
import { findLink, insertLink, revoke, spendUse } from "./queries.ts";

export type LinkOffer = {
  /** What it is good for, and nothing else: `track`, `rate`, `invitation`, `password-reset`, … */
  purpose: string;
  caseId?: string;
  personId?: string;
  target?: Record<string, unknown>;
  lifetime: Temporal.DurationLike;
  /** How many acts it allows; null: any number until it expires. */
  uses: number | null;
  createdBy?: string;
};

export type Link = {
  purpose: string;
  caseId: string | null;
  personId: string | null;
  target: Record<string, unknown>;
  expiresAt: Temporal.Instant;
};

/** Makes a link and returns its token: 256 random bits, of which only the SHA-256 is kept. It cannot be shown again. */
export async function createLink(db: Queryable, offer: LinkOffer, now: Temporal.Instant): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await insertLink(
    db,
    {
      tokenHash: hashOf(token),
      purpose: offer.purpose,
      caseId: offer.caseId ?? null,
      personId: offer.personId ?? null,
      target: offer.target ?? {},
      createdBy: offer.createdBy ?? null,
      expiresAt: now.add(offer.lifetime),
      uses: offer.uses,
    },
    now,
  );
  return token;
}

/** Looks at a link without using it up (a GET, a preview by a mail scanner). Null: it opens nothing (any more). */
export async function openLink(db: Queryable, token: unknown, now: Temporal.Instant): Promise<Link | null> {
  const row = isToken(token) ? await findLink(db, hashOf(token), now) : null;
  return row && asLink(row);
}

/**
 * Uses a link up by one, in the transaction of the act it allows, so that act and use are one. Throws a Refusal 404
 * `link-not-valid`, whatever the reason.
 */
export async function spendLink(tx: Queryable, token: unknown, purpose: string, now: Temporal.Instant): Promise<Link> {
  const row = isToken(token) ? await spendUse(tx, hashOf(token), purpose, now) : null;
  if (!row) throw linkNotValid();
  return asLink(row);
}

/** Ends all links of a purpose for a person or a case, e.g. every reset link once the password has changed. */
export async function revokeLinks(
  db: Queryable,
  which: { purpose: string; personId: string } | { purpose: string; caseId: string },
  now: Temporal.Instant,
): Promise<void> {
  await revoke(db, which, now);
}

/** What the holder of a link may do besides reading the one case it names. */
const allowed: Record<string, readonly Permission[]> = {
  track: ["case.comment", "incident.customer-act"],
  rate: ["incident.customer-act"],
  supplier: ["case.comment", "supplier-part.act"],
};

/** The actor behind a token: limited to its purpose and its case. Null when the link opens nothing. */
export async function linkActor(db: Queryable, token: unknown, now: Temporal.Instant): Promise<Actor | null> {
  const row = isToken(token) ? await findLink(db, hashOf(token), now) : null;
  if (!row) return null;
  return {
    kind: "link",
    id: row.person_id ?? "",
    name: row.person_name ?? "",
    side: row.case_id === null ? "none" : row.purpose === "supplier" ? "supplier" : "customer",
    roles: [],
    permissions: new Set(allowed[row.purpose] ?? []),
    teamIds: [],
    departmentIds: [],
    representedIds: [],
    organisationId: row.organisation_id,
    seesAllCases: false,
    language: row.language ?? "zh",
    zone: row.zone ?? "Asia/Shanghai",
    link: { purpose: row.purpose, caseId: row.case_id, personId: row.person_id },
  };
}

export const linkNotValid = () => new Refusal("not-found", "link-not-valid");

/** Only the shape we make ourselves is ever looked up: nothing empty, blank, padded, or of another type (S20). */
const isToken = (token: unknown): token is string => typeof token === "string" && /^[\w-]{43}$/.test(token);
const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

const asLink = (
  row: { purpose: string; case_id: string | null; person_id: string | null } & Pick<Link, "target"> & {
      expires_at: Temporal.Instant;
    },
): Link => ({
  purpose: row.purpose,
  caseId: row.case_id,
  personId: row.person_id,
  target: row.target,
  expiresAt: row.expires_at,
});
