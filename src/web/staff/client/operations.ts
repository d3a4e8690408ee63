import type { z } from "zod";
import type { Operation } from "#kernel/http/contract.ts";

/**
 * What a call takes and answers, by the contract's own types. Of a contract the browser gets id, method and path of each
 * operation and nothing else (vite.config.ts): schemas stay at the server, which checks everything.
 */
type Nothing = Record<never, never>;
type Part<Name extends string, Schema> = Schema extends z.ZodUndefined
  ? Nothing
  : Schema extends z.ZodType
    ? Nothing extends z.input<Schema>
      ? { [N in Name]?: z.input<Schema> }
      : { [N in Name]: z.input<Schema> }
    : Nothing;

export type InputOf<O> =
  O extends Operation<infer P, infer Q, infer B, z.ZodType>
    ? Part<"params", P> & Part<"query", Q> & Part<"body", B>
    : never;
export type AnswerOf<O> = O extends Operation<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never;

/** An operation as the browser knows it. */
export type Address = Pick<Operation, "id" | "method" | "path">;
