import { type RefusalCode, refusalCodes } from "../errors/codes.ts";
import { issueWords } from "../errors/issue-words.ts";
import { type FieldIssue, Refusal, type RefusalKind } from "../errors/refusal.ts";
import type { Words } from "../words/words.ts";

/** RFC 9457 problem details, as every refusal goes over the wire (media type application/problem+json). */
export type Problem = {
  /** Names the problem for programs, together with `code`; leads to its line in the guide. */
  type: string;
  /** In English, for logs and programs. Screens show `words`. */
  title: string;
  words: Words;
  status: number;
  code: string;
  /** One for each field, with the words of its code. */
  errors?: (FieldIssue & { words: Words })[];
  /** Keys of the moves open now, where the one asked for was not. */
  possible?: string[];
  yours?: unknown;
  stored?: unknown;
  params?: Record<string, string | number>;
  retryAfterSeconds?: number;
  requestId: string;
};

const statusOf: Record<RefusalKind, number> = {
  malformed: 400,
  "not-signed-in": 401,
  "not-allowed": 403,
  "not-found": 404,
  conflict: 409,
  "wrong-state": 409,
  "too-large": 413,
  invalid: 422,
  "too-many": 429,
  unavailable: 503,
};

export function problemOf({ kind, code, detail }: Refusal, requestId: string): Problem {
  const { because, ...rest } = detail;
  const said = problem(statusOf[kind], code, requestId);
  return { ...said, ...(because ? { words: joined(because, said.words) } : {}), ...rename(rest) };
}

const joined = (first: Words, then: Words): Words => ({ zh: `${first.zh}。${then.zh}`, en: `${first.en}. ${then.en}` });

/** Something broke: the log has it, the caller gets its number and nothing else (ASVS 16.5.1). */
export const faultProblem = (requestId: string): Problem => problem(500, "internal", requestId);

function problem(status: number, code: RefusalCode, requestId: string): Problem {
  const words = refusalCodes[code];
  return { type: `/api/docs/errors#${code}`, title: words.en, words, status, code, requestId };
}

function rename({ issues, ...rest }: Omit<Refusal["detail"], "because">): Partial<Problem> {
  if (issues === undefined) return rest;
  return { ...rest, errors: issues.map((issue) => ({ ...issue, words: issueWords(issue) })) };
}

/** Refusals the HTTP server itself makes before any operation is reached, by its codes. */
const serverCodes: Record<string, [RefusalKind, RefusalCode]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ["malformed", "unknown-media-type"],
  FST_ERR_CTP_EMPTY_JSON_BODY: ["malformed", "malformed-json"],
  FST_ERR_CTP_INVALID_JSON_BODY: ["malformed", "malformed-json"],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ["malformed", "malformed-request"],
  FST_ERR_CTP_BODY_TOO_LARGE: ["too-large", "body-too-large"],
  FST_REQ_FILE_TOO_LARGE: ["too-large", "file-too-large"],
  FST_FILES_LIMIT: ["too-large", "too-many-files"],
};

/** PostgreSQL's classes for "not now": connection lost, shutting down, out of resources, cancelled, lost a race of locks. */
const notNow = /^(08|53|57|40)/;
const connectionCodes = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE"]);

/** The refusal behind an error, or null for a fault. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return null;
  const { code, statusCode, routine } = error as Error & { code?: string; statusCode?: number; routine?: string };
  const known = code === undefined ? undefined : serverCodes[code];
  if (known) return new Refusal(...known);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refusal("malformed", "malformed-request");
  const fromDatabase = routine !== undefined && code !== undefined && notNow.test(code);
  const noConnection = code !== undefined && connectionCodes.has(code) && "syscall" in error;
  const noneFree = /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
  if (fromDatabase || noConnection || noneFree) {
    return new Refusal("unavailable", "database-unavailable", { retryAfterSeconds: 2 });
  }
  return null;
}
