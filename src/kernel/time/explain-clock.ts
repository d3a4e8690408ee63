import { resumeClock } from "./clock.ts";
import { type ClockStatus, elapsedAt, isReal, measure, remainingAt, statusAt } from "./clock-reading.ts";
import type { ClockRun, ClockTarget, Interval } from "./clock-run.ts";
import type { CompiledCalendar } from "./compiled-calendar.ts";
import { SPAN_DETAILS, type SpanDetail, type SpanSegment, segmentsOf } from "./explain-span.ts";
import type { HolidayName } from "./holidays.ts";

/** A clock laid open, as data: screens find the words. All lengths in ms of the clock's measure. */
export type Explanation = {
  clock: string;
  run: number;
  status: ClockStatus;
  calendar: { key: string; title: { zh: string; en: string }; zone: string };
  target: ClockTarget | null;
  targetMs: number | null;
  usedMs: number;
  /** Negative when over. */
  remainingMs: number | null;
  startedAt: Temporal.Instant;
  stoppedAt: Temporal.Instant | null;
  warnAt: Temporal.Instant | null;
  dueAt: Temporal.Instant | null;
  /** While paused before it is due: when it would be due if it went on now. */
  dueIfResumedAt: Temporal.Instant | null;
  /** What happened so far, the open stretch (until `now`) last. */
  intervals: (Interval & { isOpen: boolean })[];
  strip: { detail: SpanDetail; segments: StripSegment[] };
  /** Years without holiday data that the clock touches. */
  provisionalYears: number[];
  next: { step: "warn" | "breach"; at: Temporal.Instant } | null;
};

/** Solid, hatched, dotted, outlined; gapless from the start of the run to its due instant or the end of what happened. */
export type StripSegment = {
  from: Temporal.Instant;
  until: Temporal.Instant;
  kind: "ran" | "paused" | "closed" | "future";
  /** Of the pause; or why it is closed. */
  reason: string | null;
  /** The holiday or special day, where it is one. */
  name: HolidayName | null;
  workingMs: number;
};

/** Everything the popover of a clock shows (L3). More than `limit` segments are drawn less closely, never cut off. */
export function explainClock(
  run: ClockRun,
  calendar: CompiledCalendar,
  now: Temporal.Instant,
  limit = 60,
): Explanation {
  const intervals = intervalsOf(run, calendar, now);
  const { key, title, zone } = calendar.calendar;
  const isWaiting = run.state === "paused" && run.targetMs !== null && run.dueAt === null;
  return {
    clock: run.clock,
    run: run.run,
    status: statusAt(run, now),
    calendar: { key, title, zone },
    target: run.target,
    targetMs: run.targetMs,
    usedMs: elapsedAt(run, calendar, now),
    remainingMs: remainingAt(run, calendar, now),
    startedAt: run.startedAt,
    stoppedAt: run.stoppedAt,
    warnAt: run.warnAt,
    dueAt: run.dueAt,
    dueIfResumedAt: isWaiting ? resumeClock(run, calendar, now).dueAt : null,
    intervals,
    strip: stripOf(run, calendar, now, intervals, limit),
    provisionalYears: provisionalYears(run, calendar, now),
    next: nextStep(run, now),
  };
}

function intervalsOf(run: ClockRun, calendar: CompiledCalendar, now: Temporal.Instant): Explanation["intervals"] {
  const closed = run.closed.map((interval) => ({ ...interval, isOpen: false }));
  const since = run.runningSince ?? run.pausedSince;
  if (since === null || !isBefore(since, now)) return closed;
  const workingMs = measure(run.target, calendar, since, now);
  const kind = run.state === "running" ? "ran" : "paused";
  return [...closed, { from: since, until: now, kind, reason: run.pauseReason, workingMs, isOpen: true }];
}

type StripPiece = Pick<StripSegment, "from" | "until" | "kind" | "reason" | "workingMs">;

function stripOf(
  run: ClockRun,
  calendar: CompiledCalendar,
  now: Temporal.Instant,
  intervals: readonly Interval[],
  limit: number,
): Explanation["strip"] {
  const pieces: StripPiece[] = intervals.slice();
  if (run.state === "running" && run.dueAt !== null && isBefore(now, run.dueAt)) {
    const workingMs = measure(run.target, calendar, now, run.dueAt);
    pieces.push({ from: now, until: run.dueAt, kind: "future", reason: null, workingMs });
  }
  const whole = pieces.map(({ from, until, kind, reason, workingMs }) => ({ from, until, kind, reason, workingMs }));
  const inOnePiece = { detail: "whole" as const, segments: whole.map((piece) => ({ ...piece, name: null })) };
  if (isReal(run.target)) return inOnePiece;
  for (const detail of SPAN_DETAILS.filter((each) => each !== "whole")) {
    const segments = splitAll(whole, calendar, detail, limit);
    if (segments) return { detail, segments };
  }
  return inOnePiece;
}

/** The closed hours within every piece; null when that makes too many segments. */
function splitAll(
  pieces: readonly StripPiece[],
  calendar: CompiledCalendar,
  detail: SpanDetail,
  limit: number,
): StripSegment[] | null {
  const segments: StripSegment[] = [];
  for (const piece of pieces) {
    const [from, until] = [piece.from.epochMilliseconds, piece.until.epochMilliseconds];
    const parts = segmentsOf(calendar, from, until, detail, limit - segments.length);
    if (!parts) return null;
    segments.push(...parts.map((part) => coloured(part, piece)));
  }
  return segments;
}

function coloured(part: SpanSegment, piece: StripPiece): StripSegment {
  return part.kind === "closed" ? { ...part, kind: "closed" } : { ...part, kind: piece.kind, reason: piece.reason };
}

function provisionalYears(run: ClockRun, calendar: CompiledCalendar, now: Temporal.Instant): number[] {
  if (isReal(run.target)) return [];
  const end = run.stoppedAt ?? (run.dueAt !== null && isBefore(now, run.dueAt) ? run.dueAt : now);
  return calendar.uncoveredYears(run.startedAt.epochMilliseconds, end.epochMilliseconds);
}

function nextStep(run: ClockRun, now: Temporal.Instant): Explanation["next"] {
  if (run.state !== "running") return null;
  if (run.warnAt !== null && isBefore(now, run.warnAt)) return { step: "warn", at: run.warnAt };
  if (run.dueAt !== null && isBefore(now, run.dueAt)) return { step: "breach", at: run.dueAt };
  return null;
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
