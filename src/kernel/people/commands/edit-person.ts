import type { Queryable } from "../../db/pool.ts";
import type { Asking } from "../../http/route.ts";
import type { Language } from "../../words/words.ts";
import { endSessions } from "../identity/session-queries.ts";
import { initialsOf } from "../rules.ts";
import { announcePeopleChanged, demand, lockVersion, recordChange } from "./change.ts";
import { refuseUnknownOrganisation } from "./create-person.ts";
import { isAdministrator, refuseUnlessAdministratorRemains } from "./last-administrator.ts";
import { refuseUnlessCustomers, refuseUnlessTheirs } from "./of-customers.ts";
import { type Contact, setContacts } from "./set-contacts.ts";

type Row = {
  name: string;
  title: string | null;
  organisation_id: string | null;
  language: Language;
  is_active: boolean;
  erased_at: Temporal.Instant | null;
  version: number;
};

export type PersonChanges = {
  name?: string;
  title?: string | null;
  organisationId?: string | null;
  language?: Language;
  contacts?: readonly Contact[];
  isActive?: boolean;
};

/** Changes a person. Disabled, they are out at once: every session on every node ends with the commit (ASVS 7.4.2). */
export async function editPerson(tx: Queryable, asking: Asking, id: string, changes: PersonChanges): Promise<void> {
  demand(asking.actor, "people.manage", "people.manage-customers");
  const before = await lockVersion<Row>(tx, "persons", id, asking);
  await refuseUnlessTheirs(tx, asking, id);
  const after = {
    name: changes.name ?? before.name,
    title: changes.title === undefined ? before.title : changes.title,
    organisationId: changes.organisationId === undefined ? before.organisation_id : changes.organisationId,
    language: changes.language ?? before.language,
    isActive: (changes.isActive ?? before.is_active) && before.erased_at === null,
  };
  if (after.organisationId !== before.organisation_id) {
    await refuseUnlessCustomers(tx, asking, after.organisationId);
    await refuseUnknownOrganisation(tx, after.organisationId);
  }
  await tx.query({
    text: `update persons set name = $2, initials = $3, title = $4, organisation_id = $5, language = $6, is_active = $7,
             version = version + 1, rights_version = rights_version + 1 where id = $1`,
    values: [id, after.name, initialsOf(after.name), after.title, after.organisationId, after.language, after.isActive],
  });
  if (changes.contacts) await setContacts(tx, id, changes.contacts);
  if (!after.isActive && before.is_active) {
    await announcePeopleChanged(tx, asking);
    await endSessions(tx, id);
    if (await isAdministrator(tx, id)) await refuseUnlessAdministratorRemains(tx);
  }
  await recordChange(tx, asking, {
    register: "persons",
    record: id,
    before,
    after: changes.contacts ? { ...after, contacts: changes.contacts } : after,
  });
}
