import type { FieldIssue } from "#kernel/errors/refusal.ts";

/** Why a call was not answered as hoped. `offline`: nothing came back, so nobody knows whether it was done; the same key may try again. */
export type ProblemKind =
  | "offline"
  | "malformed"
  | "not-signed-in"
  | "not-allowed"
  | "not-found"
  | "conflict"
  | "too-large"
  | "invalid"
  | "too-many"
  | "unavailable"
  | "fault";

export class ApiProblem extends Error {
  readonly kind: ProblemKind;
  readonly code: string;
  readonly issues: readonly FieldIssue[];
  readonly retryAfterSeconds: number | null;

  constructor(kind: ProblemKind, code = "", issues: readonly FieldIssue[] = [], retryAfterSeconds: number | null = null) {
    super(`${kind} ${code}`);
    this.name = "ApiProblem";
    this.kind = kind;
    this.code = code;
    this.issues = issues;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const kinds: Record<number, ProblemKind> = {
  400: "malformed",
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

export type Call = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** `Idempotency-Key`: the same act tried again carries the same key. */
  key?: string;
  /** `If-Match`: the version the reader saw. */
  version?: number;
};

/** Event of the window: the server no longer knows who asks. */
export const signedOut = "huiyin:signed-out";

/** One call below /api/v1. Throws ApiProblem, nothing else. */
export async function call<Answer>(path: string, { method = "GET", body, key, version }: Call = {}): Promise<Answer> {
  const headers: Record<string, string> = {
    Accept: "application/json",
    "X-Huiyin-Via": location.pathname.startsWith("/t") ? "track" : "portal",
  };
  if (key !== undefined) headers["Idempotency-Key"] = key;
  if (version !== undefined) headers["If-Match"] = `"${version}"`;
  if (body !== undefined && !(body instanceof FormData)) headers["Content-Type"] = "application/json";
  const sent = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
  const answer = await fetch(`/api/v1${path}`, { method, headers, body: sent, credentials: "same-origin" }).catch(() => {
    throw new ApiProblem("offline");
  });
  if (answer.status === 401) dispatchEvent(new Event(signedOut));
  if (!answer.ok) throw await problemOf(answer);
  if (answer.status === 204) return undefined as Answer;
  return (await answer.json().catch(() => {
    throw new ApiProblem("offline");
  })) as Answer;
}

/** Reads RFC 9457 problem details; tolerates anything a proxy may have put there instead. */
async function problemOf(answer: Response): Promise<ApiProblem> {
  const kind = kinds[answer.status] ?? "fault";
  const told: { code?: unknown; issues?: unknown; retryAfterSeconds?: unknown } = await answer.json().catch(() => ({}));
  const issues = Array.isArray(told.issues) ? (told.issues as FieldIssue[]) : [];
  const wait = Number(told.retryAfterSeconds ?? answer.headers.get("Retry-After") ?? Number.NaN);
  return new ApiProblem(kind, typeof told.code === "string" ? told.code : "", issues, Number.isFinite(wait) ? wait : null);
}
