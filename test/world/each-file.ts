import { afterAll, expect } from "vitest";
import { dropDatabases } from "./database.ts";

/** Temporal's values keep everything inside, so that any two of them look the same to a comparison of properties. */
const temporal = [
  Temporal.Instant,
  Temporal.PlainDate,
  Temporal.PlainTime,
  Temporal.PlainDateTime,
  Temporal.ZonedDateTime,
  Temporal.PlainYearMonth,
  Temporal.PlainMonthDay,
  Temporal.Duration,
];

expect.addEqualityTesters([
  (a: unknown, b: unknown) => {
    const kind = temporal.find((each) => a instanceof each || b instanceof each);
    if (kind === undefined) return undefined; // not ours to judge
    return a instanceof kind && b instanceof kind && String(a) === String(b);
  },
]);

afterAll(dropDatabases);
