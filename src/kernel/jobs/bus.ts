import type pg from "pg";
import type { Kernel } from "../kernel.ts";

/**
 * What nodes call to each other: hints only, that may be lost or come twice. Whoever listens must find the same by
 * looking. Never used inside a transaction: notifying there makes all commits queue on one lock.
 */
export type Bus = {
  /** To every node, this one included. At most 8,000 bytes. */
  call: (word: string, about?: string) => Promise<void>;
  /** Returns how to stop listening. */
  hear: (word: string, listener: (about: string) => void) => () => void;
  close: () => Promise<void>;
};

const channel = "huiyin";
const reconnectAfterMs = 1_000;

/** Keeps one connection of the pool for listening; connects again by itself when it breaks. */
export function openBus(kernel: Pick<Kernel, "db" | "log">): Bus {
  const listeners = new Map<string, Set<(about: string) => void>>();
  let client: pg.PoolClient | null = null;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    try {
      const fresh = await kernel.db.pool.connect();
      if (isClosed) return fresh.release();
      client = fresh;
      fresh.on("notification", ({ payload = "" }) => {
        const [word = "", about = ""] = split(payload);
        for (const listener of listeners.get(word) ?? []) listener(about);
      });
      fresh.on("error", lost);
      fresh.on("end", lost);
      await fresh.query(`listen ${channel}`);
    } catch (error) {
      lost(error);
    }
  };
  const lost = (error?: unknown) => {
    const broken = client;
    client = null;
    broken?.removeAllListeners("end");
    broken?.release(true);
    if (isClosed) return;
    if (error) kernel.log.warn("bus.lost", { cause: String(error) });
    clearTimeout(retry);
    retry = setTimeout(() => {
      opening = connect();
    }, reconnectAfterMs);
    retry.unref();
  };
  let opening = connect();

  return {
    call: async (word, about = "") => {
      await kernel.db.query({
        name: "bus-call",
        text: "select pg_notify($1, $2)",
        values: [channel, `${word} ${about}`],
      });
    },
    hear: (word, listener) => {
      const here = listeners.get(word) ?? new Set();
      listeners.set(word, here.add(listener));
      return () => void here.delete(listener);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(retry);
      await opening;
      lost();
    },
  };
}

function split(payload: string): [string, string] {
  const space = payload.indexOf(" ");
  return space < 0 ? [payload, ""] : [payload.slice(0, space), payload.slice(space + 1)];
}
