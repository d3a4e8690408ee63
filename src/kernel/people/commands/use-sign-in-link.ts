import type { Queryable } from "../../db/pool.ts";
import { invalid } from "../../errors/refusal.ts";
import type { Kernel } from "../../kernel.ts";
import { linkNotValid, spendLink } from "../../links/links.ts";
import { passwordIssue } from "../identity/password-rules.ts";
import type { Passwords } from "../identity/passwords.ts";
import { endSessions } from "../identity/session-queries.ts";
import { countTry, linkBounds } from "../identity/throttle.ts";
import { hashToken } from "../identity/tokens.ts";

type LinkedPerson = { personId: string; purpose: "invitation" | "password-reset"; login: string; name: string };

/** A link counts while it is unused, unexpired, and the account is as it was: active, and its password not changed since. */
const validLink = `l.token_hash = $1 and l.purpose in ('invitation', 'password-reset') and l.uses_left > 0
  and l.revoked_at is null and l.expires_at > $2 and p.is_active and coalesce(s.changed_at <= l.created_at, true)`;

/** Whose link this is; uses nothing up. */
export async function checkSignInLink(
  { db }: Kernel,
  token: string,
  address: string,
  now: Temporal.Instant,
): Promise<LinkedPerson> {
  await countTry(db, linkBounds(address), now);
  return findLink(db, token, now);
}

async function findLink(db: Queryable, token: string, now: Temporal.Instant): Promise<LinkedPerson> {
  const { rows } = await db.query<LinkedPerson>({
    text: `select l.person_id as "personId", l.purpose, s.login, p.name
           from access_links l join persons p on p.id = l.person_id join sign_ins s on s.person_id = p.id
           where ${validLink}`,
    values: [hashToken(token), now],
  });
  const found = rows[0];
  if (!found) throw linkNotValid();
  return found;
}

/** Sets the password a link allows to set. Of any number of posts with one link exactly one succeeds (S20). */
export async function useSignInLink(
  { db, log }: Kernel,
  passwords: Passwords,
  { token, password }: { token: string; password: string },
  address: string,
  now: Temporal.Instant,
): Promise<void> {
  await countTry(db, linkBounds(address), now);
  const person = await findLink(db, token, now);
  const issue = passwordIssue(password, person);
  if (issue) throw invalid({ path: "password", ...issue });
  const hash = await passwords.hash(password);
  await db.transaction(async (tx) => {
    await spendLink(tx, token, person.purpose, now);
    await tx.query({
      text: "update sign_ins set password_hash = $2, changed_at = $3 where person_id = $1",
      values: [person.personId, hash, now],
    });
    await endSessions(tx, person.personId);
  });
  log.info("password.set", { person: person.personId, by: person.purpose });
}
