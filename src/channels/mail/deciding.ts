import type { ReadMessage } from "./reading/index.ts";

/** What is known about a message besides what it says; looked up before deciding. */
export type Known = {
  /** There is a team of the first line to have it. */
  hasDesk: boolean;
  /** It comes from an address of ours, or under a Message-ID we made. */
  isOurs: boolean;
  /** The same message, taken in before. */
  repeats: string | null;
  /** The case it answers to by a Message-ID of its thread or the token of a subject, and whether the sender is a party to it. */
  thread: { caseId: string; isParty: boolean } | null;
  /** Who is on record under its address: nobody, a customer (or supplier), or one of our own. */
  sender: "unknown" | "outside" | "staff";
  /** The mailbox names the address, or its domain. */
  isNamed: boolean;
  accepts: "anyone" | "known";
  /** Messages of the same sender within the last hour, this one not counted. */
  recent: number;
};

export type Decision =
  /** Another delivery of a message taken in already. */
  | { act: "note"; repeats: string }
  /** Kept, and nothing comes of it. */
  | { act: "ignore"; reason: IgnoreReason }
  /** A person decides. */
  | { act: "quarantine"; reason: QuarantineReason }
  /** Reports on something we sent. */
  | { act: "report" }
  /** Words on a case; a machine's stay in the house and move nothing. */
  | { act: "append"; caseId: string; by: "sender" | "machine" }
  /** A case of its own; a machine is not answered. */
  | { act: "create"; by: "sender" | "machine" };

export type IgnoreReason = "own-mail" | "out-of-office" | "report-unknown";
export type QuarantineReason =
  | "no-desk"
  | "no-sender"
  | "from-staff"
  | "not-a-party"
  | "unknown-sender"
  | "automatic"
  | "list"
  | "too-many"
  | "unreadable"
  | "failed";

/** More letters of one sender within an hour than this wait for a person (S17). */
export const mostAnHour = 20;

/**
 * U5: what becomes of a message. Threads go by Message-IDs and tokens only somebody who was written to can know, never by likeness of
 * subjects; and whoever is no party to a case does not land on it unseen, whatever their letter refers to (S14). Pure.
 */
export function decide({ from, kind }: Pick<ReadMessage, "from" | "kind">, known: Known): Decision {
  const { repeats, thread, sender, isNamed } = known;
  if (repeats !== null) return { act: "note", repeats };
  if (known.isOurs) return { act: "ignore", reason: "own-mail" };
  if (kind.name === "bounce" || kind.name === "delivery-report") return { act: "report" };
  if (from === null) return { act: "quarantine", reason: "no-sender" };
  if (!known.hasDesk) return { act: "quarantine", reason: "no-desk" };
  const isMachine = kind.name === "automatic" || kind.name === "out-of-office";
  if (thread?.isParty && isMachine) return { act: "append", caseId: thread.caseId, by: "machine" };
  if (kind.name === "out-of-office") return { act: "ignore", reason: "out-of-office" };
  if (known.recent >= mostAnHour) return { act: "quarantine", reason: "too-many" };
  if (sender === "staff") return { act: "quarantine", reason: "from-staff" };
  if (kind.name === "list" && !isNamed) return { act: "quarantine", reason: "list" };
  // An alarm is wanted from a program somebody has named; from any other a person looks first (S15).
  if (isMachine) return isNamed ? { act: "create", by: "machine" } : { act: "quarantine", reason: "automatic" };
  if (thread !== null)
    return thread.isParty
      ? { act: "append", caseId: thread.caseId, by: "sender" }
      : { act: "quarantine", reason: "not-a-party" };
  if (known.accepts === "known" && sender === "unknown" && !isNamed)
    return { act: "quarantine", reason: "unknown-sender" };
  return { act: "create", by: kind.name === "list" ? "machine" : "sender" };
}
