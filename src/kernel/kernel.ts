import type { Database } from "./db/pool.ts";
import type { Secrets } from "./secrets/sealing.ts";

/** What every room is handed at start: the ground it stands on. Nothing here knows a process. */
export type Kernel = {
  db: Database;
  /** The one clock: the database's (offset measured at start and regularly), movable in tests. Never ask any other. */
  now: () => Temporal.Instant;
  /** The installation's zone: decides reports and periods. */
  zone: string;
  /** Base of every link, without a trailing slash. */
  url: string;
  /** Seals what others have entrusted to us. */
  secrets: Secrets;
  log: Log;
};

export type Log = {
  info: (event: string, detail?: Record<string, unknown>) => void;
  warn: (event: string, detail?: Record<string, unknown>) => void;
  /** Faults: things that should not happen. `error` is logged with its stack, never shown to a caller. */
  fault: (event: string, error: unknown, detail?: Record<string, unknown>) => void;
};
