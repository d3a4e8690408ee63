import { Refusal } from "#kernel/errors/refusal.ts";
import type { Consequence, Guard } from "#kernel/process/room.ts";

/** So often the desk tries before "not reached" is the outcome (D16). */
const triesInAll = 3;
const steps = 4;

const triesOf = (fields: Record<string, unknown>): number => Number(fields.attempts ?? 0);

export const guards: Record<string, Guard> = {
  anotherTry: ({ draft }) =>
    triesOf(draft.record.fields) < triesInAll - 1 ? null : new Refusal("not-allowed", "tries-used-up"),
  lastTry: ({ draft }) =>
    triesOf(draft.record.fields) >= triesInAll - 1 ? null : new Refusal("not-allowed", "tries-left"),
};

const countAttempt: Consequence = ({ draft }) => {
  draft.record.fields.attempts = triesOf(draft.record.fields) + 1;
};

/** Every satisfaction answer goes to one place, by whatever way it came; reports read only that. */
const keepAnswer: Consequence = ({ draft, values }) => {
  const { actor, definition } = draft.facts;
  const isTheirOwn = actor.kind === "system";
  const { satisfaction, attitude, remark } = values;
  if (typeof satisfaction !== "number") return;
  draft.submissions.push({
    form: "follow-up",
    formVersion: definition.version,
    subject: "incident",
    respondentId: draft.record.requesterId,
    channel: isTheirOwn ? String(values.channel ?? "portal") : "phone",
    enteredBy: isTheirOwn || actor.kind !== "person" ? null : actor.id,
    answers: { satisfaction, attitude, remark },
    score: scoreOf(satisfaction),
  });
};

/** Steps 1…4 as 0…100. */
export const scoreOf = (rating: number): number => Math.round(((rating - 1) / (steps - 1)) * 100);

/** The upper two of four count as satisfied (M6). */
export const isSatisfied = (rating: number): boolean => rating > steps / 2;

export const consequences: Record<string, Consequence> = { countAttempt, keepAnswer };
