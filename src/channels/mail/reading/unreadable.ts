/** Why a message could not be read: it took too long, it is larger than anything people send, or it made the parser fail. */
export type UnreadableCause = "too-slow" | "too-large" | "broken";

/** A message that is to be put aside whole (R14, S29). */
export class UnreadableMessage extends Error {
  override readonly name = "UnreadableMessage";
  readonly why: UnreadableCause;
  readonly detail: string;

  constructor(why: UnreadableCause, detail: string) {
    super(`This mail cannot be read (${why}): ${detail}`);
    this.why = why;
    this.detail = detail;
  }
}

/** What a failure means: the parser's limits on parts and headers carry a code, as does a thread out of memory; all else is broken. */
export function unreadable(error: unknown): UnreadableMessage {
  if (error instanceof UnreadableMessage) return error;
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: String(error) };
  const isTooLarge = code === "EMAXLEN" || code === "ERR_WORKER_OUT_OF_MEMORY" || error instanceof RangeError;
  return new UnreadableMessage(isTooLarge ? "too-large" : "broken", message.slice(0, 300));
}
