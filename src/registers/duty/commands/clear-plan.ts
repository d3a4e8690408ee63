import type { Asking } from "#kernel/http/route.ts";
import type { Keeping } from "../../record-keeping/index.ts";
import { type Clear, dutyOperations } from "../contract.ts";
import { changeRoster } from "../keeping.ts";
import { misfitsOf } from "../misfits.ts";
import { entriesOf, putEntries, removeEntries } from "../queries.ts";
import { isPast, told } from "./plan.ts";

/**
 * D20: takes off the plan what is in conflict, what is not published, or everything of the days named. "plan" also lets stay what
 * was about to leave: the roster is as published again.
 */
export async function clearPlan(
  keeping: Keeping,
  asking: Asking,
  teamId: string,
  body: Clear,
): Promise<{ version: number; changed: number }> {
  const order = { operation: dutyOperations.clear.id, teamId, input: body };
  return changeRoster(keeping, asking, order, async (tx) => {
    const entries = (await entriesOf(tx, teamId, body.from, body.until)).filter(
      ({ day, ends_at }) => day >= body.from && !isPast(ends_at, asking.now),
    );
    const inConflict = new Set((await misfitsOf(tx, teamId, entries)).map(({ entryId }) => entryId));
    const going = entries.filter(({ id, state }) =>
      body.what === "conflicts" ? inConflict.has(id) : body.what === "plan" ? state === "planned" : true,
    );
    const staying = body.what === "plan" ? entries.filter(({ state }) => state === "leaving") : [];
    const removed = await removeEntries(
      tx,
      teamId,
      going.map(({ id }) => id),
    );
    const kept = await putEntries(
      tx,
      teamId,
      staying.map((entry) => ({
        shiftId: entry.shift_id,
        personId: entry.person_id,
        day: entry.day,
        startsAt: entry.starts_at,
        endsAt: entry.ends_at,
      })),
    );
    return { changed: removed + kept, before: { taken: going.map(told) }, after: { cleared: body } };
  });
}
