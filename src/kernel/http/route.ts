import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Actor } from "../people/actor.ts";
import type { Operation } from "./contract.ts";

/** One call, as commands and queries see it: who asks, when, and the marks of a careful client. */
export type Asking = {
  actor: Actor;
  /** The instant everything in this call is decided by (database clock, movable in tests). */
  now: Temporal.Instant;
  /** The form it comes from, kept in the timeline: `desk`, `case`, `portal`, `track`, `api`, … */
  via: string;
  /** `Idempotency-Key`: the same key of the same actor and operation is answered with the first answer for 72 h. */
  idempotencyKey: string | null;
  /** `If-Match`: the version of the record the asker has read. */
  ifMatch: number | null;
};

type Of<S> = S extends z.ZodType ? z.output<S> : undefined;
export type Input<O> =
  O extends Operation<infer P, infer Q, infer B, z.ZodType> ? { params: Of<P>; query: Of<Q>; body: Of<B> } : never;
export type Answer<O> = O extends Operation<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.input<A> : never;

type AnyInput = { params: unknown; query: unknown; body: unknown };
/** The request and its reply, for the few operations that stream, take files or set cookies. */
export type Wire = { request: FastifyRequest; reply: FastifyReply };

export type Route = {
  operation: Operation;
  handle: (asking: Asking, input: AnyInput, wire?: Wire) => Promise<unknown>;
  /** It sends the reply itself and its body is not JSON (files, streams). */
  isRaw?: boolean;
};

/** Binds an operation to the function that answers it; types come from the operation. */
export function route<O extends Operation<never, never, never, never> | Operation>(
  declared: O,
  handle: (asking: Asking, input: Input<O>, wire: Wire) => Promise<Answer<O>>,
): Route {
  return { operation: declared as unknown as Operation, handle: handle as unknown as Route["handle"] };
}

/**
 * Binds an operation that answers with something else than JSON, or takes something else: rights, origin and admission as
 * everywhere, the rest by hand. It sends through `wire.reply` and returns it (or hijacks it, for a stream). A body that is not
 * JSON arrives unread (`wire.request.file()` for multipart), so such an operation declares no `body`.
 */
export function rawRoute<O extends Operation<never, never, never, never> | Operation>(
  declared: O,
  handle: (asking: Asking, input: Input<O>, wire: Wire) => Promise<unknown>,
): Route {
  return {
    operation: declared as unknown as Operation,
    handle: handle as unknown as Route["handle"],
    isRaw: true,
  };
}
