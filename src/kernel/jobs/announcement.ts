import { Refusal } from "../errors/refusal.ts";

/**
 * Something that happened, told to everybody else: a row written in the transaction that made it happen.
 * Its place is (xid, id): the transaction's id first, because that order never gains a row behind a reader's back.
 */
export type Announcement = {
  xid: string;
  id: string;
  /** Past tense: `incident.solved`, `case.commented`. */
  kind: string;
  caseId: string | null;
  /** The case's version after it. */
  version: number | null;
  at: Temporal.Instant;
  payload: Record<string, unknown>;
};

export type Mark = { xid: string; id: string };

export const beginning: Mark = { xid: "0", id: "0" };

/** The opaque cursor of readers and streams. */
export const cursorOf = ({ xid, id }: Mark): string => Buffer.from(`${xid}.${id}`).toString("base64url");

/** Throws a Refusal 400 `bad-cursor` for anything we have not made ourselves. */
export function readCursor(cursor: string): Mark {
  const [, xid, id] = /^(\d{1,19})\.(\d{1,18})$/.exec(Buffer.from(cursor, "base64url").toString("latin1")) ?? [];
  if (xid === undefined || id === undefined || cursorOf({ xid, id }) !== cursor) {
    throw new Refusal("malformed", "bad-cursor");
  }
  return { xid, id };
}
