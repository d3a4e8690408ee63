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

/**
 * Tells persons something inside the system (U4). For reactions: call it with the transaction the relay hands over. Doubles
 * are dropped, people who are gone are left out. `except` is who did it and need not be told.
 */
export async function tellPersons(
  tx: Queryable,
  personIds: Iterable<string>,
  { kind, caseId, params = {}, once }: Notice,
  now: Temporal.Instant,
  except: string | null = null,
): Promise<void> {
  const addressed = [...new Set(personIds)].filter((personId) => personId !== except);
  if (addressed.length === 0) return;
  const notices = addressed.map((personId) => ({ personId, caseId: caseId ?? null, kind, params, once }));
  const told = await insertNotices(tx, notices, now);
  if (told.length > 0) await announceNotices(tx, told, now);
}
