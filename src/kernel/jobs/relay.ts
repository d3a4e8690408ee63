import { setTimeout as sleep } from "node:timers/promises";
import type { Kernel } from "../kernel.ts";
import { beginning } from "./announcement.ts";
import type { Bus } from "./bus.ts";
import {
  addMarks,
  advance,
  giveBack,
  isBehind,
  type Lease,
  park,
  presentMark,
  prune,
  readAnnouncements,
  takeLease,
} from "./queries.ts";
import { cut, isDatabaseAway, patience, type Reader } from "./reader.ts";

export type Relay = {
  /** Something was committed: look at once, here and on the other nodes. Cheap, to be called after every commit. */
  nudge: () => void;
  /** Resolves when every reader has handled (or parked) all that is committed. For tests and the end of commands. */
  settle: () => Promise<void>;
  stop: () => Promise<void>;
};

export type RelayOptions = {
  bus?: Bus;
  /** How long without a nudge until the next look. */
  pollMs?: number;
  /** After a nudge, wait that long for more: a turn has its price whether it hands over one announcement or fifty. */
  gatherMs?: number;
  /** Tries before an announcement is parked. */
  maxTries?: number;
  /** Seconds until the next try; see {@link patience}. */
  patience?: (tries: number) => number;
  /** Announcements are kept so long for streams to resume. */
  keepDays?: number;
  /** Nothing is handed over but in `settle`, one reader after the other: for a course of things that is the same each time. */
  isByHand?: boolean;
};

const leaseSeconds = 15;
const mostRead = 200;
const coalesceMs = 25;
const pruneEveryMs = 3_600_000;
const pruneAtOnce = 5_000;

/**
 * Starts handing announcements to the readers, on this node together with all others: whoever leases a reader works for
 * it. A node that dies is replaced when its lease ends; what it had not committed is done again by another.
 */
export async function startRelay(
  kernel: Kernel,
  readers: readonly Reader[],
  options: RelayOptions = {},
): Promise<Relay> {
  const { db, log } = kernel;
  const { bus, pollMs = 1_000, keepDays = 30, isByHand = false } = options;
  const present = await presentMark(db);
  await addMarks(
    db,
    readers.map(({ name, begins }) => ({ name, start: begins === "now" ? present : beginning })),
  );
  const names = readers.map(({ name }) => name);
  const stopping = new AbortController();
  const loops = isByHand
    ? []
    : readers.map((reader) => startLoop(kernel, reader, { ...options, pollMs }, stopping.signal));
  const byHand = isByHand ? readers.map((reader) => takeTurns(kernel, reader, options)) : [];

  const wakeAll = () => {
    for (const { wake } of loops) wake();
  };
  const deafen = bus?.hear("announced", wakeAll);
  let called: NodeJS.Timeout | undefined;
  const nudge = () => {
    wakeAll();
    called ??= setTimeout(() => {
      called = undefined;
      // Lost calls cost others a poll, no more.
      bus?.call("announced").catch(() => undefined);
    }, coalesceMs).unref();
  };

  const tidy = () =>
    prune(db, names, kernel.now().subtract({ hours: 24 * keepDays }), pruneAtOnce).catch((error) =>
      log.fault("relay.prune", error),
    );
  const tidying = setInterval(tidy, pruneEveryMs).unref();

  return {
    nudge,
    settle: async () => {
      while (!stopping.signal.aborted && (await isBehind(db, names))) {
        wakeAll();
        for (const takeTurn of byHand) while (await takeTurn()) {}
        if (!isByHand) await sleep(5);
      }
    },
    stop: async () => {
      stopping.abort();
      deafen?.();
      clearTimeout(called);
      clearInterval(tidying);
      wakeAll();
      await Promise.all(loops.map(({ ended }) => ended));
    },
  };
}

