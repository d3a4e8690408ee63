import { Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Keeping } from "../../record-keeping/index.ts";
import { dutyOperations } from "../contract.ts";
import { changeRoster } from "../keeping.ts";
import { misfitsOf } from "../misfits.ts";
import { entriesEndingAfter, publishEntries } from "../queries.ts";
import { told } from "./plan.ts";

/**
 * D20: puts the plan in force. Refused while something newly planned is in conflict: what was published and has come into conflict
 * since (somebody has fallen ill) must not keep its own repair from being published.
 */
export async function publish(
  keeping: Keeping,
  asking: Asking,
  teamId: string,
): Promise<{ version: number; changed: number }> {
  const order = { operation: dutyOperations.publish.id, teamId, input: null };
  return changeRoster(keeping, asking, order, async (tx, roster) => {
    const entries = await entriesEndingAfter(tx, teamId, asking.now);
    const planned = new Set(entries.filter(({ state }) => state === "planned").map(({ id }) => id));
    const wrong = (await misfitsOf(tx, teamId, entries)).filter(({ entryId }) => planned.has(entryId));
    if (wrong.length > 0) throw new Refusal("wrong-state", "roster-conflicts", { params: { count: wrong.length } });
    const news = entries.filter(({ state }) => state !== "published").map(told);
    const changed = await publishEntries(tx, teamId);
    const first = entries.find(({ state }) => state !== "leaving");
    const since = roster.since ?? (first === undefined ? null : laterOf(first.starts_at, asking.now));
    return { changed, roster: { ...roster, since }, after: { published: news } };
  });
}

/** A roster counts from its first shift on, and never for what has been. */
const laterOf = (a: Temporal.Instant, b: Temporal.Instant) => (a.epochMilliseconds > b.epochMilliseconds ? a : b);
