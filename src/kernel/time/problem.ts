/**
 * What a reader of calendar data finds wrong. Codes are stable, the words for them belong to the screens;
 * `field` is a path like `week.monday[1]`, `row` counts the entries of an imported file from 1.
 */
export type Problem = { code: ProblemCode; field: string; value: unknown; row: number | null };

export type ProblemCode =
  | "not-an-object"
  | "missing"
  | "not-a-text"
  | "unknown-field"
  | "unknown-zone"
  | "unknown-weekday"
  | "not-a-list"
  | "time-malformed"
  | "range-malformed"
  | "range-empty-or-backwards"
  | "ranges-out-of-order"
  | "ranges-overlap"
  | "no-working-hours"
  | "day-malformed"
  | "day-outside-year"
  | "day-twice"
  | "days-backwards"
  | "year-malformed"
  | "year-twice"
  | "country-differs"
  | "no-days"
  | "url-malformed"
  | "unknown-form";

export type Checked<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/** Refusals of the arithmetic itself. Each is a mistake of the caller or of data, never of the clock's owner. */
export type TimeErrorCode =
  | "calendar-invalid"
  | "instant-out-of-range"
  | "no-working-time-ahead"
  | "amount-invalid"
  | "clock-not-running"
  | "clock-not-paused"
  | "clock-not-stopped"
  | "clock-stopped"
  | "clock-goes-backwards";

export class TimeError extends Error {
  readonly code: TimeErrorCode;

  constructor(code: TimeErrorCode, message: string) {
    super(message);
    this.name = "TimeError";
    this.code = code;
  }
}
