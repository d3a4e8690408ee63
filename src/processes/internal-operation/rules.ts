import { Refusal } from "#kernel/errors/refusal.ts";
import type { Guard } from "#kernel/process/room.ts";

export const guards: Record<string, Guard> = {
  /** Whoever did it does not check it. */
  notOwnWork: ({ draft }) =>
    draft.facts.actor.kind === "person" && draft.facts.actor.id === draft.record.assigneeId
      ? new Refusal("not-allowed", "own-work")
      : null,
};
