import type { Queryable } from "#kernel/db/pool.ts";
import { invalid, notAllowed, notFound, Refusal } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { tellPersons } from "#kernel/notify/notices.ts";
import type { NoticeKind } from "#kernel/notify/words.ts";
import { personOf } from "#kernel/people/scope.ts";
import { type Keeping, keep, recordChange } from "../../record-keeping/index.ts";
import { dutyOperations, type SwapView } from "../contract.ts";
import { mayPlanFor } from "../keeping.ts";
import { presentSwap } from "../present.ts";
import { findEntries, findTeam, giveEntry, leadsOf, lockRoster, type TeamRow, updateRoster } from "../queries.ts";
import { afterStep, type SwapState, type SwapStep } from "../rules.ts";
import { clashes } from "../swap-clashes.ts";
import { addStep, findSwap, type SwapRow, updateSwap } from "../swap-queries.ts";
import { shiftWords } from "./ask-swap.ts";
import { isPast } from "./plan.ts";

/** D20: the next step of a swap; with the last one the shifts change hands. Every step is kept with who and when. */
export async function stepSwap(
  keeping: Keeping,
  asking: Asking,
  { id, step }: { id: string; step: SwapStep },
  note: string,
): Promise<SwapView> {
  const { id: operation } = dutyOperations.stepSwap;
  return keep(keeping, asking, { id: operation, input: { id, step, note }, right: "people.read" }, async (tx) => {
    const known = await findSwap(tx, id);
    const team = known && (await findTeam(tx, known.team_id));
    const me = personOf(asking.actor);
    if (!known || !team || me === null) throw notFound();
    const roster = await lockRoster(tx, team.id);
    const swap = (await findSwap(tx, id))!;
    const by = {
      isAsker: me === swap.asked_by,
      isAsked: me === swap.asked_of,
      mayPlan: mayPlanFor(asking.actor, team),
    };
    const to = afterStep(swap.state, step, by, roster.swaps_need_approval);
    if (to === null) throw new Refusal("wrong-state", "swap-settled");
    if (to === "not-yours") throw notAllowed("not-your-team");
    if (to === "done") await changeHands(tx, swap, asking.now);
    await updateSwap(tx, id, to);
    await addStep(tx, id, { step, personId: me, note, at: asking.now });
    if (to === "done") await updateRoster(tx, roster);
    const before = { swap: id, state: swap.state };
    await recordChange(tx, asking, { register: "rosters", record: team.id, before, after: { swap: id, state: to } });
    await tell(tx, asking, swap, team, to);
    return presentSwap((await findSwap(tx, id))!, by, roster.swaps_need_approval);
  });
}

async function changeHands(tx: Queryable, swap: SwapRow, now: Temporal.Instant): Promise<void> {
  const entries = await findEntries(tx, [swap.entry_id ?? "0", swap.other_entry_id ?? "0"]);
  const given = entries.find(({ id }) => id === swap.entry_id);
  const taken = entries.find(({ id }) => id === swap.other_entry_id) ?? null;
  // The plan may have changed since it was asked: then there is nothing left to swap.
  const isGone =
    given?.person_id !== swap.asked_by || (swap.terms.takes !== null && taken?.person_id !== swap.asked_of);
  if (given === undefined || isGone) throw new Refusal("wrong-state", "swap-settled");
  if ([given, taken].some((entry) => entry !== null && isPast(entry.starts_at, now)))
    throw new Refusal("wrong-state", "shift-over");
  const issues = await clashes(tx, given, taken, swap.asked_of);
  if (issues.length > 0) throw invalid(...issues);
  await giveEntry(tx, given.id, swap.asked_of);
  if (taken !== null) await giveEntry(tx, taken.id, swap.asked_by);
}

async function tell(tx: Queryable, asking: Asking, swap: SwapRow, team: TeamRow, to: SwapState): Promise<void> {
  const params = { who: swap.by_name, shift: shiftWords(swap.terms.gives) };
  const notice = (kind: NoticeKind) => ({ kind, params, once: `swap:${swap.id}:${to}` });
  const others = [swap.asked_by, swap.asked_of].filter((id) => id !== personOf(asking.actor));
  const personIds = to === "accepted" ? await leadsOf(tx, team) : others;
  const kind = to === "accepted" ? "swap-to-approve" : to === "done" ? "swap-done" : "swap-refused";
  await tellPersons(tx, [{ personIds, notice: notice(kind), at: asking.now }]);
}
