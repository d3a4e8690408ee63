import { runOfRow } from "../../clocks/row.ts";
import { invalid, Refusal } from "../../errors/refusal.ts";
import { type Interval, reviveClock } from "../../time/clock.ts";
import { calendarOf, store } from "../clocks-of-case.ts";
import type { Act, ProcessDefinition } from "../definition.ts";
import { addPart, type Draft } from "../draft.ts";
import { planMove } from "../plan-move.ts";
import type { CaseRecord } from "../record.ts";
import { endLink, tellLink } from "./plan-link.ts";
import type { Together } from "./together.ts";

/** What a merge ended, for its undoing to bring back. */
export type BeforeMerge = {
  isAwaitingAnswer: boolean;
  clocks: { clock: string; run: number; was: "running" | "paused"; reason: string | null }[];
};

/** A merge that stands, with the intervals of the clocks it stopped. */
export type StandingMerge = {
  intoId: string;
  before: BeforeMerge;
  intervals: (Interval & { clock: string; run: number })[];
};

/** What cases of two departments must have in common to be merged, by the id of the one merged away; read by `readBetween`. */
export type Between = ReadonlyMap<string, { isOneHouse: boolean; readsBoth: boolean }>;

/** The move a process makes for an act over several cases; null where its version declares none. */
export const moveOfAct = ({ moves }: ProcessDefinition, act: Act): string | null =>
  Object.keys(moves).find((key) => moves[key]?.act === act) ?? null;

/**
 * Plans that one case goes into another (D22): it ends in a state of its own and leads to the other, which says so. Refused between
 * different customers, and between two departments of one where somebody would read on in a case they do not see (nobody sees another's
 * things through a merge); and where one of them is confidential.
 */
export function planMerge(one: Together, into: Together, between: Between): void {
  const [from, to] = [one.read.record, into.read.record];
  if (from.id === to.id) throw invalid({ path: "cases", code: "to-itself" });
  refuseBetween(from, to, between);
  if (from.isRestricted || to.isRestricted || from.isInternal !== to.isInternal)
    throw new Refusal("not-allowed", "other-confidence");
  if (to.family !== "open" && to.family !== "waiting") throw new Refusal("wrong-state", "survivor-ended");
  const move = moveOfAct(one.room.definition, "merge");
  if (move === null) throw new Refusal("wrong-state", "not-mergeable");

  const before: BeforeMerge = {
    isAwaitingAnswer: from.isAwaitingAnswer,
    clocks: [...one.draft.clocks.values()].flatMap(({ clock, run, state, pauseReason }) =>
      state === "stopped" ? [] : [{ clock, run, was: state, reason: pauseReason }],
    ),
  };
  planMove(one.room, one.draft, one.read, { move, act: "merge", values: { mergedInto: to.number } });
  one.draft.links.push({ toCaseId: to.id, kind: "merged-into" });
  const { actor } = one.draft.facts;
  addPart(one.draft, "case_merges", { intoCaseId: to.id, mergedBy: actor.kind === "person" ? actor.id : null, before });
  tellLink(into.draft, "linked", { kind: "merged-into", end: "from", other: from });
}

/** Plans that a merge is undone: state, turn and clocks are as they were; the time in between counts as if it had never been made. */
export function planUndoMerge(one: Together, into: Together, merge: StandingMerge): void {
  const move = moveOfAct(one.room.definition, "undo-merge");
  if (move === null) throw new Refusal("wrong-state", "not-mergeable");
  // What went on into yet another is undone from the outside in, or its parties would stay behind there.
  if (into.read.record.fields.mergedInto !== undefined) throw new Refusal("wrong-state", "merged-away");
  for (const was of merge.before.clocks) revive(one.draft, was, merge);
  planMove(one.room, one.draft, one.read, { move, act: "undo-merge", values: { mergedInto: null } });
  one.draft.record.isAwaitingAnswer = merge.before.isAwaitingAnswer;
  endLink(one, into, "merged-into");
  const { actor } = one.draft.facts;
  addPart(one.draft, "undone_merges", { undoneBy: actor.kind === "person" ? actor.id : null });
  tellLink(into.draft, "unlinked", { kind: "merged-into", end: "from", other: one.read.record });
}

function refuseBetween(one: CaseRecord, into: CaseRecord, between: Between): void {
  const isSame =
    one.organisationId === null && into.organisationId === null
      ? one.requesterId !== null && one.requesterId === into.requesterId
      : one.organisationId === into.organisationId;
  if (isSame) return;
  const found = between.get(one.id);
  if (found?.isOneHouse !== true) throw new Refusal("not-allowed", "other-customer");
  if (!found.readsBoth) throw new Refusal("not-allowed", "other-department");
}

function revive(draft: Draft, { clock, run, was, reason }: BeforeMerge["clocks"][number], merge: StandingMerge): void {
  const row = draft.clocks.get(clock);
  if (row?.run !== run || row.state !== "stopped") return;
  const closed = merge.intervals.filter((one) => one.clock === clock && one.run === run);
  const known = { ...row, closed };
  draft.clocks.set(clock, known);
  store(draft, known, reviveClock(runOfRow(known), calendarOf(draft, known), { state: was, reason }));
}
