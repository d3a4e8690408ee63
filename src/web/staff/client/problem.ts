import type { ToldIssue } from "#kernel/errors/refusal.ts";
import type { Words } from "#kernel/words/words.ts";

export type ProblemKind =
  /** Nothing came back: nobody knows whether it was done. The same act tried again carries the same key. */
  | "offline"
  | "not-signed-in"
  | "not-allowed"
  | "not-found"
  /** 409: somebody was quicker, or the move does not start here. */
  | "conflict"
  | "invalid"
  | "too-large"
  | "too-many"
  | "unavailable"
  /** The request or the server is broken. */
  | "fault";

const kinds: Record<number, ProblemKind> = {
  401: "not-signed-in",
  403: "not-allowed",
  404: "not-found",
  409: "conflict",
  413: "too-large",
  422: "invalid",
  429: "too-many",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
};

type Told = {
  code?: string;
  words?: Words;
  errors?: ToldIssue[];
  possible?: string[];
  yours?: unknown;
  stored?: unknown;
  retryAfterSeconds?: number;
};

/** Why a call was not answered as hoped: problem details (RFC 9457), or what stood in their place. */
export class ProblemError extends Error {
  readonly kind: ProblemKind;
  readonly code: string;
  /** The server's own words, where it gave any. */
  readonly words: Words | null;
  /** What is wrong with single fields; `path` as the caller wrote it. */
  readonly issues: readonly ToldIssue[];
  /** Keys of the moves that are possible now. */
  readonly possible: readonly string[] | null;
  readonly stored: unknown;
  readonly retryAfterSeconds: number | null;

  constructor(kind: ProblemKind, told: Told = {}) {
    super(`${kind} ${told.code ?? ""}`);
    this.name = "ProblemError";
    this.kind = kind;
    this.code = told.code ?? "";
    this.words = told.words ?? null;
    this.issues = told.errors ?? [];
    this.possible = told.possible ?? null;
    this.stored = told.stored;
    this.retryAfterSeconds = told.retryAfterSeconds ?? null;
  }

  /** The server has decided; the same act again would be a new one. */
  get isSettled(): boolean {
    return this.kind !== "offline" && this.kind !== "unavailable" && this.kind !== "fault";
  }
}

/** Reads a refusal; a proxy may have put anything else in its place. */
export async function problemOf(answer: Response): Promise<ProblemError> {
  const told = (await answer.json().catch(() => ({}))) as Told;
  return new ProblemError(kinds[answer.status] ?? "fault", told);
}
