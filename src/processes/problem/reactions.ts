import type { Kernel } from "#kernel/kernel.ts";
import { tellPersons } from "#kernel/notify/notices.ts";
import { systemActor } from "#kernel/people/actor.ts";
import { readForPlan } from "#kernel/process/queries.ts";
import type { Reaction } from "#kernel/process/reactions.ts";
import { offer, problemManagers, readDecision, readIncidentsOf, readRule } from "./queries.ts";
import { enough, nameOf, recurrencesOf } from "./rules.ts";

/** Incidents that recur are found as they come in, and as what they are about becomes known (D22, D26). */
export const problemReactions = (): Reaction[] => [
  {
    name: "problem.find-recurring",
    hears: ["incident.registered", "incident.triaged", "incident.dispatched", "incident.corrected"],
    react: async ({ caseId }, { kernel }) => findRecurring(kernel, caseId),
  },
];

/** Looks whether an incident repeats others; repeatable, since it says how many there are, not how many came. */
async function findRecurring(kernel: Kernel, caseId: string): Promise<void> {
  const read = await readForPlan(kernel.db, systemActor, caseId);
  if (read === null) return;
  const rule = await readRule(kernel.db);
  const now = kernel.now();
  const begin = now.subtract({ hours: rule.days * 24 });
  for (const recurrence of recurrencesOf(read.record)) {
    const name = nameOf(recurrence);
    const decided = await readDecision(kernel.db, name);
    // What was decided about once is offered again only when as many have come since.
    const since = decided !== null && Temporal.Instant.compare(decided, begin) > 0 ? decided : begin;
    const incidents = await readIncidentsOf(kernel.db, recurrence, since);
    const [last] = incidents;
    if (last === undefined || incidents.length < enough(recurrence, rule)) continue;
    const cases = incidents.length;
    const { foundAt } = await offer(kernel.db, name, recurrence, { cases, lastAt: last.createdAt, now });
    // Told once per finding: how many more come is seen on the page.
    const once = `recurring:${name}:${foundAt.epochMilliseconds}`;
    const notice = { kind: "recurring-found" as const, params: { count: cases }, once };
    await tellPersons(kernel.db, [{ personIds: await problemManagers(kernel.db), notice, at: now }]);
  }
}
