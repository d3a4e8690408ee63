import { Refusal } from "../../errors/refusal.ts";
import type { Kernel } from "../../kernel.ts";
import type { SessionLimits } from "../identity/identify.ts";
import type { Passwords } from "../identity/passwords.ts";
import { type Origin, openSession } from "../identity/session-queries.ts";
import { countTry, signInBounds, takeBack } from "../identity/throttle.ts";

type SignInRow = { personId: string; passwordHash: string | null };

/**
 * Opens a session for the right login and password; returns its token and whose it is. One refusal for every reason: unknown
 * login, wrong password, disabled, not yet invited (S22), and as much work for each. Too many tries: 429 (S23).
 */
export async function signIn(
  { db, log }: Kernel,
  { passwords, sessions }: { passwords: Passwords; sessions: SessionLimits },
  { login, password }: { login: string; password: string },
  origin: Origin,
  now: Temporal.Instant,
): Promise<{ token: string; personId: string }> {
  const name = login.trim();
  const bounds = signInBounds(name, origin.address);
  await countTry(db, bounds, now);
  const { rows } = await db.query<SignInRow>({
    name: "people.sign-in",
    text: `select p.id as "personId", s.password_hash as "passwordHash"
           from sign_ins s join persons p on p.id = s.person_id
           where lower(s.login) = lower($1) and p.is_active`,
    values: [name],
  });
  const found = rows[0];
  const isRight = await passwords.verify(found?.passwordHash ?? null, password);
  if (!found || !isRight) {
    log.warn("sign-in.refused", { person: found?.personId ?? null, address: origin.address });
    throw new Refusal("not-signed-in", "wrong-sign-in");
  }
  await takeBack(db, bounds);
  const token = await openSession(db, found.personId, origin, now, sessions);
  log.info("sign-in", { person: found.personId, address: origin.address });
  return { token, personId: found.personId };
}
