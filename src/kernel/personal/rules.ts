import { invalid, Refusal } from "../errors/refusal.ts";
import type { CaseRecord } from "../process/record.ts";

/** When the clock of a case that is due first warns; null where none runs. */
export function warningOf({ clock }: Pick<CaseRecord, "clock">): Temporal.Instant | null {
  const first = clock?.soonest ?? clock;
  return first?.warnAt ? Temporal.Instant.from(first.warnAt) : null;
}

/**
 * Until when a to-do sleeps: as asked (null: until something happens), but never past the warning of its clock. Refused with the
 * instant where it would, and where the warning is over.
 */
export function sleepUntil(
  record: Pick<CaseRecord, "clock">,
  wanted: Temporal.Instant | null,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (wanted !== null && Temporal.Instant.compare(wanted, now) <= 0)
    throw invalid({ path: "until", code: "in-the-past" });
  const warning = warningOf(record);
  if (warning === null) return wanted;
  if (Temporal.Instant.compare(warning, now) <= 0) throw new Refusal("wrong-state", "warning-is-over");
  if (wanted === null) return warning;
  if (Temporal.Instant.compare(wanted, warning) > 0)
    throw invalid({ path: "until", code: "past-the-warning", params: { at: warning.toString() } });
  return wanted;
}
