import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "./engine.ts";

const lookEveryMs = 1_000;
const batch = 100;

/**
 * Fires what falls due, on every node: whoever gets to a case first has it. After downtime the backlog is worked off oldest
 * first, batch after batch, before it waits again (L3). A failing batch is logged and tried again: a deadline is never lost.
 */
export function startClockwork(engine: Engine): { stop: () => Promise<void> } {
  const { kernel } = engine.ground;
  const stopping = new AbortController();
  const work = async () => {
    while (!stopping.signal.aborted) {
      const fired = await engine.fireDue(kernel.now(), batch).catch((error: unknown) => {
        kernel.log.fault("clockwork", error);
        return 0;
      });
      if (fired === 0)
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
