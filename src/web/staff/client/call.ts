import { learnServerTime } from "../../kit/server-time.ts";
import { addressOf, viaOf } from "./address.ts";
import { keyFor, settle } from "./attempt.ts";
import type { Address, AnswerOf, InputOf } from "./operations.ts";
import { ProblemError, problemOf } from "./problem.ts";

export type CallOptions = {
  /** The version of the record as it was read: stale writes are refused with 409. */
  ifMatch?: number;
  /** An `Idempotency-Key` of the caller's; else each act gets one that it keeps until it is answered. */
  key?: string;
  signal?: AbortSignal;
};
type Given = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
type Arguments<O> =
  Record<never, never> extends InputOf<O>
    ? [input?: InputOf<O>, options?: CallOptions]
    : [input: InputOf<O>, options?: CallOptions];

/** Event of the window: the server no longer knows who asks. */
export const signedOut = "huiyin:signed-out";

/** Calls one operation of the API. Throws ProblemError, or the signal's AbortError. Never leaves the installation. */
export async function call<O extends Address>(
  operation: O,
  ...[input, options = {}]: Arguments<O>
): Promise<AnswerOf<O>> {
  const { params, query, body } = (input ?? {}) as Given;
  const path = addressOf(operation.path, params, query);
  return (await send(operation.method, path, body, options)) as AnswerOf<O>;
}

/** Sends files as multipart form data; everything else goes through `call`. */
export async function upload<O extends Address>(
  operation: O,
  input: Pick<Given, "params"> & { form: FormData },
  options: CallOptions = {},
): Promise<AnswerOf<O>> {
  return (await send(operation.method, addressOf(operation.path, input.params), input.form, options)) as AnswerOf<O>;
}

async function send(method: string, path: string, body: unknown, { ifMatch, key, signal }: CallOptions) {
  const isWrite = method !== "GET";
  const text = body === undefined || body instanceof FormData ? undefined : JSON.stringify(body);
  const act = `${method} ${path} ${text ?? ""}`;
  const headers: Record<string, string> = { Accept: "application/json", "X-Huiyin-Via": viaOf(location.pathname) };
  if (text !== undefined) headers["Content-Type"] = "application/json";
  if (ifMatch !== undefined) headers["If-Match"] = `"${ifMatch}"`;
  if (isWrite) headers["Idempotency-Key"] = key ?? keyFor(act);
  try {
    const answer = await answerTo(`/api/v1${path}`, {
      method,
      headers,
      body: text ?? (body instanceof FormData ? body : undefined),
      credentials: "same-origin",
      signal,
    });
    settle(act);
    return answer;
  } catch (error) {
    if (error instanceof ProblemError && error.isSettled) settle(act);
    throw error;
  }
}

async function answerTo(url: string, request: RequestInit): Promise<unknown> {
  const lost = (error: unknown) => {
    throw request.signal?.aborted ? error : new ProblemError("offline");
  };
  const answer = await fetch(url, request).catch(lost);
  if (!answer.ok) {
    const problem = await problemOf(answer);
    if (problem.code === "not-signed-in" || problem.code === "bad-credentials") dispatchEvent(new Event(signedOut));
    throw problem;
  }
  if (answer.status === 204) return undefined;
  const told: unknown = await answer.json().catch(lost);
  learnTime(told);
  return told;
}

/** Answers about time carry the server's: due times are shown by its clock, not by this machine's. */
function learnTime(answer: unknown): void {
  if (typeof answer !== "object" || answer === null || !("asOf" in answer)) return;
  if (typeof answer.asOf === "string") learnServerTime(answer.asOf);
}
