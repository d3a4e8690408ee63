import { type FieldIssue, invalid, notAllowed } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import { tellPersons } from "#kernel/notify/notices.ts";
import { personOf } from "#kernel/people/scope.ts";
import { type Keeping, keep, recordChange } from "../../record-keeping/index.ts";
import { type AskSwap, dutyOperations, type SwapView } from "../contract.ts";
import { presentSwap } from "../present.ts";
import { type EntryRow, findEntries, findRoster, findShift, memberIds } from "../queries.ts";
import { clashes } from "../swap-clashes.ts";
import { addStep, findSwap, insertSwap, type SwapTerm } from "../swap-queries.ts";
import { isPast } from "./plan.ts";

/** D20: asks somebody of the team to take a shift of one's own, perhaps for one of theirs. */
export async function askSwap(keeping: Keeping, asking: Asking, body: AskSwap): Promise<SwapView> {
  const { id: operation } = dutyOperations.askSwap;
  return keep(keeping, asking, { id: operation, input: body, right: "people.read" }, async (tx) => {
    const me = personOf(asking.actor);
    const entries = await findEntries(tx, [body.entryId, body.inReturnFor ?? "0"]);
    const given = entries.find(({ id }) => id === body.entryId);
    const taken = entries.find(({ id }) => id === body.inReturnFor);
    if (given === undefined) throw invalid({ path: "entryId", code: "not-there" });
    if (me === null || given.person_id !== me) throw notAllowed("not-your-team");
    const members = await memberIds(tx, given.team_id);
    const issues: FieldIssue[] = [];
    if (body.askedOf === me) issues.push({ path: "askedOf", code: "same-person" });
    else if (!members.has(body.askedOf)) issues.push({ path: "askedOf", code: "not-in-team" });
    if (given.state === "planned") issues.push({ path: "entryId", code: "not-there" });
    if (isPast(given.starts_at, asking.now)) issues.push({ path: "entryId", code: "already-over" });
    if (body.inReturnFor !== null) {
      if (taken === undefined || taken.person_id !== body.askedOf || taken.team_id !== given.team_id)
        issues.push({ path: "inReturnFor", code: "not-there" });
      else if (isPast(taken.starts_at, asking.now)) issues.push({ path: "inReturnFor", code: "already-over" });
    }
    if (issues.length === 0) issues.push(...(await clashes(tx, given, taken ?? null, body.askedOf)));
    if (issues.length > 0) throw invalid(...issues);
    const termOf = async (entry: EntryRow): Promise<SwapTerm> => ({
      shift: (await findShift(tx, entry.shift_id))!.name,
      from: entry.starts_at.toString({ smallestUnit: "millisecond" }),
      until: entry.ends_at.toString({ smallestUnit: "millisecond" }),
    });
    const terms = { gives: await termOf(given), takes: taken === undefined ? null : await termOf(taken) };
    const id = await insertSwap(tx, {
      team_id: given.team_id,
      entry_id: given.id,
      other_entry_id: taken?.id ?? null,
      asked_by: me,
      asked_of: body.askedOf,
      terms,
      created_at: asking.now,
    });
    await addStep(tx, id, { step: "asked", personId: me, note: body.note, at: asking.now });
    await recordChange(tx, asking, {
      register: "rosters",
      record: given.team_id,
      before: null,
      after: { swapAsked: id },
    });
    const notice = {
      kind: "swap-asked" as const,
      params: { who: asking.actor.name, shift: shiftWords(terms.gives) },
      once: `swap:${id}:asked`,
    };
    await tellPersons(tx, [{ personIds: [body.askedOf], notice, at: asking.now }]);
    const { swaps_need_approval } = await findRoster(tx, given.team_id);
    return presentSwap(
      (await findSwap(tx, id))!,
      { isAsker: true, isAsked: false, mayPlan: false },
      swaps_need_approval,
    );
  });
}

/** The shift and its day, for a notice; times stand on the page it leads to. */
export const shiftWords = ({ shift, from }: SwapTerm) => {
  const day = from.slice(0, 10);
  return { zh: `${shift.zh} ${day}`, en: `${shift.en} ${day}` };
};
