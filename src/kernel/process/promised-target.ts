import type { TargetStamp } from "../clocks/row.ts";
import type { ClockTarget } from "../time/clock.ts";
import type { ClockDefinition } from "./definition.ts";
import type { CalendarBook, TargetSource } from "./facts.ts";
import type { CaseRecord } from "./record.ts";

/** What a clock's target depends on, of the case. */
export type TargetedCase = Pick<CaseRecord, "organisationId" | "priority" | "fields">;

/** A target with where it came from, the calendar it is counted by, and when counting begins. */
export type PromisedTarget = {
  target: ClockTarget | null;
  stamp: TargetStamp;
  calendarId: string;
  from: Temporal.Instant;
};

/** The contract that covers a case: the field of this name, in every process that has one. */
export const contractOf = ({ fields }: Pick<CaseRecord, "fields">): string | null =>
  typeof fields.contract === "string" ? fields.contract : null;

/** What the registers promise a case for a clock at this instant (L1, L5): pure, so that a preview can ask what others would. */
export function promisedTarget(
  key: string,
  declared: ClockDefinition,
  of: TargetedCase,
  { targets, calendars, now }: { targets: TargetSource; calendars: CalendarBook; now: Temporal.Instant },
): PromisedTarget {
  const asked = { organisationId: of.organisationId, contractId: contractOf(of), priority: of.priority, at: now };
  const level = targets.targetFor({ ...asked, clock: key });
  const calendarId =
    declared.calendar === "support"
      ? level.calendarId
      : declared.calendar === "office"
        ? calendars.officeCalendarId()
        : calendars.alwaysCalendarId();
  const promised = "until" in declared.target ? of.fields[declared.target.until] : undefined;
  if (typeof promised === "string") {
    // Named by the wall, so counted by it; what was promised for a moment already past is due at once.
    const since = Math.max(0, Temporal.Instant.from(promised).epochMilliseconds - now.epochMilliseconds);
    return {
      target: { kind: "real-minutes", minutes: since / 60_000 },
      stamp: { kind: "fixed", until: promised },
      calendarId: calendars.alwaysCalendarId(),
      from: now,
    };
  }
  if ("level" in declared.target || "until" in declared.target) {
    const clock = "level" in declared.target ? declared.target.level : declared.target.orLevel;
    // Nothing promised yet, and no agreement to go by.
    if (clock === undefined) return { target: null, stamp: { kind: "none" }, calendarId, from: now };
    const found = clock === key ? level : targets.targetFor({ ...asked, clock });
    const target: ClockTarget | null =
      found.minutes === null ? null : { kind: "working-minutes", minutes: found.minutes };
    return { target, stamp: { kind: target ? "level" : "none", ...found.source }, calendarId, from: now };
  }
  if (!("workingDays" in declared.target)) {
    const minutes = "minutes" in declared.target ? declared.target.minutes : minutesCarried(of, declared.target);
    return { target: { kind: "working-minutes", minutes }, stamp: { kind: "fixed" }, calendarId, from: now };
  }
  const { workingDays, at, countedFrom } = declared.target;
  const counted = countedFrom === undefined ? undefined : of.fields[countedFrom];
  return {
    target: { kind: "working-days", n: workingDays, at },
    stamp: { kind: "fixed" },
    calendarId,
    from: typeof counted === "string" ? Temporal.Instant.from(counted) : now,
  };
}

function minutesCarried({ fields }: TargetedCase, target: { minutesIn: string; else: number }): number {
  const carried = Number(fields[target.minutesIn]);
  return Number.isInteger(carried) && carried > 0 ? carried : target.else;
}
