import { createHash } from "node:crypto";
import { type ConstructorOptions, PgBoss } from "pg-boss";
import type { Kernel } from "../kernel.ts";

/**
 * Slow things that reach outside (mail, webhooks, heavy files): a queue with retries and backoff, behind the relay and
 * never on the write path. The queue starts when the first kind of job is registered, not before.
 */
export type Jobs = {
  /** Declares a kind and who does it. A job that throws is tried again `retries` times, later each time, then kept as failed. */
  handle: <Data extends object>(
    kind: string,
    work: (data: Data) => Promise<void>,
    options?: { retries?: number },
  ) => Promise<void>;
  /**
   * Queues a job. `once` names its cause: the same cause queues one job however often it is sent, so that a reader may
   * send again after a crash.
   */
  send: (kind: string, data: object, options: { once: string; after?: Temporal.Instant }) => Promise<void>;
  stop: () => Promise<void>;
};

const retryDelay = 10;
const hour = 3_600;

/** Prepares the queue on the same database, in its own schema `pgboss`. Opens nothing yet. */
export function prepareJobs(kernel: Kernel): Jobs {
  let starting: Promise<PgBoss> | null = null;
  const declared = new Set<string>();

  const start = async () => {
    const boss = new PgBoss({ ...connection(kernel), schema: "pgboss", max: 4 });
    boss.on("error", (error) => kernel.log.fault("jobs", error));
    await boss.start();
    return boss;
  };
  const started = () => {
    starting ??= start().catch((error) => {
      starting = null;
      throw error;
    });
    return starting;
  };
  const declare = async (kind: string, retries = 5) => {
    const boss = await started();
    if (declared.has(kind)) return boss;
    const known = await boss.getQueue(kind);
    const settings = { retryLimit: retries, retryDelay, retryBackoff: true, retryDelayMax: hour };
    if (known) await boss.updateQueue(kind, settings);
    else await boss.createQueue(kind, settings);
    declared.add(kind);
    return boss;
  };

  return {
    handle: async (kind, work, options) => {
      const boss = await declare(kind, options?.retries);
      // One at a time: a killed worker then repeats one job at most (TRUST 1, rule 3).
      await boss.work<Parameters<typeof work>[0]>(kind, { batchSize: 1 }, async ([job]) => {
        if (job) await work(job.data);
      });
    },
    send: async (kind, data, { once, after }) => {
      const boss = await declare(kind);
      await boss.send(kind, data, { id: idOf(kind, once), startAfter: after?.toString() });
    },
    stop: async () => {
      const boss = await starting?.catch(() => null);
      await boss?.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** The same address as the pool's, but connections of its own: the queue expects Dates where ours have instants. */
function connection({ db }: Kernel): Pick<ConstructorOptions, "connectionString"> {
  const { connectionString } = db.pool.options;
  if (!connectionString) throw new Error("the job queue needs the address of the database");
  return { connectionString };
}

/** A UUID (version 8, RFC 9562) that is the same for the same cause. */
function idOf(kind: string, once: string): string {
  const bytes = createHash("sha256").update(`${kind}\0${once}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
