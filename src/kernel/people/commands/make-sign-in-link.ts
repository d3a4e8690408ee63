import type { Queryable } from "../../db/pool.ts";
import { invalid, notAllowed, notFound } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import type { Kernel } from "../../kernel.ts";
import { createLink, revokeLinks } from "../../links/links.ts";
import { personOf } from "../scope.ts";
import { demand, recordChange } from "./change.ts";
import { refuseUnlessTheirs } from "./of-customers.ts";

const validHours = 72;
type Row = { isActive: boolean; login: string | null; passwordHash: string | null; email: string | null };

/**
 * A link by which a person sets a password: an invitation for who has none, a reset for who has. Valid once; earlier ones
 * of the same person die. The token stands behind the `#`, so that no server or log on the way ever sees it.
 */
export async function makeSignInLink(
  { db, url }: Kernel,
  asking: Asking,
  personId: string,
  { login: wanted }: { login?: string },
): Promise<{ url: string; login: string; expiresAt: string }> {
  demand(asking.actor, "people.manage", "people.manage-customers");
  const { now, actor } = asking;
  // One's own password changes only by knowing it.
  if (personOf(actor) === personId) throw notAllowed();
  return db.transaction(async (tx) => {
    const person = await readForLink(tx, personId);
    await refuseUnlessTheirs(tx, asking, personId);
    const login = wanted ?? person.login ?? person.email;
    if (!login) throw invalid({ path: "login", code: "required" });
    if (login !== person.login) await setLogin(tx, asking, personId, person.login, login);
    for (const purpose of ["invitation", "password-reset"]) await revokeLinks(tx, { purpose, personId }, now);
    const purpose = person.passwordHash === null ? "invitation" : "password-reset";
    const lifetime = { hours: validHours };
    const createdBy = personOf(actor) ?? undefined;
    const token = await createLink(tx, { purpose, personId, lifetime, uses: 1, createdBy }, now);
    await recordChange(tx, asking, { register: "sign-ins", record: personId, before: null, after: { link: "made" } });
    const page = purpose === "invitation" ? "invitation" : "reset";
    return { url: `${url}/portal/${page}#${token}`, login, expiresAt: now.add(lifetime).toString() };
  });
}

async function readForLink(tx: Queryable, personId: string): Promise<Row> {
  const { rows } = await tx.query<Row>({
    text: `select p.is_active as "isActive", s.login, s.password_hash as "passwordHash",
             (select c.value from person_contacts c where c.person_id = p.id and c.kind = 'email'
              order by c.is_preferred desc, c.value limit 1) as email
           from persons p left join sign_ins s on s.person_id = p.id where p.id = $1 for update of p`,
    values: [personId],
  });
  const person = rows[0];
  if (!person) throw notFound();
  if (!person.isActive) throw notAllowed();
  return person;
}

async function setLogin(tx: Queryable, asking: Asking, personId: string, before: string | null, login: string) {
  const { rows } = await tx.query({
    text: "select 1 from sign_ins where lower(login) = lower($1) and person_id <> $2",
    values: [login, personId],
  });
  if (rows.length > 0) throw invalid({ path: "login", code: "already-used" });
  await tx.query({
    text: `insert into sign_ins (person_id, login) values ($1, $2)
           on conflict (person_id) do update set login = excluded.login`,
    values: [personId, login],
  });
  await recordChange(tx, asking, {
    register: "sign-ins",
    record: personId,
    before: { login: before },
    after: { login },
  });
}
