import { createHash, randomBytes } from "node:crypto";
import type { Actor } from "../people/actor.ts";
import type { ContactAttempt } from "./contact.ts";
import type { Fell } from "./record.ts";

/** What an entry says. Closed list of keys: presenters and search know where words stand. */
export type EntryContent = {
  /** Words somebody wrote. */
  body?: string;
  /** What the customer was told by the system with it. */
  told?: { zh: string; en: string };
  /** Values filled in with it, by field key. */
  values?: Record<string, unknown>;
  /** Columns and fields a case began with, so that its history alone explains the present. */
  began?: Record<string, unknown>;
  /** Columns and fields it changed: old and new. */
  changes?: Record<string, [before: unknown, after: unknown]>;
  /** For clock entries: which clock, run and step, and by how much it was late in being noticed (downtime). */
  clock?: { clock: string; run: number; step: string; dueAt: string; lateMs?: number };
  /** The terms a clock was planned by anew: level, and what was agreed for a while. */
  terms?: { zh: string; en: string };
  attachments?: string[];
  /** Colleagues a note calls upon, by id. */
  mentions?: string[];
  /** For entries of snoozing: until when at the latest; null: until something happens. */
  snoozed?: { until: string | null };
  /** Who was asked, or tried, and what came of it (D8). */
  attempts?: ContactAttempt[];
  /** Whose turn it would have been is not there: to whom it fell. */
  fell?: Fell;
  /** Who or what an entry of the system answers to: a linked case, a reaction; why content was erased. */
  because?: string;
  /** The other case of a link set or taken away, and what this end of it is. */
  linked?: { kind: string; end: "to" | "from"; number: string };
  /** From this version of its process to that one. */
  version?: { from: number; to: number };
  /** From this process to that one, and why (D4). */
  converted?: {
    from: { process: string; version: number };
    to: { process: string; version: number };
    because: string;
  };
  /** The entry whose content this one erased. */
  erased?: number;
};

/** A timeline entry, fully formed. The envelope never changes; the content may be erased, which is itself an entry (M4). */
export type Entry = {
  seq: number;
  kind: string;
  move: string | null;
  from: string | null;
  to: string | null;
  actorKind: Actor["kind"];
  actorId: string | null;
  via: string;
  visibility: "public" | "internal";
  at: Temporal.Instant;
  occurredAt: Temporal.Instant;
  salt: string;
  content: EntryContent;
  contentHash: string;
  hash: string;
};

export type Envelope = Omit<Entry, "salt" | "content" | "hash">;

const sha256 = (...parts: string[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

/** JSON with keys in order, so that the same content always has the same hash (the database reorders keys). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object" && !("toJSON" in value)) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

export const contentHash = (salt: string, content: unknown): string => sha256(salt, canonical(content));

const millisecond = (at: Temporal.Instant) => at.epochMilliseconds;

/** The link of an entry: over the link before it, its envelope and the salted hash of its content. */
export const entryHash = (previous: string, caseId: string, e: Envelope): string =>
  sha256(
    JSON.stringify([
      previous,
      caseId,
      e.seq,
      e.kind,
      e.move,
      e.from,
      e.to,
      e.actorKind,
      e.actorId,
      e.via,
      e.visibility,
      millisecond(e.at),
      millisecond(e.occurredAt),
      e.contentHash,
    ]),
  );

/** Forms the entry that follows `previous` (hex hash, "" for the first) in the chain of a case. */
export function chainEntry(
  caseId: string,
  previous: string,
  entry: Omit<Entry, "salt" | "contentHash" | "hash">,
): Entry {
  const salt = randomBytes(16).toString("hex");
  const { content, ...envelope } = entry;
  const hashed = { ...envelope, contentHash: contentHash(salt, content) };
  return { ...hashed, content, salt, hash: entryHash(previous, caseId, hashed) };
}

/**
 * Walks the chain of a case. Answers the seq of the first entry that does not fit, or null where all is as it was
 * written. Erased content (null) is passed over: its hash stays in the envelope.
 */
export function firstBrokenEntry(
  caseId: string,
  entries: readonly (Envelope & { hash: string; salt: string; content: unknown })[],
): number | null {
  let previous = "";
  for (const [index, entry] of entries.entries()) {
    const fits =
      entry.seq === index + 1 &&
      entry.hash === entryHash(previous, caseId, entry) &&
      (entry.content === null || entry.contentHash === contentHash(entry.salt, entry.content));
    if (!fits) return entry.seq;
    previous = entry.hash;
  }
  return null;
}
