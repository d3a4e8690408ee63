import type { Queryable } from "../../db/pool.ts";
import { invalid } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import type { Language } from "../../words/words.ts";
import { initialsOf } from "../rules.ts";
import { addMembership, type NewMembership } from "./add-membership.ts";
import { demand, recordChange } from "./change.ts";
import { refuseUnlessCustomers } from "./of-customers.ts";
import { type Contact, setContacts } from "./set-contacts.ts";

export type NewPerson = {
  name: string;
  title?: string | null;
  organisationId?: string | null;
  language?: Language;
  contacts?: readonly Contact[];
  memberships?: readonly NewMembership[];
};

/** Adds a person with contacts and roles; returns the id. They sign in once they have a link (make-sign-in-link.ts). */
export async function createPerson(tx: Queryable, asking: Asking, input: NewPerson): Promise<string> {
  demand(asking.actor, "people.manage", "people.manage-customers");
  const organisationId = input.organisationId ?? null;
  await refuseUnlessCustomers(tx, asking, organisationId);
  await refuseUnknownOrganisation(tx, organisationId);
  const { rows } = await tx.query<{ id: string }>({
    text: `insert into persons (name, initials, title, organisation_id, language, created_at)
           values ($1, $2, $3, $4, $5, $6) returning id`,
    values: [
      input.name,
      initialsOf(input.name),
      input.title ?? null,
      organisationId,
      input.language ?? "zh",
      asking.now,
    ],
  });
  const id = rows[0]!.id;
  await setContacts(tx, id, input.contacts ?? []);
  for (const membership of input.memberships ?? []) await addMembership(tx, asking, id, membership);
  await recordChange(tx, asking, { register: "persons", record: id, before: null, after: input });
  return id;
}

export async function refuseUnknownOrganisation(tx: Queryable, organisationId: string | null): Promise<void> {
  if (organisationId === null) return;
  const { rows } = await tx.query({
    text: "select 1 from organisations where id = $1 and archived_at is null",
    values: [organisationId],
  });
  if (rows.length === 0) throw invalid({ path: "organisationId", code: "not-there" });
}
