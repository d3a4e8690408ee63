import { createHash } from "node:crypto";
import { isIPv4 } from "node:net";
import type { Queryable } from "../../db/pool.ts";
import { Refusal } from "../../errors/refusal.ts";

/** At most `limit` failures under `key` within a window of minutes. */
export type Bound = { key: string; limit: number };
const windowMinutes = 15;

/**
 * What one try to sign in counts against: this account from this address, this address, and its network. Never the account
 * alone: then anybody could lock anybody out (S23). Logins are kept as hashes: people type passwords into that field.
 */
export function signInBounds(login: string, address: string): Bound[] {
  const account = createHash("sha256").update(login.toLowerCase()).digest("base64url").slice(0, 22);
  return [
    { key: `sign-in account ${account} ${address}`, limit: 10 },
    { key: `sign-in address ${address}`, limit: 60 },
    { key: `sign-in network ${networkOf(address)}`, limit: 300 },
  ];
}

/** For single-use links and the set-up: nobody guesses 256 bits, this only spares the work. */
export const linkBounds = (address: string): Bound[] => [
  { key: `link address ${address}`, limit: 60 },
  { key: `link network ${networkOf(address)}`, limit: 300 },
];

/** The /24 of an IPv4 address, the /48 of an IPv6 address. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(plain)) return plain.split(".").slice(0, 3).join(".");
  const [head = "", tail] = plain.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const groups =
    tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return groups
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

/**
 * Counts a try before its outcome is known, so that many at once cannot slip through together; `takeBack` it when it was a
 * good one. Counted in the database: all nodes share it and a restart forgets nothing. Throws too-many with the seconds to wait.
 */
export async function countTry(db: Queryable, bounds: readonly Bound[], now: Temporal.Instant): Promise<void> {
  const { rows } = await db.query<{ key: string; count: number; endsAt: Temporal.Instant }>({
    name: "people.count-try",
    text: `insert into throttles as t (key, count, window_ends_at)
           select key, 1, $2 from unnest($1::text[]) as key order by key
           on conflict (key) do update set
             count = case when t.window_ends_at <= $3 then 1 else t.count + 1 end,
             window_ends_at = case when t.window_ends_at <= $3 then excluded.window_ends_at else t.window_ends_at end
           returning key, count, window_ends_at as "endsAt"`,
    values: [bounds.map(({ key }) => key), now.add({ minutes: windowMinutes }), now],
  });
  const limits = new Map(bounds.map(({ key, limit }) => [key, limit]));
  const waits = rows
    .filter(({ key, count }) => count > limits.get(key)!)
    .map(({ endsAt }) => secondsUntil(now, endsAt));
  if (waits.length > 0) throw new Refusal("too-many", "too-many-tries", { retryAfterSeconds: Math.max(...waits) });
}

const secondsUntil = (now: Temporal.Instant, then: Temporal.Instant): number =>
  Math.max(1, Math.ceil(now.until(then).total("seconds")));

/** A try that succeeded does not count: an office behind one address may come to work at nine. */
export async function takeBack(db: Queryable, bounds: readonly Bound[]): Promise<void> {
  await db.query({
    name: "people.take-back-try",
    text: "update throttles set count = greatest(count - 1, 0) where key = any($1::text[])",
    values: [bounds.map(({ key }) => key)],
  });
}
