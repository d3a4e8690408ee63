import type { Database } from "./pool.ts";

const refreshEvery = 60_000;

export interface DatabaseClock {
  /** The database's idea of this instant: nodes whose own clocks drift still agree. */
  now(): Temporal.Instant;
  stop(): void;
}

/** Measures how far this machine's clock is from the database's, now and every minute. */
export async function databaseClock(db: Database): Promise<DatabaseClock> {
  let offset = await measure(db);
  const refresh = setInterval(() => {
    // An unreachable database keeps the last measure; whatever needed the instant will say so itself.
    measure(db).then(
      (measured) => {
        offset = measured;
      },
      () => undefined,
    );
  }, refreshEvery);
  refresh.unref();
  return {
    now: () => toMilliseconds(Temporal.Now.instant().add(offset)),
    stop: () => clearInterval(refresh),
  };
}

async function measure(db: Database): Promise<Temporal.Duration> {
  const sent = Temporal.Now.instant();
  const { rows } = await db.query<{ at: Temporal.Instant }>({ text: "select clock_timestamp() as at" });
  const halfWay = sent.until(Temporal.Now.instant()).total("nanoseconds") / 2;
  return sent.add({ nanoseconds: Math.round(halfWay) }).until(rows[0]!.at);
}

/** What timestamptz(3) keeps: an instant compared with its stored self must be equal. */
const toMilliseconds = (instant: Temporal.Instant) =>
  instant.round({ smallestUnit: "millisecond", roundingMode: "floor" });
