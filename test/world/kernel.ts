import type { Database } from "#kernel/db/pool.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { openSecrets } from "#kernel/secrets/sealing.ts";

export type TestKernel = Kernel & {
  /** Faults and warnings, to be asserted or to stay empty. */
  logged: { level: "info" | "warn" | "fault"; event: string; detail?: Record<string, unknown> }[];
  moveTo: (instant: string) => void;
  pass: (duration: Temporal.DurationLike) => void;
};

/** A kernel on a test database with a clock that stands still until it is moved. */
export function testKernel(db: Database, start = "2030-03-04T01:00:00.000Z"): TestKernel {
  let now = Temporal.Instant.from(start);
  const logged: TestKernel["logged"] = [];
  return {
    db,
    now: () => now,
    zone: "Asia/Shanghai",
    url: "http://localhost:8000",
    secrets: openSecrets(() => "the key of a test"),
    log: {
      info: (event, detail) => void logged.push({ level: "info", event, detail }),
      warn: (event, detail) => void logged.push({ level: "warn", event, detail }),
      fault: (event, error, detail) => void logged.push({ level: "fault", event, detail: { ...detail, error } }),
    },
    logged,
    moveTo: (instant) => {
      now = Temporal.Instant.from(instant);
    },
    pass: (duration) => {
      now = now.add(duration);
    },
  };
}
