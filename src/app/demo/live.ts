import type { Habit, Playing } from "./habits/act.ts";
import { followUp } from "./habits/caller.ts";
import { diagnosis, dispatched, escalatedToHead, withHead } from "./habits/department.ts";
import { firstLine, registered, solved } from "./habits/desk.ts";
import { assigned, escalated, thirdLine, waitingCustomer, working } from "./habits/engineer.ts";

const over: Habit = () => null;

const habits: Record<string, Habit> = {
  registered,
  firstLine,
  dispatched,
  diagnosis,
  withHead,
  assigned,
  working,
  escalated,
  escalatedToHead,
  thirdLine,
  waitingCustomer,
  solved,
  followUp,
  closed: over,
  cancelled: over,
};

const longAfterAll = Temporal.Instant.from("2199-01-01T00:00:00Z");

/**
 * Lives a registered case through to its end or to the present, whichever comes first. In every state the one responsible decides
 * on a next act; when a clock or a customer is faster, whoever is responsible then decides anew.
 */
export async function live(playing: Playing): Promise<void> {
  const { life, course } = playing;
  for (;;) {
    const { state } = life.incident;
    const habit = habits[state];
    if (!habit) throw new Error(`nobody knows what to do with a case in ${state}`);
    const act = habit(playing);
    if (act === null) return;
    const stays = course.stays === state && (state !== "working" || course.work.length <= 1);
    const before = life.standing;
    if (!(await life.passTo(stays ? longAfterAll : act.at))) return;
    if (life.standing === before) await act.make();
  }
}
