import { setTimeout as sleep } from "node:timers/promises";
import type { Kernel } from "../kernel.ts";
import { tellPersons } from "../notify/notices.ts";
import { fireReminders } from "./queries.ts";

const lookEveryMs = 5_000;
const batch = 100;

/** Tells what is due, oldest first, each once, whichever node is first; after downtime too. Answers how many. */
export async function tellDueReminders(kernel: Kernel, now: Temporal.Instant): Promise<number> {
  return kernel.db.transaction(async (tx) => {
    const due = await fireReminders(tx, now, batch);
    await tellPersons(
      tx,
      due.map(({ id, person_id, case_id, words }) => ({
        personIds: [person_id],
        notice: {
          kind: case_id === null ? ("reminder" as const) : ("reminder-of-case" as const),
          caseId: case_id ?? undefined,
          params: { words },
          once: `reminder:${id}`,
        },
        at: now,
      })),
    );
    return due.length;
  });
}

/** Looks for due reminders every few seconds. A failing look is logged and made again: none is lost. */
export function startReminders(kernel: Kernel): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const work = async () => {
    while (!stopping.signal.aborted) {
      const told = await tellDueReminders(kernel, kernel.now()).catch((error: unknown) => {
        kernel.log.fault("reminders", error);
        return 0;
      });
      if (told < batch)
        await sleep(lookEveryMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  const working = work();
  return {
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}
