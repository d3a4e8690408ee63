import { notFound, Refusal } from "../errors/refusal.ts";
import type { Field } from "../forms/field.ts";
import { addEntry, announce, type Draft } from "./draft.ts";
import type { EntryContent } from "./timeline.ts";

export type EraseOrder = { seq: number; because: string };

/** The entry whose content is to go, as it stands. */
export type EntryToErase = {
  kind: string;
  visibility: "public" | "internal";
  at: Temporal.Instant;
  content: EntryContent | null;
};

/** Kinds in which people wrote something. */
const written: readonly string[] = [
  "registered",
  "moved",
  "commented",
  "called-again",
  "reviewed-reasonable",
  "reviewed-unreasonable",
];

/**
 * Plans that the content of one entry goes for good (privacy): its words, values, attachments, and what the case itself kept of them.
 * The envelope stays, so the chain still verifies; who erased it and why is an entry of its own, as public as the one erased.
 */
export function planErase(draft: Draft, entry: EntryToErase | null, { seq, because }: EraseOrder): void {
  if (entry === null) throw notFound("no-such-entry");
  if (entry.content === null) throw new Refusal("wrong-state", "already-erased");
  if (!written.includes(entry.kind)) throw new Refusal("wrong-state", "nothing-to-erase");
  const { record, facts } = draft;
  const { values = {}, attachments = [] } = entry.content;
  if (entry.kind === "registered") record.description = "";
  for (const [key, value] of Object.entries(values)) {
    const field = facts.definition.fields[key];
    if (field !== undefined && holdsWords(field) && record.fields[key] === value) delete record.fields[key];
  }
  const files = Object.entries(values).flatMap(([key, value]) =>
    facts.definition.fields[key]?.type === "files" && Array.isArray(value) ? value.map(String) : [],
  );
  draft.erases.push({ seq, at: entry.at, attachments: [...attachments, ...files] });
  record.version += 1;
  addEntry(draft, { kind: "erased", visibility: entry.visibility, content: { erased: seq, because } });
  announce(draft, "case.content-erased", { visibility: entry.visibility, entry: record.eventCount, erased: seq });
}

/** What somebody may have written freely; a choice or a number says nothing about a person. */
const holdsWords = ({ type, stores }: Field): boolean =>
  stores === "case" && (type === "text" || type === "long-text" || type === "phone" || type === "email");
