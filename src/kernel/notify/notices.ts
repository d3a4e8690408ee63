import type { Queryable } from "../db/pool.ts";
import { announceNotices, insertNotices } from "./queries.ts";
import type { NoticeKind, Params } from "./words.ts";

export type Notice = {
  kind: NoticeKind;
  caseId?: string;
  /** Never a customer's words, names or numbers: those are read from the case by whoever may see it. */
  params?: Params;
  /** Names the cause, e.g. `incident.solved:1000032:7`: told once per person, however often the reaction runs. */
  once: string;
};

/** A notice with whom it is for, and when it happened: the time it bears. */
export type Telling = { personIds: Iterable<string>; notice: Notice; at: Temporal.Instant };

/**
 * Tells persons something inside the system (U4), all of it at once. For reactions: call it with the transaction the relay hands
 * over. Doubles are dropped, people who are gone are left out.
 */
export async function tellPersons(tx: Queryable, tellings: readonly Telling[]): Promise<void> {
  const notices = tellings.flatMap(({ personIds, notice: { kind, caseId, params = {}, once }, at }) =>
    [...new Set(personIds)].map((personId) => ({ personId, caseId: caseId ?? null, kind, params, once, at })),
  );
  if (notices.length === 0) return;
  const told = await insertNotices(tx, notices);
  if (told.length > 0) await announceNotices(tx, told, notices.at(-1)!.at);
}
