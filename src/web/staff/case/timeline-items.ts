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

export function timelineItems(
  entries: readonly TimelineEntry[],
  zone: string,
  isAppointment: (clock: string) => boolean = () => false,
): TimelineItem[] {
  const items: TimelineItem[] = [];
  let last: string | undefined;
  for (const entry of entries) {
    // The day of a call came: the move it made says so, and nothing was missed.
    if (entry.kind.startsWith("clock") && isAppointment(entry.fields[0]?.key ?? "")) continue;
    const at = entry.occurredAt;
    if (last === undefined || daysFrom(Date.parse(last), Date.parse(at), zone) !== 0) items.push({ kind: "day", at });
    last = at;
    // Words that were erased are said by nobody: the line stands in their place and says so.
    if (entry.kind !== "commented" || entry.isErased) items.push({ kind: "event", entry });
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
  return actor.side === "customer" || actor.side === "supplier" || kind === "registered" || kind === "called-again"
    ? "customer"
    : visibility;
}

const noteOf = ({ kind, fields }: TimelineEntry): string | null =>
  kind === "moved" ? (fields.find(({ key }) => key === "note")?.value ?? null) : null;

/**
 * What a line shows of what was filled in: all but the note, which stands below as one, what only repeats the line, and words that were
 * passed on as they are, which stand there as told.
 */
export function detailsOf({ kind, fields, told: passedOn }: TimelineEntry): TimelineEntry["fields"] {
  // The line itself names the clock; where its due time moved, it is said from when to when.
  if (kind.startsWith("clock")) return fields.slice(1);
  const seen = new Set<string>();
  const told = fields.filter(({ key, title, value, before }) => {
    // A team that was chosen is told as the change it made; the form's own field would say it again.
    const said = `${title.zh} ${value}`;
    const isNew = key !== "note" && key !== "line" && (value !== "" || !!before) && value !== before && !seen.has(said);
    seen.add(said);
    const isPassedOn =
      value.length >= wordsNotChance && [passedOn?.zh, passedOn?.en].some((words) => words?.includes(value));
    return isNew && !isPassedOn;
  });
  // What needs a line of its own comes after what fits into one.
  return [
    ...told.filter(({ value }) => value.length <= longText),
    ...told.filter(({ value }) => value.length > longText),
  ];
}

/** A shorter value may stand in what was told by chance. */
const wordsNotChance = 8;

/** Longer values get a line of their own. */
export const longText = 24;