function startLoop(
  kernel: Kernel,
  reader: Reader,
  options: RelayOptions & { pollMs: number },
  signal: AbortSignal,
): { wake: () => void; ended: Promise<void> } {
  const { gatherMs = 0 } = options;
  let alarm = Promise.withResolvers<void>();
  const turns = takeTurns(kernel, reader, options);
  const run = async () => {
    while (!signal.aborted) {
      alarm = Promise.withResolvers<void>();
      try {
        while (!signal.aborted && (await turns())) {}
      } catch (error) {
        // Another node went on where this one was too slow: that is what leases are for.
        if (error instanceof LeaseLost) kernel.log.warn("relay.lease-lost", { reader: reader.name });
        else if (!isDatabaseAway(error)) kernel.log.fault("relay.turn", error, { reader: reader.name });
      }
      if (signal.aborted) return;
      const poll = setTimeout(() => alarm.resolve(), options.pollMs);
      await alarm.promise;
      clearTimeout(poll);
      if (gatherMs > 0 && !signal.aborted) await sleep(gatherMs, undefined, { signal }).catch(() => undefined);
    }
  };
  return { wake: () => alarm.resolve(), ended: run() };
}

/** Returns a function that takes one turn; true when there may be more to do at once. */
function takeTurns(kernel: Kernel, reader: Reader, options: RelayOptions): () => Promise<boolean> {
  const { db, log } = kernel;
  const batchSize = reader.batchSize ?? mostRead;
  const maxTries = options.maxTries ?? 5;
  const wait = options.patience ?? patience;
  // Halved when a batch fails and doubled when it succeeds, so that a poison announcement is found in few steps.
  let limit = batchSize;

  return async () => {
    const now = kernel.now().round("millisecond");
    const lease = await takeLease(db, reader.name, now, now.add({ seconds: leaseSeconds }));
    if (!lease) return false;
    // What nobody wants is passed over at once, however few of the wanted ones are handed over together.
    const read = await readAnnouncements(db, lease.mark, mostRead);
    const part = cut(read, reader, limit);
    if (!part) {
      await giveBack(db, reader.name, lease, lease.tries, null);
      return false;
    }
    const { wanted, to } = part;
    try {
      await db.transaction(async (tx) => {
        if (wanted.length > 0) await reader.handle(kernel, wanted, tx);
        if (!(await advance(tx, reader.name, lease, to))) throw new LeaseLost(reader.name);
      });
      const isAllTaken = read.length < mostRead && to.id === read.at(-1)?.id;
      limit = Math.min(batchSize, limit * 2);
      return !isAllTaken;
    } catch (error) {
      if (error instanceof LeaseLost || isDatabaseAway(error)) throw error;
      if (wanted.length > 1) {
        limit = Math.ceil(wanted.length / 2);
        await giveBack(db, reader.name, lease, 0, null);
        return true;
      }
      return await countFailure(lease, wanted[0], to, error);
    }
  };

  async function countFailure(
    lease: Lease,
    failed: Parameters<typeof park>[2] | undefined,
    to: Lease["mark"],
    error: unknown,
  ) {
    const tries = lease.tries + 1;
    const about = { reader: reader.name, kind: failed?.kind, caseId: failed?.caseId, tries };
    if (!failed || tries < maxTries) {
      log.warn("relay.failed", { ...about, cause: String(error) });
      await giveBack(db, reader.name, lease, tries, kernel.now().add({ milliseconds: wait(tries) * 1000 }));
      return wait(tries) === 0;
    }
    log.fault("relay.parked", error, about);
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await db.transaction(async (tx) => {
      await park(tx, reader.name, failed, cause.slice(0, 4_000), tries, kernel.now());
      if (!(await advance(tx, reader.name, lease, to))) throw new LeaseLost(reader.name);
    });
    return true;
  }
}

/** Another node works for this reader now; what this one did is rolled back. */
class LeaseLost extends Error {
  constructor(reader: string) {
    super(`the lease of reader ${reader} was lost`);
    this.name = "LeaseLost";
  }
}
