import { runOfRow } from "../clocks/row.ts";
import { store } from "./clocks-of-case.ts";
import type { ClockDefinition } from "./definition.ts";
import { addEntry, announce, type Draft } from "./draft.ts";
import { planMove } from "./plan-move.ts";
import type { CaseAsRead } from "./record.ts";
import { isAgreedOtherwise, planTargets } from "./replan/plan-targets.ts";
import { refusalOfGuards } from "./rights.ts";
import type { ProcessRoom } from "./room.ts";

/** Deadlines noticed later than this were met by nobody being there: marked late in the timeline (L3, after downtime). */
const lateAfterMs = 60_000;

/**
 * Fires every step of this case that is due at `facts.now`: a warning tells, a breach tells and may move the case. Each
 * (clock, run, step) once: the row in clock_steps is its proof. Answers how many fired; 0 means somebody else did it.
 */
export function planDueSteps(room: ProcessRoom, draft: Draft, read: CaseAsRead): number {
  const { now } = draft.facts;
  // What began or ended while nobody was there is heeded before anything is called late (L5).
  planTargets(draft, "agreement", isAgreedOtherwise);
  let fired = 0;
  for (const [key, declared] of Object.entries(room.definition.clocks)) {
    // At most warn and breach; a move at breach may stop the clock, which ends the loop.
    for (let row = draft.clocks.get(key); isDue(row, now); row = draft.clocks.get(key)) {
      fireStep(room, draft, read, key, declared);
      fired += 1;
    }
  }
  return fired;
}

type DueRow = NonNullable<ReturnType<Draft["clocks"]["get"]>> & {
  nextStep: "warn" | "breach";
  nextStepAt: Temporal.Instant;
};
const isDue = (row: ReturnType<Draft["clocks"]["get"]>, now: Temporal.Instant): row is DueRow =>
  row !== undefined &&
  row.state === "running" &&
  row.nextStep !== null &&
  row.nextStepAt !== null &&
  Temporal.Instant.compare(row.nextStepAt, now) <= 0;

function fireStep(room: ProcessRoom, draft: Draft, read: CaseAsRead, key: string, declared: ClockDefinition): void {
  const row = draft.clocks.get(key) as DueRow;
  const { now } = draft.facts;
  const { nextStep: step, nextStepAt: dueAt } = row;
  const lateMs = now.epochMilliseconds - dueAt.epochMilliseconds;
  draft.steps.push({ clock: key, run: row.run, step, dueAt, firedAt: now });
  store(draft, { ...row, breachedAt: step === "breach" ? dueAt : row.breachedAt }, runOfRow(row));

  const told = step === "warn" ? declared.onWarn : declared.onBreach;
  addEntry(draft, {
    kind: "clock",
    visibility: "internal",
    occurredAt: dueAt,
    content: {
      clock: { clock: key, run: row.run, step, dueAt: dueAt.toString(), ...(lateMs > lateAfterMs ? { lateMs } : {}) },
    },
  });
  announce(draft, step === "warn" ? "clock.warned" : "clock.breached", {
    clock: key,
    run: row.run,
    title: declared.title,
    tell: told?.tell ?? [],
    dueAt: dueAt.toString(),
    entry: draft.record.eventCount,
  });
  if (step !== "breach") return;
  // A breach may find its moves not open (another state, no line to go to, nobody in charge): then telling is all.
  const move = [declared.onBreach?.move, declared.onBreach?.otherwise].find(
    (one) =>
      one !== undefined &&
      room.definition.moves[one]?.from.includes(draft.record.state) &&
      refusalOfGuards(room, one, draft) === null,
  );
  if (move !== undefined) planMove(room, draft, read, { move, values: {} });
}
