import type { CaseView, ClockView } from "#kernel/process/contract.ts";
import type { Words } from "#kernel/words/words.ts";

/** What the customer hears at the head of their case: who is on it and by when (D13). Nothing is said that the record does not say. */
export type NextStep =
  | { kind: "working"; person: string | null; promise: Promised | null }
  /** A promise was missed and the work goes on. */
  | { kind: "late"; person: string | null; promise: Promised }
  /** `isYours`: it is the reader who decides (an approval). */
  | { kind: "waiting"; title: Words; isPaused: boolean; isYours: boolean }
  /** Solved, and the customer is asked for a word. */
  | { kind: "confirm" }
  /** Solved and said so by the customer; the desk has not closed it yet. */
  | { kind: "solved"; isOpenable: boolean }
  | { kind: "ended"; isOpenable: boolean }
  | { kind: "cancelled"; title: Words };

export type Promised = { dueAt: string; isProvisional: boolean; answers: "response" | "result" };

type Known = Pick<CaseView, "state" | "clocks" | "moves" | "assignee" | "closedAt" | "flow">;

export function nextStepOf(record: Known, now: Date): NextStep {
  const { state } = record;
  const offered = record.moves.filter((move) => !move.isHidden);
  switch (state.family) {
    case "cancelled":
      return { kind: "cancelled", title: state.title };
    case "done":
      return offered.some((move) => move.isPrimary)
        ? { kind: "confirm" }
        : { kind: record.closedAt === null ? "solved" : "ended", isOpenable: offered.length > 0 };
    case "waiting":
      return {
        kind: "waiting",
        title: state.title,
        isYours: offered.some((move) => move.isPrimary),
        isPaused: record.clocks.some((clock) => clock.isPromise && clock.state === "paused"),
      };
    case "open": {
      const promise = promiseOf(record.clocks);
      // Back at its first step a case may still name who had it: nobody is on it until it has moved on.
      const isAtReceipt = record.flow[0]?.status === "here";
      const person = isAtReceipt ? null : (record.assignee?.name ?? null);
      return promise !== null && new Date(promise.dueAt) < now
        ? { kind: "late", person, promise }
        : { kind: "working", person, promise };
    }
  }
}

/** What we asked last, where the customer has not written since. */
export function lastQuestion(
  entries: readonly { body: string | null; actor: { side: string }; isErased: boolean }[],
): string | null {
  const said = entries.filter(({ body }) => body !== null);
  const last = said[said.length - 1];
  return last === undefined || last.isErased || last.actor.side !== "staff" ? null : last.body;
}

/** What the customer was told last with a step of the procedure. */
export const lastTold = (entries: readonly { told: Words | null }[]): Words | null =>
  [...entries].reverse().find(({ told }) => told !== null)?.told ?? null;

/** The nearest promise that runs; null if nothing is promised now. */
export function promiseOf(clocks: readonly ClockView[]): Promised | null {
  const running = clocks
    .filter((clock) => clock.isPromise && clock.dueAt !== null)
    .filter((clock) => clock.state === "running" || clock.state === "warning" || clock.state === "breached")
    .sort((a, b) => (a.dueAt! < b.dueAt! ? -1 : 1));
  const first = running[0];
  if (first === undefined) return null;
  const answers = first.clock === "response" ? "response" : "result";
  return { dueAt: first.dueAt!, isProvisional: first.isProvisional, answers };
}
