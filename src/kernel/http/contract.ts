import type { z } from "zod";

/**
 * An operation of the HTTP API, declared once and used three times: the server mounts it (validation, rights,
 * OpenAPI), the web client calls it (types), and the isolation matrix tests it (who may, who may not).
 */
export type Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  /** Stable id, `room.verb`: also the operation half of an idempotency key. */
  id: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path below /api/v1, parameters as `:name`. */
  path: string;
  summary: string;
  /** The clauses it serves, e.g. ["D1", "D2"]. */
  clauses?: readonly string[];
  /**
   * Who may call it at all. `anyone`: without sign-in. `signed-in`: every actor, scope decides what is seen.
   * `link`: holders of an access link of the purposes named. A permission: only actors who hold it somewhere.
   */
  access: "anyone" | "signed-in" | { permission: string } | { link: readonly string[] };
  /** Holders of an access link of these purposes may call it too; their actor reaches no further than the link's own case. */
  alsoLink?: readonly string[];
  params?: Params;
  query?: Query;
  body?: Body;
  /** 200 unless said otherwise. */
  status?: 200 | 201 | 202 | 204;
  /** What it weighs when a node has too much to do: `interactive` unless said otherwise. */
  load?: "interactive" | "intake" | "export" | "stream";
  answer: Answer;
};

/** Declares an operation; returns it unchanged, with its exact types. */
export function operation<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodType,
>(declared: Operation<P, Q, B, A>): Operation<P, Q, B, A> {
  return declared;
}
