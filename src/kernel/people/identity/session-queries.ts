import { randomUUID } from "node:crypto";
import type { Queryable } from "../../db/pool.ts";
import type { SessionLimits } from "./identify.ts";
import { hashToken, newToken } from "./tokens.ts";

/** Where a session was opened from, for its owner to recognise it. */
export type Origin = { address: string; agent: string | null };

/** Opens a session under a new token, whatever the browser held before (S24); returns the token, which nothing else keeps. */
export async function openSession(
  db: Queryable,
  personId: string,
  { address, agent }: Origin,
  now: Temporal.Instant,
  { idleHours, absoluteHours }: SessionLimits,
): Promise<string> {
  const token = newToken();
  await db.query({
    name: "people.open-session",
    text: `insert into sessions (token_hash, id, person_id, created_at, seen_at, idle_ends_at, ends_at, address, agent)
           values ($1, $2, $3, $4, $4, $5, $6, $7, $8)`,
    values: [
      hashToken(token),
      randomUUID(),
      personId,
      now,
      now.add({ hours: Math.min(idleHours, absoluteHours) }),
      now.add({ hours: absoluteHours }),
      address,
      agent?.slice(0, 300) ?? null,
    ],
  });
  return token;
}

export async function endSessionByToken(db: Queryable, token: string): Promise<void> {
  await db.query({ text: "delete from sessions where token_hash = $1", values: [hashToken(token)] });
}

/** Ends one session of a person by the id shown in the list; false when it is not theirs or has ended. */
export async function endSession(db: Queryable, personId: string, sessionId: string): Promise<boolean> {
  const { rowCount } = await db.query({
    text: "delete from sessions where person_id = $1 and id = $2",
    values: [personId, sessionId],
  });
  return rowCount === 1;
}

/** Ends every session of a person, but the one whose token is given. */
export async function endSessions(db: Queryable, personId: string, butToken: string | null = null): Promise<void> {
  await db.query({
    text: "delete from sessions where person_id = $1 and token_hash is distinct from $2",
    values: [personId, butToken === null ? null : hashToken(butToken)],
  });
}

export type SessionInList = {
  id: string;
  createdAt: Temporal.Instant;
  seenAt: Temporal.Instant;
  address: string | null;
  agent: string | null;
  isCurrent: boolean;
};

export async function listSessions(
  db: Queryable,
  personId: string,
  currentToken: string | null,
  now: Temporal.Instant,
): Promise<SessionInList[]> {
  const { rows } = await db.query<SessionInList>({
    text: `select id, created_at as "createdAt", seen_at as "seenAt", address, agent,
             coalesce(token_hash = $2, false) as "isCurrent"
           from sessions where person_id = $1 and idle_ends_at > $3 and ends_at > $3
           order by seen_at desc, id limit 100`,
    values: [personId, currentToken === null ? null : hashToken(currentToken), now],
  });
  return rows;
}
