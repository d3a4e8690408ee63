import type { Database } from "../db/pool.ts";

const blockSize = 32n;

export type CaseIds = {
  /** A case id nobody else has or will have. Unused ids of a block stay gaps when the node stops. */
  next: () => Promise<string>;
};

/**
 * Hands out case ids from blocks leased with one call to the sequence `case_ids`, so that registering does not wait for
 * the database to number it, and several nodes never meet.
 */
export function leaseCaseIds(db: Database): CaseIds {
  let next = 0n;
  let end = 0n;
  let leasing: Promise<void> | null = null;

  const lease = async () => {
    const { rows } = await db.query<{ first: string }>({
      name: "case-ids-lease",
      text: "select nextval('case_ids') as first",
    });
    next = BigInt(rows[0]?.first ?? "0");
    end = next + blockSize;
  };

  return {
    next: async () => {
      while (next === end) {
        // Whoever comes while a block is on its way waits for the same one.
        leasing ??= lease().finally(() => {
          leasing = null;
        });
        await leasing;
      }
      return String(next++);
    },
  };
}
