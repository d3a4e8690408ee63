import { invalid, notAllowed, Refusal } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import type { Kernel } from "../../kernel.ts";
import { revokeLinks } from "../../links/links.ts";
import type { SessionLimits } from "../identity/identify.ts";
import { passwordIssue } from "../identity/password-rules.ts";
import type { Passwords } from "../identity/passwords.ts";
import { endSessions, type Origin, openSession } from "../identity/session-queries.ts";
import { countTry, takeBack } from "../identity/throttle.ts";

type Row = { login: string; name: string; passwordHash: string | null };

/**
 * Changes one's own password; the current one must be known (ASVS 7.5.1). Every session ends; returns the token of a new one.
 */
export async function changePassword(
  { db }: Kernel,
  { passwords, sessions }: { passwords: Passwords; sessions: SessionLimits },
  { actor, now }: Asking,
  { current, password }: { current: string; password: string },
  origin: Origin,
): Promise<string> {
  if (actor.kind !== "person") throw notAllowed();
  const bounds = [{ key: `password ${actor.id}`, limit: 10 }];
  await countTry(db, bounds, now);
  const { rows } = await db.query<Row>({
    text: `select s.login, p.name, s.password_hash as "passwordHash"
           from sign_ins s join persons p on p.id = s.person_id where s.person_id = $1`,
    values: [actor.id],
  });
  const stored = rows[0];
  const isRight = await passwords.verify(stored?.passwordHash ?? null, current);
  if (!stored || !isRight) throw new Refusal("not-allowed", "wrong-password");
  await takeBack(db, bounds);
  const issue = passwordIssue(password, stored);
  if (issue) throw invalid({ path: "password", ...issue });
  const hash = await passwords.hash(password);
  return db.transaction(async (tx) => {
    // On condition of the password that was proved: of two changes at once the second has proved nothing.
    const { rowCount } = await tx.query({
      text: "update sign_ins set password_hash = $2, changed_at = $3 where person_id = $1 and password_hash = $4",
      values: [actor.id, hash, now, stored.passwordHash],
    });
    if (rowCount === 0) throw new Refusal("not-allowed", "wrong-password");
    await revokeLinks(tx, { purpose: "password-reset", personId: actor.id }, now);
    await endSessions(tx, actor.id);
    return openSession(tx, actor.id, origin, now, sessions);
  });
}
