import type { Queryable } from "../db/pool.ts";
import { notFound, Refusal } from "../errors/refusal.ts";
import type { Kernel } from "../kernel.ts";
import { networkOf } from "../people/identity/throttle.ts";
import { formatNumber, numberOf, parseNumber } from "../process/numbers.ts";
import { createLink } from "./links.ts";
import { isWeakProof, proves } from "./proof.ts";
import { contactsOfRequester, countTry, forgetTries } from "./queries.ts";

const lifetime = { hours: 2 };
const hour = 3_600;

/**
 * D13: whoever knows a number and proves to be its requester may follow that one case, for two hours. The answer to a number
 * that is not there and to a proof that is wrong is the same. Throws a Refusal: 422 `number-mistyped`, 404 `not-found`,
 * 429 `too-many-tries`.
 */
export async function trackCase(
  kernel: Kernel,
  given: { number: string; proof: string },
  from: { address: string; now: Temporal.Instant },
): Promise<{ token: string; number: string; expiresAt: Temporal.Instant }> {
  const { db } = kernel;
  const { now } = from;
  const parsed = parseNumber(given.number);
  if (typeof parsed === "string") throw new Refusal("invalid", "number-mistyped");
  const keys = await countTries(db, parsed.id, given.proof, from);
  const requester = await contactsOfRequester(db, parsed.id);
  if (!requester || !proves(given.proof, requester.contacts)) throw notFound();
  await forgetTries(db, keys);
  const token = await createLink(
    db,
    { purpose: "track", caseId: parsed.id, personId: requester.personId ?? undefined, lifetime, uses: null },
    now,
  );
  return { token, number: formatNumber(numberOf(parsed.id)), expiresAt: now.add(lifetime) };
}

/**
 * Counted before looking, so that a burst is counted whole, and for numbers that are not there just the same. Last digits
 * may be guessed at five times a day for one case; whoever offers the whole number or address is not shut out by that.
 */
async function countTries(
  db: Queryable,
  caseId: string,
  proof: string,
  { address, now }: { address: string; now: Temporal.Instant },
): Promise<string[]> {
  const limits = [
    isWeakProof(proof)
      ? { key: `track:digits:${caseId}`, limit: 5, seconds: 24 * hour }
      : { key: `track:whole:${caseId}`, limit: 30, seconds: hour },
    { key: `track:from:${address}`, limit: 40, seconds: hour / 4 },
    // One household has more IPv6 addresses than there are tries.
    { key: `track:network:${networkOf(address)}`, limit: 300, seconds: hour / 4 },
  ];
  for (const { key, limit, seconds } of limits) {
    const { count, windowEndsAt } = await countTry(db, key, seconds, now);
    if (count > limit) {
      const retryAfterSeconds = Math.max(1, Math.ceil(now.until(windowEndsAt).total("seconds")));
      throw new Refusal("too-many", "too-many-tries", { retryAfterSeconds });
    }
  }
  return limits.map(({ key }) => key);
}
