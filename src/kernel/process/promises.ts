import type { z } from "zod";
import { startClock } from "../time/clock.ts";
import type { caseOperations } from "./contract.ts";
import type { ProcessDefinition } from "./definition.ts";
import type { CalendarBook, TargetSource } from "./facts.ts";

/** What registering now would promise this customer, before it is saved. */
export function promises(
  definition: ProcessDefinition,
  given: { organisationId: string | null; contractId?: string | null; priority: number },
  targets: TargetSource,
  calendars: CalendarBook,
  now: Temporal.Instant,
): z.input<(typeof caseOperations.promise)["answer"]> {
  const asked = { ...given, at: now };
  const level = targets.targetFor({ ...asked, clock: "resolution" });
  const promised = Object.entries(definition.clocks).flatMap(([key, clock]) =>
    clock.isPromise && clock.runsIn.includes(definition.registration.to) && "level" in clock.target
      ? [{ key, title: clock.title, target: clock.target.level }]
      : [],
  );
  const agreedFor = (priority: number, target: string) => targets.targetFor({ ...asked, priority, clock: target });
  const made = promised.map(({ key, title, target }) => {
    const found = agreedFor(asked.priority, target);
    const run = startClock(
      {
        clock: key,
        run: 1,
        target: found.minutes === null ? null : { kind: "working-minutes", minutes: found.minutes },
        warnFraction: null,
      },
      calendars.byId(found.calendarId),
      now,
    );
    return { clock: key, title, dueAt: run.dueAt?.toString() ?? null, isProvisional: run.provisional };
  });
  return {
    promises: made,
    levelName: level.source.name,
    calendarTitle: calendars.byId(level.calendarId).calendar.title,
    agreed: [1, 2, 3, 4].map((priority) => ({
      priority,
      minutes: promised.map(({ key, target }) => ({ clock: key, minutes: agreedFor(priority, target).minutes })),
    })),
  };
}
