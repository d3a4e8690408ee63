import type { Credentials } from "../../http/credentials.ts";
import type { Kernel } from "../../kernel.ts";
import type { Actor } from "../actor.ts";
import { buildActor, subtreesNeeded } from "./actor-rules.ts";
import {
  findApiKey,
  findSession,
  readChangedRoles,
  readHolder,
  readKeyMembership,
  subtreeIds,
  touchApiKey,
  touchSession,
} from "./queries.ts";
import { hashToken } from "./tokens.ts";

/** How long a session lives, in hours. */
export type SessionLimits = { idleHours: number; absoluteHours: number };
export const shippedSessionLimits: SessionLimits = { idleHours: 12, absoluteHours: 7 * 24 };

export type IdentifyOptions = {
  sessions?: SessionLimits;
  /** Makes the actor of an access link, limited to its purpose; without it links open nothing. */
  actorOfLink?: (token: string, now: Temporal.Instant) => Promise<Actor | null>;
};

/** The actors of one node. Bounded; the oldest leave first. */
const cacheSize = 5_000;
type Cached = { rights: string; actor: Actor };

/**
 * Says who stands behind credentials. One statement per call; the actor itself is built again only when the person's rights
 * or the day have changed, whichever node changed them (S24: revoking and disabling count at once, everywhere).
 */
export function identifier(kernel: Kernel, options: IdentifyOptions = {}) {
  const { db } = kernel;
  const { idleHours } = options.sessions ?? shippedSessionLimits;
  const cache = new Map<string, Cached>();

  async function cached(key: string, rights: string, now: Temporal.Instant, build: () => Promise<Actor | null>) {
    // Memberships are dated: at midnight of the installation's zone others hold.
    const valid = `${rights}.${dayOf(now)}`;
    const known = cache.get(key);
    if (known?.rights === valid) return known.actor;
    cache.delete(key);
    const actor = await build();
    if (actor === null) return null;
    if (cache.size >= cacheSize) cache.delete(cache.keys().next().value as string);
    cache.set(key, { rights: valid, actor });
    return actor;
  }

  const dayOf = dayMemo(kernel.zone);

  async function bySession(token: string, now: Temporal.Instant, isWatching: boolean): Promise<Actor | null> {
    const tokenHash = hashToken(token);
    const session = await findSession(db, tokenHash, now);
    if (session === null) return null;
    if (!isWatching && session.isStale) {
      await touchSession(db, tokenHash, now, now.add({ hours: idleHours }));
    }
    return cached(`person:${session.personId}`, session.rights, now, () =>
      actorOfPerson(kernel, session.personId, now),
    );
  }

  async function byApiKey(token: string, now: Temporal.Instant): Promise<Actor | null> {
    const key = await findApiKey(db, hashToken(token), now);
    if (key === null) return null;
    if (key.isStale) await touchApiKey(db, key.id, now);
    return cached(`api-key:${key.id}`, key.rights, now, () => actorOfKey(kernel, key));
  }

  // Watching an open stream is no sign of life: it must not keep a forgotten session from ending.
  return async ({ kind, token }: Credentials, now: Temporal.Instant, isWatching = false): Promise<Actor | null> => {
    if (kind === "session") return bySession(token, now, isWatching);
    if (kind === "api-key") return byApiKey(token, now);
    return (await options.actorOfLink?.(token, now)) ?? null;
  };
}

/** The day of an instant, asked thousands of times a second and changing once a day: the zone is consulted once a minute. */
function dayMemo(zone: string): (now: Temporal.Instant) => string {
  let minute = Number.NaN;
  let day = "";
  return (now) => {
    const asked = Math.floor(now.epochMilliseconds / 60_000);
    if (asked !== minute) {
      minute = asked;
      day = now.toZonedDateTimeISO(zone).toPlainDate().toString();
    }
    return day;
  };
}

/** The actor of a person as of now, or null where there is nobody active. Also for acts in somebody's name (demo, imports). */
export async function actorOfPerson(kernel: Kernel, personId: string, now: Temporal.Instant): Promise<Actor | null> {
  const { db, zone } = kernel;
  const holder = await readHolder(db, personId, now.toZonedDateTimeISO(zone).toPlainDate());
  if (holder === null) return null;
  const needed = subtreesNeeded(holder.memberships);
  const departmentIds = await subtreeIds(db, needed.departments);
  const representedIds = await subtreeIds(db, needed.represented);
  return buildActor(
    { kind: "person", id: personId, ...holder, zone: holder.zone ?? zone },
    { departmentIds, representedIds },
    await readChangedRoles(db),
  );
}

async function actorOfKey({ db, zone }: Kernel, key: { id: string; name: string }): Promise<Actor | null> {
  const membership = await readKeyMembership(db, key.id);
  if (membership === null) return null;
  const needed = subtreesNeeded([membership]);
  return buildActor(
    { kind: "api-key", ...key, language: "zh", zone, memberships: [membership], teamIds: [] },
    {
      departmentIds: await subtreeIds(db, needed.departments),
      representedIds: await subtreeIds(db, needed.represented),
    },
    await readChangedRoles(db),
  );
}
