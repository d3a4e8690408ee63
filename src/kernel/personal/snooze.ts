import { notAllowed } from "../errors/refusal.ts";
import type { Asking } from "../http/route.ts";
import { addEntry, addPart, announce } from "../process/draft.ts";
import type { Engine } from "../process/engine.ts";
import { isTheirTurn } from "../process/turn.ts";
import { somebody } from "./follow.ts";
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
