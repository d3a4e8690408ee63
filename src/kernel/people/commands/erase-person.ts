import type { Queryable } from "../../db/pool.ts";
import type { Asking } from "../../http/route.ts";
import { pseudonymOf } from "../rules.ts";
import { announcePeopleChanged, demand, lockVersion, recordChange } from "./change.ts";
import { isAdministrator, refuseUnlessAdministratorRemains } from "./last-administrator.ts";
import { refuseUnlessTheirs } from "./of-customers.ts";

/**
 * Erases who a person was: the row stays under a pseudonym, because history names persons by id; name, contacts, login, roles,
 * sessions and links go, what the log of changes kept of them, and what their cases kept of who asked. What was written about them in
 * a case goes entry by entry: cases.erase-entry.
 */
export async function erasePerson(tx: Queryable, asking: Asking, id: string): Promise<void> {
  demand(asking.actor, "people.manage");
  await lockVersion(tx, "persons", id, asking);
  await refuseUnlessTheirs(tx, asking, id);
  const wasAdministrator = await isAdministrator(tx, id);
  await tx.query({
    text: `update persons set name = $2, initials = '', title = null, organisation_id = null, zone = null, is_active = false,
             erased_at = $3, version = version + 1, rights_version = rights_version + 1 where id = $1`,
    values: [id, pseudonymOf(id), asking.now],
  });
  for (const table of ["person_contacts", "memberships", "team_members", "sign_ins", "sessions"] as const) {
    await tx.query({ text: `delete from ${table} where person_id = $1`, values: [id] });
  }
  for (const table of ["access_links", "notices"] as const) {
    await tx.query({ text: `delete from ${table} where person_id = $1`, values: [id] });
  }
  await eraseRequester(tx, asking, id);
  await announcePeopleChanged(tx, asking);
  if (wasAdministrator) await refuseUnlessAdministratorRemains(tx);
  await tx.query({
    text: `update register_changes set before = null, after = null
           where (register in ('persons', 'sign-ins') and record = $1)
              or (register = 'memberships' and coalesce(after, before) ->> 'personId' = $1)`,
    values: [id],
  });
  await recordChange(tx, asking, { register: "persons", record: id, before: null, after: { isErased: true } });
}

/** What their cases say of who asked, how to reach them and where; told to the others, so that nobody is found by it any more. */
async function eraseRequester(tx: Queryable, { now }: Asking, id: string): Promise<void> {
  await tx.query({
    text: `with erased as (update cases set requester = '{}' where requester_id = $1 and requester <> '{}' returning *)
      insert into announcements (kind, case_id, version, at, payload)
      select 'case.requester-erased', id, version, $2, jsonb_build_object('visibility', 'internal', 'process', process, 'state', state)
      from erased order by id`,
    values: [id, now],
  });
}
