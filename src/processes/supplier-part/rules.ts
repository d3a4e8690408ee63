import { invalid } from "#kernel/errors/refusal.ts";
import type { Consequence } from "#kernel/process/room.ts";

/** A promise lies ahead, or it promises nothing. */
const promiseAhead: Consequence = ({ draft }) => {
  const promised = Temporal.Instant.from(String(draft.record.fields.promisedAt));
  if (Temporal.Instant.compare(promised, draft.facts.now) <= 0)
    throw invalid({ path: "fields.promisedAt", code: "in-the-past" });
};

/** The promise was for what turned out not to be done: the next one is asked for anew. */
const forgetPromise: Consequence = ({ draft }) => {
  delete draft.record.fields.promisedAt;
};

export const consequences: Record<string, Consequence> = { promiseAhead, forgetPromise };
