import type { Asking } from "#kernel/http/route.ts";
import { orderReplan } from "#kernel/process/replan/queries.ts";
import { keep, recordChange } from "../../record-keeping/index.ts";
import { calendarOperations, type RecomputeBody } from "../contract.ts";
import { type CalendarKeeping, mustFind } from "../keeping.ts";
import { lockCalendars } from "../queries.ts";

/**
 * L2: measures what running clocks have used again, by the calendar as it stands. The only act that changes the past, so it names its
 * reason and stands in the log; each clock it touches gets an entry in its case's timeline.
 */
export async function recomputeCalendar(
  keeping: CalendarKeeping,
  asking: Asking,
  id: string,
  body: RecomputeBody,
): Promise<{ replan: string }> {
  const ordered = await keep(
    keeping,
    asking,
    { id: calendarOperations.recompute.id, input: { id, body } },
    async (tx) => {
      await lockCalendars(tx);
      await mustFind(tx, id);
      const replan = await orderReplan(tx, { calendarId: id, kind: "remeasure", at: asking.now });
      const after = { recompute: { reason: body.reason, replan } };
      await recordChange(tx, asking, { register: "calendars", record: id, before: null, after });
      return { replan };
    },
  );
  keeping.wakeReplanner();
  return ordered;
}
