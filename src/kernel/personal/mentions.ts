import { invalid } from "../errors/refusal.ts";
import type { Kernel } from "../kernel.ts";
import { numbersInScope } from "../live/queries.ts";
import { actorOfPerson } from "../people/identity/identify.ts";
import { caseScope } from "../people/scope.ts";

/** Whether a person may see a case with the rights they have now, as staff of the house. */
export async function maySeeCase(
  kernel: Kernel,
  personId: string,
  caseId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const actor = await actorOfPerson(kernel, personId, now);
  if (actor === null || actor.side !== "staff") return false;
  return (await numbersInScope(kernel.db, (first) => caseScope(actor, first), [caseId])).has(caseId);
}

/** Naming somebody opens nothing to them: refused for whoever may not see the case, or is nobody of ours (D22). */
export async function refuseBlindMentions(
  kernel: Kernel,
  caseId: string,
  note: { mentions: readonly string[]; visibility: "public" | "internal" },
  now: Temporal.Instant,
): Promise<void> {
  if (note.mentions.length === 0) return;
  if (note.visibility !== "internal") throw invalid({ path: "mentions", code: "does-not-apply" });
  const maySee = await Promise.all(note.mentions.map((personId) => maySeeCase(kernel, personId, caseId, now)));
  const blind = maySee.flatMap((may, n) => (may ? [] : [{ path: `mentions.${n}`, code: "may-not-see" as const }]));
  if (blind.length > 0) throw invalid(...blind);
}
