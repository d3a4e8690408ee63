import { Refusal } from "#kernel/errors/refusal.ts";
import { isCustomersTurn } from "#kernel/process/customers-turn.ts";
import { announce } from "#kernel/process/draft.ts";
import type { Consequence, Guard } from "#kernel/process/room.ts";
import { turnsOf, turnsTakenBy } from "#kernel/process/turn.ts";

/** A customer urges the same case once in this time; the desk whenever somebody calls. */
const customersEvery = { hours: 1 };

type Draft = Parameters<Consequence>[0]["draft"];

const counted = (value: unknown): number => (typeof value === "number" ? value : 0);

export const chasingGuards: Record<string, Guard> = {
  /** D13: whoever urges must not be the one whose word is awaited, by the state, by a question it asks, or by a turn of their own. */
  waitsForUs: ({ draft }) => {
    const { record, facts } = draft;
    const isAsked = isCustomersTurn(facts.definition.states[record.state], record.fields);
    const isTheirs = turnsTakenBy(facts.actor, turnsOf(draft)).length > 0;
    return isAsked || isTheirs ? new Refusal("not-allowed", "waits-for-you") : null;
  },
  mayUrgeAgain: ({ draft }) => {
    const last = draft.record.fields.customerUrgedAt;
    if (typeof last !== "string") return null;
    const next = Temporal.Instant.from(last).add(customersEvery);
    return Temporal.Instant.compare(draft.facts.now, next) < 0
      ? new Refusal("not-allowed", "urged-just-now", { params: { next: next.toString() } })
      : null;
  },
};

export const chasingConsequences: Record<string, Consequence> = {
  countChase: ({ draft }) => {
    draft.record.fields.chases = counted(draft.record.fields.chases) + 1;
  },
  remind: ({ draft }) => remind(draft),
  remindForCustomer: ({ draft }) => {
    remind(draft);
    draft.record.fields.customerUrgedAt = draft.facts.now.toString();
    draft.record.isAwaitingAnswer = true;
  },
};

/** 催办: whoever has the case, and whoever's turn it is, gets a notice (kernel/process/notices.ts); it is counted. */
function remind(draft: Draft): void {
  const { fields } = draft.record;
  fields.urges = counted(fields.urges) + 1;
  fields.urgedAt = draft.facts.now.toString();
  announce(draft, "case.urged", { tell: ["assignee", "responsible"], nth: fields.urges });
}
