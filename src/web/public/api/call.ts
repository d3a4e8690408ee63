import type { ToldIssue } from "#kernel/errors/refusal.ts";
import type { Words } from "#kernel/words/words.ts";
import { isTracking, linkToken } from "./link-token.ts";

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

type Told = { code?: string; words?: Words; errors?: ToldIssue[]; retryAfterSeconds?: number };

export class ApiProblem extends Error {
  readonly kind: ProblemKind;
  readonly code: string;
  /** The server's own words for it, where it gave any. */
  readonly words: Words | null;
  readonly issues: readonly ToldIssue[];
  readonly retryAfterSeconds: number | null;

  constructor(kind: ProblemKind, told: Told = {}) {
    super(`${kind} ${told.code ?? ""}`);
    this.name = "ApiProblem";
    this.kind = kind;
    this.code = told.code ?? "";
    this.words = told.words ?? null;
    this.issues = told.errors ?? [];
    this.retryAfterSeconds = told.retryAfterSeconds ?? null;
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
export async function call<Answer>(path: string, given: Call = {}): Promise<Answer> {
  const answer = await ask(path, given);
  if (answer.status === 204) return undefined as Answer;
  return (await answer.json().catch(broken)) as Answer;
}

/** Reads a file below /api/v1. */
export async function callForBlob(path: string): Promise<Blob> {
  return (await ask(path, {})).blob().catch(broken);
}

async function ask(path: string, { method = "GET", body, key, version }: Call): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: "application/json, */*",
    "X-Huiyin-Via": isTracking() ? "track" : "portal",
  };
  if (key !== undefined) headers["Idempotency-Key"] = key;
  const token = linkToken();
  if (token !== null) headers.Authorization = `Link ${token}`;
  if (version !== undefined) headers["If-Match"] = `"${version}"`;
  if (body !== undefined && !(body instanceof FormData)) headers["Content-Type"] = "application/json";
  const sent = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
  const answer = await fetch(`/api/v1${path}`, { method, headers, body: sent, credentials: "same-origin" }).catch(
    broken,
  );
  // A late refusal of a question asked with another proof, or with none, says nothing of the one held now.
  if (answer.status === 401 && token === linkToken()) dispatchEvent(new Event(signedOut));
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

/** The connection broke before the answer was whole. */
function broken(): never {
  throw new ApiProblem("offline");
}

/** Reads problem details (RFC 9457); a proxy may have put anything else in their place. */
async function problemOf(answer: Response): Promise<ApiProblem> {
  const told = (await answer.json().catch(() => ({}))) as Told;
  return new ApiProblem(kinds[answer.status] ?? "fault", told);
}
