import type { Queryable } from "../db/pool.ts";
import type { Kernel } from "../kernel.ts";
import type { Announcement, Mark } from "./announcement.ts";

/**
 * Somebody who acts on what happened. Each announcement is handled by one node; its effects count once.
 */
export type Reader = {
  /** For ever: its mark is kept under this name. */
  name: string;
  /** Kinds it cares for; one that ends in `.` or `*` stands for all that begin so. Absent: all. */
  kinds?: readonly string[];
  /** Where it begins when it is new: with everything still kept (default), or with what happens from now on. */
  begins?: "oldest" | "now";
  /** At most so many announcements at once. */
  batchSize?: number;
  /**
   * What is written through `tx` commits together with the mark: exactly once. What is done in other ways (commands
   * with transactions of their own, jobs) may be repeated after a crash and has to bear it.
   */
  handle: (kernel: Kernel, batch: readonly Announcement[], tx: Queryable) => Promise<void>;
};

/** Whether a reader cares for a kind. */
export function caresFor({ kinds }: Pick<Reader, "kinds">, kind: string): boolean {
  if (!kinds) return true;
  return kinds.some((wanted) => {
    if (wanted.endsWith("*")) return kind.startsWith(wanted.slice(0, -1));
    return wanted.endsWith(".") ? kind.startsWith(wanted) : kind === wanted;
  });
}

/** The part of what was read that a turn takes on, and the mark it reaches: past everything looked at. */
export function cut(
  read: readonly Announcement[],
  reader: Pick<Reader, "kinds">,
  limit: number,
): { wanted: Announcement[]; to: Mark } | null {
  const wanted: Announcement[] = [];
  let to: Mark | null = null;
  for (const announcement of read) {
    const isWanted = caresFor(reader, announcement.kind);
    if (isWanted && wanted.length === limit) break;
    if (isWanted) wanted.push(announcement);
    to = announcement;
  }
  return to && { wanted, to: { xid: to.xid, id: to.id } };
}

/** Seconds before the next try of an announcement that failed `tries` times: 1, 2, 4, 8, … at most a minute. */
export const patience = (tries: number): number => Math.min(2 ** (tries - 1), 60);

/** A failure of the connection is nobody's fault and does not count as a try. */
export function isDatabaseAway(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return (
    /^(?:08|57P|53300|ECONN|EPIPE|ENOENT|ETIMEDOUT)/.test(code) ||
    /connection (?:terminated|timeout)|timeout exceeded when trying to connect/i.test(String(error))
  );
}
