import { Refusal } from "../errors/refusal.ts";

/** What a call weighs: screens first, then intake by programs, then everything that takes long. `stream` is bounded by the room that streams. */
export type Load = "interactive" | "intake" | "export" | "stream";
export type Limits = Readonly<Record<Exclude<Load, "stream">, number>>;

/**
 * How many calls of each class one node works on at the same time. Far more than the pool has connections: the pool
 * queues, this bounds the queue, so that an overloaded node answers 503 at once instead of late (TRUST 1.11).
 */
export const shippedLimits: Limits = { interactive: 400, intake: 200, export: 4 };

export type Admission = {
  /** Takes a place, or refuses with 503. Every `enter` needs its `leave`. */
  enter(load: Load): void;
  leave(load: Load): void;
  inFlight(load: Load): number;
};

export function admission(limits: Limits): Admission {
  const inside: Record<Load, number> = { interactive: 0, intake: 0, export: 0, stream: 0 };
  return {
    enter(load) {
      if (load !== "stream" && inside[load] >= limits[load]) {
        throw new Refusal("unavailable", "overloaded", { retryAfterSeconds: load === "export" ? 30 : 2 });
      }
      inside[load] += 1;
    },
    leave(load) {
      inside[load] -= 1;
    },
    inFlight: (load) => inside[load],
  };
}
