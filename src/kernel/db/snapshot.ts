import type { Database, Queryable } from "./pool.ts";

export type SnapshotOf<T> = {
  db: Database;
  /** One small statement whose one row changes with every committed change of what is kept. */
  fingerprint: string;
  /** Reads everything; is given what was kept before, to reuse what did not change. */
  load: (db: Queryable, before: T | null) => Promise<T>;
  /** Told when looking failed; the old value stays and the next look tries again. */
  onFailure: (error: unknown) => void;
};

const LOOK_EVERY_MS = 2_000;

/**
 * Small tables kept whole in memory, so that deciding code can ask them without waiting. Other nodes' changes are seen within
 * two seconds, or at once when `refresh` is called (by whoever wrote here, or on hearing an announcement).
 */
export class Snapshot<T> {
  readonly #of: SnapshotOf<T>;
  #value: T;
  #seen: string;
  #looks: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;

  private constructor(of: SnapshotOf<T>, value: T, seen: string) {
    this.#of = of;
    this.#value = value;
    this.#seen = seen;
    this.#timer = setInterval(() => this.refresh().catch(of.onFailure), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** Loads the first value; rejects when that fails. */
  static async open<T>(of: SnapshotOf<T>): Promise<Snapshot<T>> {
    const seen = await fingerprintOf(of);
    return new Snapshot(of, await of.load(of.db, null), seen);
  }

  get value(): T {
    return this.#value;
  }

  /** Resolves when everything committed before the call is in `value`. */
  refresh(): Promise<void> {
    // One after the other: a look that began before the caller's commit would not count for the caller.
    const look = this.#looks.then(() => this.#look());
    this.#looks = look.catch(() => undefined);
    return look;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    // The fingerprint first: what is committed between the two statements is then loaded twice, never missed.
    const seen = await fingerprintOf(this.#of);
    if (seen === this.#seen) return;
    this.#value = await this.#of.load(this.#of.db, this.#value);
    this.#seen = seen;
  }
}

async function fingerprintOf<T>(of: SnapshotOf<T>): Promise<string> {
  const { rows } = await of.db.query<Record<string, unknown>>({ text: of.fingerprint });
  return JSON.stringify(rows[0]);
}
