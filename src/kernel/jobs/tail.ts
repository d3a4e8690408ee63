import { setTimeout as sleep } from "node:timers/promises";
import type { Kernel } from "../kernel.ts";
import type { Announcement, Mark } from "./announcement.ts";
import type { Bus } from "./bus.ts";
import { presentMark, readAnnouncements } from "./queries.ts";
import { isDatabaseAway } from "./reader.ts";

/** What happens from now on, on whichever node: told to everybody in this process, and to no one else's account. */
export type Tail = {
  /** Looks at once; called after commits on this node, as other nodes call over the bus. */
  nudge: () => void;
  /** Up to where it has told; a stream that begins here misses nothing. */
  mark: () => Mark;
  stop: () => Promise<void>;
};

const batchSize = 500;

/** Follows the announcements for this node. `tell` gets each exactly once, in order, while the process lives. `gatherMs`: after a call, wait that long for more. */
export async function followAnnouncements(
  kernel: Kernel,
  tell: (batch: readonly Announcement[]) => Promise<void>,
  { bus, pollMs = 1_000, gatherMs = 0 }: { bus?: Bus; pollMs?: number; gatherMs?: number } = {},
): Promise<Tail> {
  let mark = await presentMark(kernel.db);
  let isStopped = false;
  let alarm = Promise.withResolvers<void>();
  const wake = () => alarm.resolve();
  const deafen = bus?.hear("announced", wake);

  const look = async () => {
    for (;;) {
      const batch = await readAnnouncements(kernel.db, mark, batchSize);
      const last = batch.at(-1);
      if (!last || isStopped) return;
      await tell(batch);
      mark = { xid: last.xid, id: last.id };
      if (batch.length < batchSize) return;
    }
  };
  const run = async () => {
    while (!isStopped) {
      alarm = Promise.withResolvers<void>();
      await look().catch((error) => {
        if (!isDatabaseAway(error)) kernel.log.fault("tail.look", error);
      });
      if (isStopped) return;
      const poll = setTimeout(wake, pollMs);
      await alarm.promise;
      clearTimeout(poll);
      if (gatherMs > 0 && !isStopped) await sleep(gatherMs);
    }
  };
  const ended = run();

  return {
    nudge: wake,
    mark: () => mark,
    stop: async () => {
      isStopped = true;
      deafen?.();
      wake();
      await ended;
    },
  };
}
