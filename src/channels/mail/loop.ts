import { setTimeout as sleep } from "node:timers/promises";
import type { Kernel } from "#kernel/kernel.ts";

export type Loop = {
  /** There may be work: look now. */
  wake: () => void;
  /** Resolves when the work under way is done. */
  stop: () => Promise<void>;
};

/** Works as long as there is work, then looks again now and then. `work` answers how much it did; a failure is logged and tried again. */
export function startLoop(
  kernel: Pick<Kernel, "log">,
  name: string,
  everyMs: number,
  work: () => Promise<number>,
): Loop {
  const stopping = new AbortController();
  let waking = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      waking = new AbortController();
      const done = await work().catch((error: unknown) => {
        kernel.log.fault(name, error);
        return 0;
      });
      const signal = AbortSignal.any([stopping.signal, waking.signal]);
      if (done === 0) await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    wake: () => waking.abort(),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
