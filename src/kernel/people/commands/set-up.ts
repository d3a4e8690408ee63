import { timingSafeEqual } from "node:crypto";
import { invalid, notFound, Refusal } from "../../errors/refusal.ts";
import type { Kernel } from "../../kernel.ts";
import type { Words } from "../../words/words.ts";
import { passwordIssue } from "../identity/password-rules.ts";
import type { Passwords } from "../identity/passwords.ts";
import { countTry, linkBounds } from "../identity/throttle.ts";
import { hashToken, newToken } from "../identity/tokens.ts";
import { bySystem } from "./change.ts";
import { createOrganisation } from "./create-organisation.ts";
import { createPerson } from "./create-person.ts";
import { createTeam } from "./create-team.ts";

const validHours = 24;

export type SetUp = {
  token: string;
  organisation: string;
  zone: string;
  name: string;
  login: string;
  password: string;
  language: keyof Words;
};

/**
 * The one-time link to set an installation up, to be printed at start; null once that has been done. Every start without set-up
 * makes a new one and the earlier dies; there is no default account, ever (ASVS 6.3.2).
 */
export async function setUpLink({ db, url, zone }: Kernel, now: Temporal.Instant): Promise<string | null> {
  const token = newToken();
  const { rowCount } = await db.query({
    text: `insert into installation (zone, created_at, set_up_token_hash, set_up_expires_at) values ($1, $2, $3, $4)
           on conflict (only_one) do update
             set set_up_token_hash = excluded.set_up_token_hash, set_up_expires_at = excluded.set_up_expires_at
             where installation.set_up_at is null`,
    values: [zone, now, hashToken(token), now.add({ hours: validHours })],
  });
  return rowCount === 1 ? `${url}/staff/set-up#${token}` : null;
}

/** Makes the own root organisation and the first administrator. Once: afterwards there is nothing here (404, S33). */
export async function finishSetUp(
  kernel: Kernel,
  passwords: Passwords,
  input: SetUp,
  address: string,
  now: Temporal.Instant,
): Promise<void> {
  const { db } = kernel;
  if (!(await isOpen(kernel))) throw notFound();
  await countTry(db, linkBounds(address), now);
  const issue = passwordIssue(input.password, input);
  if (issue) throw invalid({ path: "password", ...issue });
  await refuseUnlessRight(kernel, input.token, now);
  const hash = await passwords.hash(input.password);
  await db.transaction(async (tx) => {
    // Whoever comes second finds the row set up and changes nothing.
    const { rowCount } = await tx.query({
      text: `update installation set name = $1, zone = $2, set_up_at = $3, set_up_token_hash = null, set_up_expires_at = null
             where set_up_at is null and set_up_token_hash = $4 and set_up_expires_at > $3`,
      values: [input.organisation, input.zone, now, hashToken(input.token)],
    });
    if (rowCount !== 1) throw notFound();
    const asking = bySystem(now);
    const own = await createOrganisation(tx, asking, { name: input.organisation, isOwn: true, parentId: null });
    // Every call lands at a desk: without one nothing could be registered.
    await createTeam(tx, asking, {
      key: "desk",
      name: { zh: "服务台", en: "Service desk" },
      organisationId: own,
      line: 1,
    });
    const personId = await createPerson(tx, asking, {
      name: input.name,
      language: input.language,
      organisationId: own,
      memberships: [{ role: "administrator", organisationId: own }],
    });
    await tx.query({
      text: "insert into sign_ins (person_id, login, password_hash, changed_at) values ($1, $2, $3, $4)",
      values: [personId, input.login, hash, now],
    });
  });
}

async function isOpen({ db }: Kernel): Promise<boolean> {
  const { rows } = await db.query<object>({ text: "select 1 from installation where set_up_token_hash is not null" });
  return rows.length === 1;
}

async function refuseUnlessRight({ db }: Kernel, token: string, now: Temporal.Instant): Promise<void> {
  const { rows } = await db.query<{ hash: Buffer }>({
    text: "select set_up_token_hash as hash from installation where set_up_token_hash is not null and set_up_expires_at > $1",
    values: [now],
  });
  const expected = rows[0]?.hash;
  if (!expected || !timingSafeEqual(expected, hashToken(token))) throw new Refusal("not-found", "link-not-valid");
}
