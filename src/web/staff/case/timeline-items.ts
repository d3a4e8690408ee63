import type { TimelineEntry } from "#kernel/process/contract.ts";
import { daysFrom } from "../../kit/when.ts";

/**
 * A case's story as a reader takes it in: lines between days, words people wrote as messages, everything else one line each.
 * Pure. An entry with words (a question to the customer) is both: what happened, then what was said.
 */
export type TimelineItem =
  | { kind: "day"; at: string }
  | { kind: "event"; entry: TimelineEntry }
  | { kind: "message"; entry: TimelineEntry; voice: "public" | "internal" | "customer"; body: string };

export function timelineItems(entries: readonly TimelineEntry[], zone: string): TimelineItem[] {
  const items: TimelineItem[] = [];
  let last: string | undefined;
  for (const entry of entries) {
    const at = entry.occurredAt;
    if (last === undefined || daysFrom(Date.parse(last), Date.parse(at), zone) !== 0) items.push({ kind: "day", at });
    last = at;
    if (entry.kind !== "commented") items.push({ kind: "event", entry });
    if (entry.body !== null && entry.body !== "") {
      items.push({ kind: "message", entry, voice: voiceOf(entry), body: entry.body });
    }
    // A note that goes with a move is a note, as if it had been written beside it.
    const note = noteOf(entry);
    if (note !== null) items.push({ kind: "message", entry, voice: "internal", body: note });
  }
  return items;
}

/** The words a case was registered with are the requester's, whoever wrote them down. */
function voiceOf({ kind, actor, visibility }: TimelineEntry): "public" | "internal" | "customer" {
  return actor.side === "customer" || kind === "registered" ? "customer" : visibility;
}

const noteOf = ({ kind, fields }: TimelineEntry): string | null =>
  kind === "moved" ? (fields.find(({ key }) => key === "note")?.value ?? null) : null;

/** What a line shows of what was filled in: all but the note, which stands below as one, and what only repeats the line. */
export const detailsOf = (entry: TimelineEntry) =>
  entry.fields.filter(
    ({ key, value, before }) =>
      key !== "note" && !(entry.kind.startsWith("clock") || ((value === "" || value === before) && !before)),
  );
