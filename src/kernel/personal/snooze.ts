import { notAllowed } from "../errors/refusal.ts";
import type { Asking } from "../http/route.ts";
import { addEntry, addPart, announce } from "../process/draft.ts";
import type { Engine } from "../process/engine.ts";
import { isTheirTurn } from "../process/turn.ts";
import { somebody } from "./follow.ts";
import { snoozeOf } from "./queries.ts";
import { sleepUntil } from "./rules.ts";

/**
 * Hides the asker's own to-dos of a case from their list. Refused for whoever's turn it is not, past the warning of its clock, or
 * where that is over. The turn stays theirs, and the timeline says that it sleeps.
 */
export async function snooze(
  engine: Engine,
  asking: Asking,
  caseId: string,
  wanted: Temporal.Instant | null,
): Promise<{ until: string | null }> {
  const operation = { id: "cases.snooze", body: { caseId, until: wanted?.toString() ?? null } };
  return engine.upon(asking, caseId, operation, (_room, draft, read) => {
    const personId = somebody(asking);
    if (!isTheirTurn(asking.actor, read.todos)) throw notAllowed("responsible-only");
    const until = sleepUntil(read.record, wanted, asking.now)?.toString() ?? null;
    addEntry(draft, { kind: "snoozed", visibility: "internal", content: { snoozed: { until } } });
    addPart(draft, "snoozes", { personId, until, eventCount: draft.record.eventCount });
    announce(draft, "case.snoozed", { visibility: "internal", entry: draft.record.eventCount });
    return { until };
  });
}

/** Ends the asker's snooze before its time, and the timeline says so as it said that it began: any entry wakes what sleeps. Nothing sleeps: nothing happens. */
export async function wake(engine: Engine, asking: Asking, caseId: string): Promise<void> {
  const personId = somebody(asking);
  const sleeping = await snoozeOf(engine.ground.kernel.db, personId, caseId, asking.now);
  if (sleeping === null) return;
  await engine.upon(asking, caseId, { id: "cases.wake", body: { caseId } }, (_room, draft) => {
    addEntry(draft, { kind: "woken", visibility: "internal", content: {} });
    announce(draft, "case.woken", { visibility: "internal", entry: draft.record.eventCount });
    return null;
  });
}
