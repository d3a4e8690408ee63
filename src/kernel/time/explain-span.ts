import type { CompiledCalendar, DayHours, DayReason } from "./compiled-calendar.ts";
import { DAY_MS } from "./day.ts";
import type { HolidayName } from "./holidays.ts";
import { workingMsBetween } from "./working-time.ts";

/**
 * A stretch of a span, for people to see. `reason` says why it is closed, or that the hours of a working day are special
 * (make-up day, override); null: an ordinary working hour.
 */
export type SpanSegment = {
  from: Temporal.Instant;
  until: Temporal.Instant;
  kind: "working" | "closed";
  reason: "outside-hours" | "weekend" | "holiday" | "make-up" | "override" | null;
  name: HolidayName | null;
  workingMs: number;
};

/** How closely a span is shown: hour by hour; whole days; or in one piece. */
export type SpanDetail = "hours" | "days" | "whole";
export const SPAN_DETAILS = ["hours", "days", "whole"] as const satisfies readonly SpanDetail[];

/**
 * What lies between two instants, with reasons. More than `limit` segments are shown less closely rather than cut off:
 * whole days, then in one piece. Whatever the detail, segments are gapless and their `workingMs` sum up to the span's.
 */
export function explainSpan(
  calendar: CompiledCalendar,
  a: Temporal.Instant,
  b: Temporal.Instant,
  limit = 60,
): { detail: SpanDetail; segments: SpanSegment[] } {
  for (const detail of SPAN_DETAILS) {
    const segments = segmentsOf(calendar, a.epochMilliseconds, b.epochMilliseconds, detail, limit);
    if (segments) return { detail, segments };
  }
  throw new RangeError("a span in one piece always fits");
}

/** Segments at one detail; null when there would be more than `limit`. Empty unless `from` comes before `until`. */
export function segmentsOf(
  calendar: CompiledCalendar,
  from: number,
  until: number,
  detail: SpanDetail,
  limit: number,
): SpanSegment[] | null {
  if (from >= until) return [];
  const segments: Draft[] = [];
  for (const draft of drafts(calendar, from, until, detail)) {
    const last = segments.at(-1);
    if (last && isAlike(last, draft)) last.until = draft.until;
    else segments.push(draft);
    if (detail !== "whole" && segments.length > limit) return null;
  }
  return segments.map((draft) => ({
    ...draft,
    from: Temporal.Instant.fromEpochMilliseconds(draft.from),
    until: Temporal.Instant.fromEpochMilliseconds(draft.until),
    workingMs: workingMsBetween(calendar, draft.from, draft.until),
  }));
}

type Draft = Pick<SpanSegment, "kind" | "reason" | "name"> & { from: number; until: number };

function* drafts(calendar: CompiledCalendar, from: number, until: number, detail: SpanDetail): Generator<Draft> {
  if (detail === "whole") {
    const kind = workingMsBetween(calendar, from, until) > 0 ? "working" : "closed";
    yield { from, until, kind, reason: kind === "closed" ? "outside-hours" : null, name: null };
    return;
  }
  for (const stretch of calendar.stretches(from, until)) {
    for (let at = stretch.from; at < stretch.until; ) {
      const day = Math.floor((at + stretch.offset) / DAY_MS);
      const midnight = day * DAY_MS - stretch.offset;
      const end = Math.min(midnight + DAY_MS, stretch.until);
      const hours = calendar.hoursOf(day);
      if (detail === "days") yield { from: at, until: end, ...described(hours, hours.ranges.length > 0) };
      else yield* dayInHours(hours, midnight, at, end);
      at = end;
    }
  }
}

/** One day on the wall within [from, until): its ranges and the gaps around them. */
function* dayInHours(hours: DayHours, midnight: number, from: number, until: number): Generator<Draft> {
  let at = from;
  for (const range of hours.ranges) {
    const start = Math.min(Math.max(midnight + range.from, at), until);
    const end = Math.min(Math.max(midnight + range.until, at), until);
    if (at < start) yield { from: at, until: start, ...described(hours, false) };
    if (start < end) yield { from: start, until: end, ...described(hours, true) };
    at = end;
  }
  if (at < until) yield { from: at, until, ...described(hours, false) };
}

function described(hours: DayHours, isWorking: boolean): Pick<Draft, "kind" | "reason" | "name"> {
  if (isWorking) return { kind: "working", reason: SPECIAL[hours.reason], name: hours.name };
  if (hours.ranges.length > 0) return { kind: "closed", reason: "outside-hours", name: null };
  return { kind: "closed", reason: CLOSED[hours.reason], name: hours.name };
}

const SPECIAL = { week: null, weekend: null, holiday: null, "make-up": "make-up", override: "override" } as const;
/** A make-up day without hours stands in for a weekday the calendar does not work on. */
const CLOSED = {
  week: "outside-hours",
  weekend: "weekend",
  holiday: "holiday",
  "make-up": "weekend",
  override: "override",
} as const satisfies Record<DayReason, SpanSegment["reason"]>;

function isAlike(a: Draft, b: Draft): boolean {
  return a.kind === b.kind && a.reason === b.reason && a.name?.zh === b.name?.zh && a.name?.en === b.name?.en;
}
