import type { IssueCode, RefusalCode } from "./codes.ts";

/**
 * Everything the system declines to do is a Refusal: a closed list of kinds, each with a stable code, so that
 * screens, programs and people get the same answer (RFC 9457 on the wire, see http/problem.ts).
 *
 * A Refusal is an expected answer, never a bug. Anything else that is thrown is a fault and becomes a 500
 * without detail.
 */
export type RefusalKind =
  | "malformed" // 400: not readable at all, or an unknown key
  | "not-signed-in" // 401
  | "not-allowed" // 403: known to be there, but this act is not yours
  | "not-found" // 404: also everything outside the asker's scope
  | "conflict" // 409: somebody was faster; both values are given
  | "wrong-state" // 409: the move does not start here; what can be done now is given
  | "too-large" // 413
  | "invalid" // 422: one or more fields
  | "too-many" // 429: slow down; retryAfterSeconds is given
  | "unavailable"; // 503: retry later

/** One thing wrong with one field. `path` names it as the caller wrote it (`requester.phone`), `code` is stable. */
export type FieldIssue = { path: string; code: IssueCode; params?: Record<string, string | number> };

/** As a client reads it: with the words of its code. */
export type ToldIssue = FieldIssue & { words?: { zh: string; en: string } };

export type RefusalDetail = {
  issues?: FieldIssue[];
  /** What can be done instead: keys of the moves open to the asker now. */
  possible?: string[];
  /** For conflicts: what the asker believed, and what is stored. */
  yours?: unknown;
  stored?: unknown;
  retryAfterSeconds?: number;
  params?: Record<string, string | number>;
  /** What just this case is refused for; said before the words of the code. */
  because?: { zh: string; en: string };
};

export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;

  constructor(kind: RefusalKind, code: RefusalCode, detail: RefusalDetail = {}) {
    super(`${kind}: ${code}`);
    this.name = "Refusal";
    this.kind = kind;
    this.code = code;
    this.detail = detail;
  }
}

export const notFound = (code: RefusalCode = "not-found") => new Refusal("not-found", code);
export const notAllowed = (code: RefusalCode = "not-allowed", detail?: RefusalDetail) =>
  new Refusal("not-allowed", code, detail);
export const conflict = (yours: unknown, stored: unknown) =>
  new Refusal("conflict", "changed-meanwhile", { yours, stored });
export const invalid = (...issues: FieldIssue[]) => new Refusal("invalid", "invalid-fields", { issues });
