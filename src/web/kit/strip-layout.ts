import type { ClockExplanation } from "#kernel/process/contract.ts";

type Segment = ClockExplanation["strip"][number];
export type Piece = Segment & { start: number; width: number };

/**
 * Places the strip's segments on a line of width 100: working stretches in proportion to their length, closed hours
 * shortened to a gap of 9 each and of 30 together, so that a night does not push the day aside.
 */
export function layStrip(strip: readonly Segment[]): Piece[] {
  const length = ({ from, until }: Segment) => Math.max(0, Date.parse(until) - Date.parse(from));
  const closed = strip.filter(({ kind }) => kind === "closed");
  const gap = closed.length > 0 ? Math.min(9, 30 / closed.length) : 0;
  const worked = strip.filter(({ kind }) => kind !== "closed").reduce((sum, segment) => sum + length(segment), 0);
  const room = 100 - gap * closed.length;
  let start = 0;
  return strip.map((segment) => {
    const width = segment.kind === "closed" ? gap : worked > 0 ? (length(segment) / worked) * room : 0;
    const piece = { ...segment, start, width };
    start += width;
    return piece;
  });
}

/** Where an instant stands on the laid line, 0–100; instants outside stand at its ends. */
export function placeOn(pieces: readonly Piece[], iso: string): number {
  const at = Date.parse(iso);
  for (const { from, until, start, width } of pieces) {
    const [begin, end] = [Date.parse(from), Date.parse(until)];
    if (at < begin) return start;
    if (at <= end) return end > begin ? start + (width * (at - begin)) / (end - begin) : start;
  }
  const last = pieces.at(-1);
  return last ? last.start + last.width : 0;
}
